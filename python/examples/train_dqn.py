"""Train Stable-Baselines3's DQN on a farm, and plot it against constant pools.

Needs: pip install stable-baselines3 matplotlib
"""

import argparse

import gymnasium
import matplotlib.pyplot as plt
from stable_baselines3 import DQN

import farmhand


def episodes(env, model, seeds):
    """The figures of unseen episodes under a model: (QoS, mean target) of each."""
    for seed in seeds:
        observation, _ = env.reset(seed=seed)
        ended = False
        while not ended:
            action, _ = model.predict(observation, deterministic=True)
            observation, _, terminated, truncated, info = env.step(int(action))
            ended = terminated or truncated
        figures = info["figures"]
        yield figures["on_time"] / figures["tasks"], figures["mean_target"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", default="dqn.png")
    options = parser.parse_args()

    env = gymnasium.make("farmhand:Farmhand/PaperAsRun-v0")
    model = DQN("MlpPolicy", env, seed=options.seed, verbose=1)
    model.learn(options.steps)

    # Seeds far from those of training, which follow from --seed.
    results = list(episodes(env, model, range(1_000_000, 1_000_200)))
    pools = farmhand.compare("paper-as-run", [f"static:{n}" for n in range(10, 19)], episodes=200)

    plt.plot([row["meanTarget"] for row in pools], [100 * row["qos"] for row in pools], "o-", label="pools")
    qos = 100 * sum(q for q, _ in results) / len(results)
    workers = sum(w for _, w in results) / len(results)
    plt.plot([workers], [qos], "s", label="DQN")
    plt.xlabel("mean workers")
    plt.ylabel("tasks in time, %")
    plt.legend()
    plt.savefig(options.out, dpi=150)
    print(f"DQN: {qos:.2f} % in time at {workers:.2f} workers; figure in {options.out}")


if __name__ == "__main__":
    main()
