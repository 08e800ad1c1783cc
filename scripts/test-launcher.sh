#!/bin/sh
# Tries ./farmhand as someone who has just cloned it: in a copy of this folder without its builds.
# Prints a line "ok WHAT" or "not ok WHAT" for each check.
set -eu

root=$(CDPATH='' cd -- "$(dirname "$0")/.." && pwd -P)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
clone="$scratch/a clean clone"
failures=0

# check WHAT COMMAND...: the check passes when the command does; its output is shown when it fails.
check() {
  what=$1
  shift
  if "$@" >"$scratch/output" 2>&1; then
    echo "ok launcher: $what"
  else
    echo "not ok launcher: $what"
    sed 's/^/    /' "$scratch/output" | tail -n 40
    failures=$((failures + 1))
  fi
}

copy_sources() {
  mkdir "$clone"
  (cd "$root" && tar --exclude=./.git --exclude=target -cf - .) | (cd "$clone" && tar -xf -)
}

shows_version() {
  "$@" --version >"$scratch/out" 2>"$scratch/err" && grep '^farmhand [0-9]' "$scratch/out"
}

two_first_uses_at_once() {
  "$clone/farmhand" --version >"$scratch/one" 2>"$scratch/one.err" &
  one=$!
  "$clone/farmhand" --version >"$scratch/two" 2>"$scratch/two.err" &
  two=$!
  wait "$one" && wait "$two" || return 1
  grep '^farmhand [0-9]' "$scratch/one" && grep '^farmhand [0-9]' "$scratch/two" &&
    [ "$(cat "$scratch/one.err" "$scratch/two.err" | grep -c '^Building .* done in')" -eq 1 ]
}

starts_from_the_cache() {
  FARMHAND_JAVA_OPTS=-XX:AOTMode=on shows_version "$clone/farmhand"
}

loads_from_the_cache() {
  FARMHAND_JAVA_OPTS=-Xlog:class+load "$clone/farmhand" --help >"$scratch/out" || return 1
  grep 'picocli.CommandLine source: shared objects file' "$scratch/out" || return 1
  # What is made anew at each start, such as proxies, is little.
  loaded=$(grep -c ' source: ' "$scratch/out")
  elsewhere=$(grep ' source: ' "$scratch/out" | grep -vc 'source: shared objects file')
  echo "$elsewhere of $loaded classes are not from the cache"
  [ "$elsewhere" -lt 50 ]
}

starts_without_the_cache() {
  rm "$clone"/target/farmhand/*/farm-app.aot
  shows_version "$clone/farmhand" && ! [ -s "$scratch/err" ]
}

runs_through_a_symbolic_link_from_elsewhere() {
  mkdir -p "$scratch/bin" && ln -s "../a clean clone/farmhand" "$scratch/bin/farmhand"
  (cd / && shows_version "$scratch/bin/farmhand") && ! [ -s "$scratch/err" ]
}

rebuilds_offline_when_a_source_changes() {
  touch "$clone/farm-app/src/main/java/io/farmhand/app/Main.java"
  echo '--offline' >>"$clone/.mvn/maven.config"
  shows_version "$clone/farmhand" && grep '^Building .*sources changed.* done in' "$scratch/err"
}

explains_a_build_that_fails() {
  echo 'no Java' >>"$clone/farm-app/src/main/java/io/farmhand/app/Main.java"
  ! "$clone/farmhand" --version >"$scratch/out" 2>"$scratch/err" || return 1
  grep 'Main.java' "$scratch/err" && grep "The whole log is $clone/target/farmhand/build.log" "$scratch/err"
}

explains_a_missing_jdk() {
  sed 's/^MINIMUM_JAVA=.*/MINIMUM_JAVA=999/' "$root/scripts/toolchain.sh" >"$clone/scripts/toolchain.sh"
  ! "$clone/farmhand" --version >"$scratch/out" 2>"$scratch/err" || return 1
  grep 'needs JDK 999 or newer' "$scratch/err"
}

copy_sources
check 'two first uses at once build once' two_first_uses_at_once
check 'starts from the ahead-of-time cache' starts_from_the_cache
check 'loads its classes from the cache' loads_from_the_cache
check 'runs through a symbolic link from elsewhere' runs_through_a_symbolic_link_from_elsewhere
check 'starts without the cache, quietly' starts_without_the_cache
check 'rebuilds offline when a source changes' rebuilds_offline_when_a_source_changes
check 'explains a build that fails' explains_a_build_that_fails
check 'explains a missing JDK' explains_a_missing_jdk
[ "$failures" -eq 0 ]
