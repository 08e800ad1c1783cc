#!/bin/sh
# Makes what an image holds beside the function's jars in /home/app/lib: a Java runtime in /opt/java,
# the options that start the function, an ahead-of-time cache, and the few files of a system that a
# JVM needs, in /rootfs. Usage: assemble.sh [MODULES]
set -eu

app=/home/app
java=/opt/java
root=${ROOTFS:-/rootfs}
more=${1-}

jars=$(find "$app/lib" -name '*.jar' | LC_ALL=C sort)
class_path=$(printf '%s\n' "$jars" | paste -s -d :)

# shellcheck disable=SC2086 # one word for each jar
modules=$(jdeps --print-module-deps --ignore-missing-deps --multi-release 25 \
  --class-path "$class_path" $jars)
rm -rf "$java"
jlink --add-modules "$modules${more:+,$more}" --strip-debug --no-header-files --no-man-pages \
  --compress zip-0 --output "$java"

# In one file, since a cache goes with exactly one class path, and wildcards have no order.
cat >"$app/java.options" <<END
-XX:AOTCache=$app/function.aot
-Xlog:aot*=off
-Xlog:cds*=off
-XX:+UseSerialGC
-XX:TieredStopAtLevel=1
-XX:MaxRAMPercentage=70
-Djava.awt.headless=true
-cp
$class_path
io.farmhand.function.Main
function.Function
END

grep -v '^-XX:AOTCache=' "$app/java.options" >/tmp/training.options
FARMHAND_TRAINING=true timeout 120 "$java/bin/java" -XX:AOTCacheOutput="$app/function.aot" @/tmp/training.options
[ -s "$app/function.aot" ] || {
  echo "The JVM made no ahead-of-time cache" >&2
  exit 1
}

# The libraries of the system that the JVM's own are linked to, at the places where they are looked for.
mkdir -p "$root/etc"
find "$java" -type f \( -name '*.so' -o -path "$java/bin/java" \) -exec ldd {} + 2>/dev/null |
  awk '$2 == "=>" && $3 ~ /^\// { print $3 } $1 ~ /^\/.*ld-/ { print $1 }' |
  grep -v "^$java/" | sort -u |
  while IFS= read -r library; do
    mkdir -p "$root$(dirname "$library")"
    cp -L "$library" "$root$library"
  done
install -d -m 1777 "$root/tmp"
echo 'app:x:10001:10001::/home/app:/sbin/nologin' >"$root/etc/passwd"
echo 'app:x:10001:' >"$root/etc/group"
