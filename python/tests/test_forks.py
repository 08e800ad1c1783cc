"""Java does not survive a fork: whoever forks after a reset is told so, and what to do."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")

MADE = {
    "FarmEnv": "farmhand.FarmEnv('paper-as-run')",
    "FarmVectorEnv": "farmhand.FarmVectorEnv(2, 'paper-as-run', threads=2)",
    "LiveFarmEnv": "farmhand.LiveFarmEnv(speed=200)",
}

CHILD = """
import farmhand, gymnasium, os, signal, sys, warnings
warnings.simplefilter("ignore")

def refused(what, call):
    try:
        call()
    except farmhand.FarmhandError as error:
        print(what, "refused:", error, flush=True)

made = {made}
action = [1, 1] if isinstance(made, farmhand.FarmVectorEnv) else 1
{before}
if os.fork() == 0:
    signal.alarm(40)  # a fork that hangs must not stay
    {child}
    {end}
_, status = os.wait()
print("child ended with", os.waitstatus_to_exitcode(status), flush=True)
made.reset(seed=1)
made.step(action)
made.close()
print("parent goes on")
"""


def run(made, before, child, end="os._exit(0)"):
    code = CHILD.format(made=MADE[made], before=before, child=child, end=end)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.endswith("child ended with 0\nparent goes on\n"), done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("made", MADE)
def test_an_environment_that_was_reset_refuses_in_a_fork(made):
    told = run(
        made,
        "made.reset(seed=1)",
        "refused('step', lambda: made.step(action))\n"
        "    refused('reset', lambda: made.reset(seed=1))\n"
        "    refused('another', lambda: farmhand.FarmEnv().reset(seed=1))\n"
        "    made.close()",
    )
    for what in ("step", "reset", "another"):
        assert f"{what} refused: this process was forked from one in which Java runs" in told
    assert "'spawn' or 'forkserver'" in told and "before the first reset" in told


@pytest.mark.parametrize("made", MADE)
def test_one_that_was_only_made_is_used_in_a_fork(made):
    run(made, "pass", "made.reset(seed=1); made.step(action); made.close()")


def test_a_fork_may_collect_garbage_and_end_as_other_programs_do():
    child = "import gc; gc.collect(); refused('step', lambda: made.step(action))"
    run("FarmEnv", "made.reset(seed=1)", child, "sys.exit(0)")
