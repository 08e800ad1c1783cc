"""Environment steps a second from Python, beside the same loop in Java and Gymnasium's CartPole.

All run in this process and take turns. Started by ``./bench python``, which names the jar that has Java's
loop by ``FARMHAND_BENCHMARKS``.
"""

import argparse
import os
import statistics
import time

import gymnasium
import jpype
import numpy as np

import farmhand
from farmhand._jvm import java_class

SCENARIO = "paper-as-run"
TRACES = 256
MANY = 64
THREADS = (1, 2)
CHANCE = np.random.default_rng(1)


def single(env):
    """Whole episodes of one environment under random actions."""
    actions = CHANCE.integers(env.action_space.n, size=200).tolist()

    def run(seconds):
        step, reset = env.step, env.reset
        steps, begun = 0, time.perf_counter()
        while time.perf_counter() < begun + seconds:
            for action in actions:
                _, _, terminated, truncated, _ = step(action)
                if terminated or truncated:
                    reset()
            steps += len(actions)
        return steps / (time.perf_counter() - begun)

    env.reset(seed=1)
    return run


def vector(env):
    """Many environments in lock-step under random actions."""
    actions = CHANCE.integers(3, size=(16, env.num_envs))

    def run(seconds):
        steps, begun = 0, time.perf_counter()
        while time.perf_counter() < begun + seconds:
            for row in actions:
                env.step(row)
            steps += actions.size
        return steps / (time.perf_counter() - begun)

    env.reset(seed=1)
    return run


def java(ride):
    """The same in Java, from within."""
    speed = java_class("io.farmhand.lab.environment.Speed")
    duration = java_class("java.time.Duration")
    clock = java_class("io.farmhand.time.TimeSource").system()

    def run(seconds):
        return float(speed.of(ride, duration.ofNanos(int(seconds * 1e9)), clock).stepsPerSecond())

    return run


def contenders():
    """Rows of the table: a name, the loop in Python, and the one in Java."""
    yield "CartPole, Gymnasium", single(gymnasium.make("CartPole-v1").unwrapped), None
    kinds = (("drawn online", 0), (f"{TRACES} traces", TRACES))
    ours = [single(farmhand.FarmEnv(SCENARIO, bank=bank)) for _, bank in kinds]
    jpype.addClassPath(os.environ["FARMHAND_BENCHMARKS"])
    scenario = java_class("io.farmhand.sim.scenario.Scenarios").load(SCENARIO)
    threads = java_class("java.util.ArrayList")([jpype.JInt(count) for count in THREADS])
    rides = java_class("io.farmhand.lab.environment.Rides")(scenario, MANY, threads).all()
    theirs = [java(ride) for ride in rides]
    for count in THREADS:
        ours += [
            vector(farmhand.FarmVectorEnv(MANY, SCENARIO, bank=bank, threads=count)) for _, bank in kinds
        ]
    names = ["one", *(f"{MANY} on {count} thread{'s' * (count > 1)}" for count in THREADS)]
    rows = [f"{name}, {kind}" for name in names for kind, _ in kinds]
    yield from zip(rows, ours, theirs, strict=True)


def shown(rates):
    """Median and range, in thousands."""
    middle, low, high = (f(rates) / 1000 for f in (statistics.median, min, max))
    return f"{middle:.0f} ({low:.0f}..{high:.0f})"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--warmups", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=1.0)
    options = parser.parse_args()
    rows = list(contenders())
    rates = {name: ([], []) for name, *_ in rows}
    for turn in range(-options.warmups, options.rounds):
        for name, *loops in rows:
            for loop, measured in zip(loops, rates[name], strict=True):
                rate = loop(options.seconds) if loop else None
                if turn >= 0 and rate is not None:
                    measured.append(rate)
    print("| environment | Python, k steps/s | Java, k steps/s | Python of Java |\n|---|---:|---:|---:|")
    for name, (ours, theirs) in rates.items():
        ratio = statistics.median(o / t for o, t in zip(ours, theirs, strict=False)) if theirs else None
        java_side = f"{shown(theirs)} | {ratio:.0%}" if theirs else " | "
        print(f"| {name} | {shown(ours)} | {java_side} |")


if __name__ == "__main__":
    main()
