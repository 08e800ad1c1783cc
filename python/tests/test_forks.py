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


def test_threads_that_fork_at_once_leave_everything_as_it_was():
    code = """
import farmhand, gc, os, sys, threading, warnings
warnings.simplefilter("ignore")
farmhand.FarmEnv().reset(seed=1)
before = list(gc.callbacks)
sys.setswitchinterval(1e-6)

def fork():
    for _ in range(25):
        child = os.fork()
        if child == 0:
            os._exit(0)
        os.waitpid(child, 0)

threads = [threading.Thread(target=fork) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(before) > 0 and gc.callbacks == before)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout == "True\n", done.stdout + done.stderr


def test_gymnasium_steps_farms_in_processes_of_any_kind(tmp_path):
    code = """
import gymnasium, numpy as np
from gymnasium.vector import AsyncVectorEnv

def farm():
    return gymnasium.make("farmhand:Farmhand/PaperAsRun-v0")

if __name__ == "__main__":
    played = []
    for context in ("fork", "spawn", "forkserver"):
        vector = AsyncVectorEnv([farm, farm], context=context)
        vector.reset(seed=4)
        played.append([vector.step(np.array([2, step % 3]))[0] for step in range(35)])
        vector.close()
    together = gymnasium.make_vec("farmhand:Farmhand/PaperAsRun-v0", num_envs=2)
    together.reset(seed=4)
    played.append([together.step(np.array([2, step % 3]))[0] for step in range(35)])
    for other in played:
        np.testing.assert_array_equal(other, played[0])
    print("all the same")
"""
    file = tmp_path / "farms.py"  # spawn wants a file
    file.write_text(code)
    done = subprocess.run([sys.executable, file], capture_output=True, text=True, timeout=100)
    assert done.stdout == "all the same\n", done.stderr
