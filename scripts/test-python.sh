#!/bin/sh
# Checks the Python package: style, types, the wheel, its tests, and the wheel in an environment with nothing else.
# It needs the jars that Maven's verify makes, and prints a line for each check, as test-launcher.sh does.
set -eu

root=$(CDPATH='' cd -- "$(dirname "$0")/.." && pwd -P)
. "$root/scripts/toolchain.sh"
find_jdk || true
require_jdk
export FARMHAND_JAVA_HOME="$JDK" SDL_VIDEODRIVER=dummy PYTHONDONTWRITEBYTECODE=1
unset PYTHONPATH || true

work=$root/target/python
log=$root/target/python.log
failed=0

# check NAME COMMAND...: runs a command and says whether it went well, with its output when it did not.
check() {
  name=$1
  shift
  if "$@" >"$log" 2>&1; then
    echo "ok python: $name"
  else
    echo "not ok python: $name"
    tail -40 "$log" | sed 's/^/    /'
    failed=1
  fi
}

environments() {
  rm -rf "$work"
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed, found " + sys.version)' &&
    python3 -m venv "$work/test" &&
    "$work/test/bin/pip" install -q --disable-pip-version-check -r "$root/python/requirements-test.txt" &&
    python3 -m venv "$work/clean"
}

wheel() {
  PYTHON=$work/test/bin/python "$root/scripts/make-wheel" --built &&
    "$work/test/bin/pip" install -q --disable-pip-version-check --no-deps "$root"/python/dist/*.whl
}

tests() {
  cd "$root/python" && "$work/test/bin/python" -m pytest -q -p no:cacheprovider --junitxml="$work/tests.xml"
}

# each_test: a line for each test; what is skipped, such as what needs PyTorch, is told apart.
each_test() {
  "$work/test/bin/python" -c '
import sys
import xml.etree.ElementTree as ElementTree
words = {"failure": "not ok", "error": "not ok", "skipped": "skipped"}
for case in ElementTree.parse(sys.argv[1]).iter("testcase"):
    word = next((words[part.tag] for part in case if part.tag in words), "ok")
    print(f"{word} python:", case.get("name"))' "$work/tests.xml"
}

# alone: the first sample of the documentation, with nothing but the wheel.
alone() {
  awk '/^```python/ { on = 1; next } /^```/ && on { exit } on' "$root/docs/python.md" >"$work/sample.py" &&
    "$work/clean/bin/pip" install -q --disable-pip-version-check "$root"/python/dist/*.whl &&
    cd "$work" && "$work/clean/bin/python" sample.py | grep -E '^[0-9.]+ [0-9.]+$'
}

check "Python 3.11 with venv and the packages of requirements-test.txt" environments
if [ "$failed" -eq 0 ]; then
  cd "$root/python"
  check "ruff finds nothing" "$work/test/bin/ruff" check --no-cache .
  check "ruff would format nothing" "$work/test/bin/ruff" format --no-cache --check .
  check "mypy finds nothing" "$work/test/bin/mypy" --no-error-summary --cache-dir /dev/null
  check "the wheel is built" wheel
  check "its tests pass" tests
  [ ! -f "$work/tests.xml" ] || each_test
  check "the wheel alone is enough" alone
fi
exit "$failed"
