# Sourced by ./farmhand and ./test: finds the JDK and Maven, and keeps builds of this folder apart.
# The caller sets root to the folder of the project.
# shellcheck shell=sh

: "${root:?}"
MINIMUM_JAVA=25
EXIT_UNAVAILABLE=69

die() {
  printf '%s\n' "$@" >&2
  exit "$EXIT_UNAVAILABLE"
}

# java_major HOME: sets MAJOR to the version of the JDK in HOME, 0 when there is none.
java_major() {
  MAJOR=0
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=*)
        line=${line#*\"}
        MAJOR=${line%%[!0-9]*}
        ;;
    esac
  done <"$1/release"
}

# find_jdk: sets JDK to JAVA_HOME, the JDK on the PATH or the oldest one in the usual places that is
# new enough; fails when there is none.
find_jdk() {
  JDK=
  if [ -n "${JAVA_HOME-}" ]; then
    java_major "$JAVA_HOME"
    if [ "$MAJOR" -ge "$MINIMUM_JAVA" ]; then
      JDK=$JAVA_HOME
      return 0
    fi
  fi
  on_path=$(command -v javac 2>/dev/null) && on_path=$(readlink -f "$on_path" 2>/dev/null) || on_path=
  if [ -n "$on_path" ]; then
    java_major "${on_path%/bin/javac}"
    if [ "$MAJOR" -ge "$MINIMUM_JAVA" ]; then
      JDK=${on_path%/bin/javac}
      return 0
    fi
  fi
  oldest=
  for home in /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* \
    "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* "${HOME-}"/.asdf/installs/java/* \
    "${HOME-}"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    java_major "$home"
    if [ "$MAJOR" -ge "$MINIMUM_JAVA" ] && [ "$MAJOR" -lt "${oldest:-1000}" ]; then
      oldest=$MAJOR
      JDK=$home
    fi
  done
  [ -n "$JDK" ]
}

require_jdk() {
  find_jdk || die \
    "Farmhand needs JDK $MINIMUM_JAVA or newer, and found none." \
    "Looked at JAVA_HOME (${JAVA_HOME:-not set}), javac on the PATH (${on_path:-none}), /usr/lib/jvm, /usr/java, /opt," \
    "and the folders of SDKMAN, asdf, mise, IntelliJ and macOS." \
    "Install one (for example: apt-get install openjdk-25-jdk-headless, or: sdk install java 25-tem)" \
    "or set JAVA_HOME to it."
}

require_maven() {
  command -v mvn >/dev/null 2>&1 || die \
    "Farmhand needs Maven to build, and found no mvn on the PATH." \
    "Install it (for example: apt-get install maven, or: sdk install maven) and try again."
}

# maven ARGUMENT...: runs Maven on this folder with the JDK that was found.
maven() {
  # Maven's own libraries warn of a class of the JDK that a later one takes away.
  (cd "$root" && JAVA_HOME=$JDK MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS-}" \
    exec mvn -B "$@")
}

# lock: waits until no other build of this folder runs, and keeps others out until unlock. The lock
# is a symbolic link to the holder's process id: made in one step, and recognised when left behind.
lock() {
  LOCK=$root/target/build.lock
  mkdir -p "$root/target" || die "Cannot write to $root/target; make the folder writable."
  waiting=
  until ln -s "$$" "$LOCK" 2>/dev/null; do
    [ -w "$root/target" ] || die "Cannot write to $root/target; make the folder writable."
    holder=$(readlink "$LOCK") || continue
    if kill -0 "$holder" 2>/dev/null; then
      if [ -z "$waiting" ]; then
        waiting=yes
        echo "Waiting for another build of Farmhand (process $holder) ..." >&2
      fi
      sleep 1
    elif [ "$(readlink "$LOCK")" = "$holder" ]; then
      rm -f "$LOCK"
    fi
  done
  trap unlock EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  trap 'exit 129' HUP
}

unlock() {
  trap - EXIT INT TERM HUP
  rm -f "$LOCK"
}
