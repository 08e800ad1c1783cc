"""Train Stable-Baselines3's DQN on a farm, save it as ONNX, and plot it against constant pools.

The numbers are those of ``farmhand train --method ddqn`` as far as DQN has them; what it keeps is the
best of its policies on validation episodes, too. Needs: pip install 'farmhand[sb3,export]' matplotlib
"""

import argparse
import itertools
from dataclasses import dataclass

import numpy as np
import torch
from stable_baselines3 import DQN
from stable_baselines3.common.callbacks import BaseCallback
from stable_baselines3.common.vec_env import VecMonitor, VecNormalize

import farmhand
from farmhand.export import Metadata, export
from farmhand.sb3 import FarmVecEnv

SCENARIO = "paper-as-run"
TASKS, STEPS, STEP_SECONDS = 1140, 30, 8  # of an episode
TOGETHER = 50  # episodes played between rounds of gradient descent
UPDATES = 75  # steps of gradient descent in such a round
PER_ACTION = 0.1  # mean workers that a change of the target less is worth


@dataclass(frozen=True)
class Score:
    """What a policy reaches, on average over episodes."""

    qos: float
    workers: float
    actions: float

    def better_than(self, other: "Score", goal: float) -> bool:
        """It reaches the goal with less effort, or comes nearer to it."""
        mine, others = (min(score.qos, goal) for score in (self, other))
        return mine > others or (mine == others == goal and self.effort < other.effort)

    def __str__(self) -> str:
        return f"{self.qos:.2%} in time, {self.workers:.2f} workers, {self.actions:.1f} actions"

    @property
    def effort(self) -> float:
        """Workers, and actions as so many workers."""
        return self.workers + PER_ACTION * self.actions


class Validation(BaseCallback):
    """Keeps the best policy on the same unseen episodes, whose seeds are far from those of training."""

    def __init__(self, episodes: int, every: int, goal: float, file: str, metadata: Metadata) -> None:
        super().__init__()
        self.every, self.goal, self.file, self.metadata = every, goal, file, metadata
        self.farms = farmhand.FarmVectorEnv(episodes, SCENARIO)
        self.best = Score(0, 0, 0)
        self.due = every

    def _on_step(self) -> bool:
        return True

    def _on_rollout_start(self) -> None:
        if self.num_timesteps >= self.due:
            self.due += self.every
            self.validate()

    def validate(self) -> None:
        """Play, compare with the best so far, and keep the better one."""
        score = self.score()
        if score.better_than(self.best, self.goal):
            self.best = score
            export(self.model, self.file, self.metadata)
        print(f"{self.num_timesteps:8} steps: {score}; best {self.best}", flush=True)

    def score(self) -> Score:
        """Figures of the episodes, each played to its end."""
        observations, _ = self.farms.reset(seed=2**40)
        running = np.ones(self.farms.num_envs, bool)
        qos, workers, actions = (np.zeros(self.farms.num_envs) for _ in range(3))
        while running.any():
            seen = self.training_env.normalize_obs(observations)
            chosen, _ = self.model.predict(seen, deterministic=True)
            observations, _, terminated, truncated, info = self.farms.step(chosen)
            ended = running & (terminated | truncated)
            if ended.any():
                figures = {name: values[ended] for name, values in info["figures"].items()}
                qos[ended] = figures["on_time"] / figures["tasks"]
                workers[ended], actions[ended] = figures["mean_target"], figures["actions"]
            running &= ~ended
        return Score(float(qos.mean()), float(workers.mean()), float(actions.mean()))


def farms(options: argparse.Namespace) -> VecNormalize:
    """The farms to learn from; an episode's rewards sum to minus its mean workers and what misses cost."""
    reward = {
        "cost": {
            "perWorkerSecond": 1 / (STEPS * STEP_SECONDS),
            "perMiss": options.price * 100 / TASKS,
            "perAction": PER_ACTION,
        }
    }
    envs = FarmVecEnv(TOGETHER, SCENARIO, reward=reward)
    # Seeds of an environment follow each other: they must not overlap with those of the next training.
    envs.seed(1000 * options.seed)
    return VecNormalize(VecMonitor(envs), norm_reward=False)


def dqn(env: VecNormalize, seed: int) -> DQN:
    """An agent with the numbers of ``farmhand train --method ddqn``."""
    return DQN(
        "MlpPolicy",
        env,
        policy_kwargs={"net_arch": [128, 64]},
        learning_rate=lambda left: 1e-3 * (5e-5 / 1e-3) ** (1 - left),
        buffer_size=100_000,
        batch_size=256,
        n_steps=5,
        gamma=1.0,  # the observation has a clock, and the end of an episode is an end
        replay_buffer_kwargs={"handle_timeout_termination": False},
        learning_starts=STEPS * TOGETHER,
        train_freq=STEPS,
        gradient_steps=UPDATES,
        # DQN's target follows once a step, that of ``ddqn`` by 0.01 at each update.
        target_update_interval=TOGETHER,
        tau=1 - 0.99 ** (UPDATES / STEPS),
        exploration_initial_eps=0.3,
        exploration_final_eps=0.03,
        exploration_fraction=0.7,
        max_grad_norm=10,
        seed=seed,
        device="cpu",
    )


def plot(rows: list[dict], file: str) -> None:
    """QoS over mean workers, of constant pools and of the policy."""
    import matplotlib.pyplot as plt

    *pools, policy = [(row["meanTarget"], 100 * row["qos"]) for row in rows]
    plt.plot(*zip(*pools, strict=True), "o-", label="constant pools")
    plt.plot(*policy, "s", label="DQN")
    plt.grid(alpha=0.3)
    plt.xlabel("mean workers")
    plt.ylabel("tasks in time, %")
    plt.legend()
    plt.savefig(file, dpi=150)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="of what is learned")
    parser.add_argument("--episodes", type=int, default=30_000, help="to learn from")
    parser.add_argument("--price", type=float, default=2, help="of a point of misses, in mean workers")
    parser.add_argument("--goal", type=float, default=0.993, help="QoS to be reached on validation episodes")
    parser.add_argument("--validation", type=int, default=1_500, help="episodes of a validation")
    parser.add_argument("--out", default="dqn.onnx")
    parser.add_argument("--plot", default="dqn.png", help="file of the figure; empty for none")
    options = parser.parse_args()
    torch.set_num_threads(1)

    env = farms(options)
    model = dqn(env, 1000 * options.seed)
    metadata = Metadata.of(env, name=f"sb3-dqn-{options.seed}")
    every = max(STEPS * TOGETHER, options.episodes * STEPS // 50)
    keeper = Validation(options.validation, every, options.goal, options.out, metadata)
    model.learn(options.episodes * STEPS, callback=keeper)
    keeper.validate()
    print(f"{options.out}: {keeper.best} on validation episodes")

    if options.plot:
        names = itertools.chain((f"static:{n}" for n in range(12, 18)), [f"onnx:{options.out}"])
        rows = farmhand.compare(SCENARIO, list(names))
        plot(rows, options.plot)
        print(
            f"{rows[-1]['qos']:.2%} in time at {rows[-1]['meanTarget']:.2f} workers; figure in {options.plot}"
        )


if __name__ == "__main__":
    main()
