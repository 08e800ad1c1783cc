import subprocess
import sys

import pytest


def run(code, **environment):
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", **environment},
    )


def fake_java(folder, version):
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "java").touch()
    (folder / "lib" / "server").mkdir(parents=True)
    (folder / "lib" / "server" / "libjvm.so").touch()
    (folder / "release").write_text(f'JAVA_VERSION="{version}"\n')
    return str(folder)


@pytest.mark.parametrize(("version", "found"), [("17.0.15", "Java 17"), ("24", "Java 24")])
def test_a_java_that_is_too_old_is_refused(tmp_path, version, found):
    home = fake_java(tmp_path / "jdk", version)
    done = run("import farmhand; farmhand.FarmEnv().reset()", FARMHAND_JAVA_HOME=home)
    assert done.returncode == 1
    assert f"expected the home of Java 25 or later, found {found}" in done.stderr


def test_an_old_java_home_is_passed_over(tmp_path):
    home = fake_java(tmp_path / "jdk", "17.0.15")
    done = run("from farmhand._jvm import java_home; print(java_home())", JAVA_HOME=home)
    assert done.returncode in (0, 1)
    assert home not in done.stdout
    if done.returncode == 1:
        assert "Java 17" in done.stderr and "pip install" in done.stderr


def test_spaces_are_known_without_java():
    done = run(
        "import farmhand, gymnasium, jpype\n"
        "env = gymnasium.make('Farmhand/PaperRandom-v0')\n"
        "print(env.observation_space.shape, env.action_space.n, jpype.isJVMStarted())"
    )
    assert done.stdout.split("\n")[0].endswith("False"), done.stderr


def test_a_fork_of_a_process_with_java_says_so():
    done = run(
        "import farmhand, os, warnings\n"
        "warnings.simplefilter('ignore')\n"
        "env = farmhand.FarmEnv(); env.reset(seed=1)\n"
        "pid = os.fork()\n"
        "if pid == 0:\n"
        "    try:\n"
        "        farmhand.FarmEnv().reset(seed=1)\n"
        "    except farmhand.FarmhandError as e:\n"
        "        print('refused:', e, flush=True)\n"
        "    os._exit(0)\n"
        "os.waitpid(pid, 0)\n"
    )
    assert "refused: this process was forked" in done.stdout, done.stderr
