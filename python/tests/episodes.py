"""What several tests play."""

import gymnasium
import numpy as np

PAPER_AS_RUN = "farmhand:Farmhand/PaperAsRun-v0"


def play(env, seed, actions=None):
    """The whole episode of a seed: observations, rewards, ends and figures."""
    observation, _ = env.reset(seed=seed)
    observations, rewards = [observation], []
    for step in range(1000):
        action = step % 3 if actions is None else actions[step]
        observation, reward, terminated, truncated, info = env.step(action)
        observations.append(observation)
        rewards.append(reward)
        if terminated or truncated:
            return np.array(observations), np.array(rewards), (terminated, truncated), info
    raise AssertionError("the episode does not end")


def single():
    """One farm, on the simulator."""
    return gymnasium.make(PAPER_AS_RUN)
