"""Environment steps a second from Python, beside Gymnasium's CartPole; contenders take turns.

The Java loop itself is measured by ``./bench environment``. Started by ``./bench python``.
"""

import argparse
import statistics
import time

import gymnasium
import numpy as np

import farmhand

SCENARIO = "paper-as-run"
TRACES = 256


def single(env):
    def run(seconds):
        env.reset(seed=1)
        steps, end = 0, time.perf_counter() + seconds
        while time.perf_counter() < end:
            for _ in range(200):
                _, _, terminated, truncated, _ = env.step(steps % 2)
                steps += 1
                if terminated or truncated:
                    env.reset()
        return steps

    return run


def vector(env):
    actions = np.ones(env.num_envs, np.int64)

    def run(seconds):
        env.reset(seed=1)
        steps, end = 0, time.perf_counter() + seconds
        while time.perf_counter() < end:
            for _ in range(10):
                env.step(actions)
                steps += env.num_envs
        return steps

    return run


def contenders():
    cart_pole = "CartPole-v1"
    yield "CartPole, Gymnasium", single(gymnasium.make(cart_pole).unwrapped)
    for name, bank in (("drawn online", 0), (f"{TRACES} traces", TRACES)):
        yield f"one, {name}", single(farmhand.FarmEnv(SCENARIO, bank=bank))
        for threads in (1, 2):
            env = farmhand.FarmVectorEnv(64, SCENARIO, bank=bank, threads=threads)
            yield f"64 on {threads} thread(s), {name}", vector(env)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2.0)
    options = parser.parse_args()
    runs = list(contenders())
    rates = {name: [] for name, _ in runs}
    for _, run in runs:
        run(options.seconds)
    for _ in range(options.rounds):
        for name, run in runs:
            begun = time.perf_counter()
            steps = run(options.seconds)
            rates[name].append(steps / (time.perf_counter() - begun))
    print("| environment | k steps/s, median | min..max |\n|---|---:|---:|")
    for name, values in rates.items():
        middle, low, high = (f(values) / 1000 for f in (statistics.median, min, max))
        print(f"| {name} | {middle:.0f} | {low:.0f}..{high:.0f} |")


if __name__ == "__main__":
    main()
