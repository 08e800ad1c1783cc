"""Farms for Stable-Baselines3: ``pip install 'farmhand[sb3]'``."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from typing import Any

import gymnasium
import numpy as np
from gymnasium.vector import AutoresetMode

from farmhand.vector import FarmVectorEnv

try:
    from stable_baselines3.common.vec_env.base_vec_env import (
        VecEnv,
        VecEnvIndices,
        VecEnvStepReturn,
    )
except ImportError as missing:
    raise ImportError("farmhand.sb3 needs Stable-Baselines3; run: pip install 'farmhand[sb3]'") from missing

__all__ = ["FarmVecEnv"]


class Member:
    """One of the farms, as far as Stable-Baselines3 asks for one.

    Attributes:
        observation_space: what it shows.
        action_space: what it takes.
        render_mode: ``rgb_array`` or None.
        metadata: as of ``FarmEnv``.
        fields: names of the observation's numbers.

    """

    def __init__(self, farms: FarmVectorEnv, index: int) -> None:
        self.observation_space = farms.single_observation_space
        self.action_space = farms.single_action_space
        self.render_mode = farms.render_mode
        self.metadata = farms.metadata
        self.fields = farms.fields
        self._farms = farms
        self._index = index

    def render(self) -> np.ndarray | None:
        """A picture of the episode so far; none without ``rgb_array``."""
        return self._farms.picture(self._index)


class FarmVecEnv(VecEnv):
    """Many simulated farms as a ``VecEnv``, stepped by one call.

    It gives what a ``DummyVecEnv`` of so many :class:`farmhand.FarmEnv` gives: observations,
    rewards as float32, ``terminal_observation``, ``TimeLimit.truncated`` and the rest of each
    ``info``; seeds and options count at the next reset. Wrap it in ``VecMonitor`` for the rewards
    of episodes, and in ``VecNormalize`` to scale what is seen.

    Attributes and methods by way of ``get_attr``, ``set_attr`` and ``env_method`` are those of
    :class:`Member`.

    Args:
        num_envs: how many.
        scenario: as of ``FarmEnv``, as are the changes of it.
        threads: that share the work of a step.
        bank: traces drawn beforehand, 0 for none.
        render_mode: ``rgb_array`` for pictures.
        changes: as of ``FarmEnv``: discipline, actions, observation, reward, platform, workers,
            control.

    """

    def __init__(
        self,
        num_envs: int = 1,
        scenario: str | PathLike[str] = "paper",
        *,
        threads: int = 1,
        bank: int = 0,
        render_mode: str | None = None,
        **changes: Any,
    ) -> None:
        self._farms = FarmVectorEnv(
            num_envs,
            scenario,
            autoreset_mode=AutoresetMode.SAME_STEP,
            threads=threads,
            bank=bank,
            render_mode=render_mode,
            **changes,
        )
        self._farm = self._farms._farm
        self._members = [Member(self._farms, i) for i in range(num_envs)]
        self._actions = np.zeros(num_envs, np.int64)
        spaces = self._farms.single_observation_space, self._farms.single_action_space
        super().__init__(num_envs, *spaces)

    def reset(self) -> np.ndarray:
        """Begin an episode in each, with the seeds and options that were given for it."""
        seeds = None if any(seed is None for seed in self._seeds) else self._seeds
        observations, info = self._farms.reset(seed=seeds, options=self._joint_options())
        self.reset_infos = [{"raw": row} for row in info["raw"]]
        self._reset_seeds()
        self._reset_options()
        return observations

    def _joint_options(self) -> dict[str, Any] | None:
        given = [options or {} for options in self._options]
        if not any(given):
            return None
        if any(set(options) != {"workers"} for options in given):
            raise ValueError(f"options = {given}, must be {{'workers': n}} for all or for none")
        return {"workers": [options["workers"] for options in given]}

    def step_async(self, actions: np.ndarray) -> None:
        """Keep the actions for :meth:`step_wait`."""
        self._actions = actions

    def step_wait(self) -> VecEnvStepReturn:
        """Act in each; where an episode ended the next begins."""
        observations, rewards, terminated, truncated, info = self._farms.step(self._actions)
        infos: list[dict[str, Any]] = [{"raw": row, "TimeLimit.truncated": False} for row in info["raw"]]
        dones = terminated | truncated
        for i in map(int, np.flatnonzero(dones)):
            self.reset_infos[i] = {"raw": info["raw"][i]}
            infos[i] = {
                **_final(info["final_info"], i),
                "TimeLimit.truncated": bool(truncated[i]),
                "terminal_observation": info["final_obs"][i],
            }
        return observations, rewards.astype(np.float32), dones, infos

    def get_images(self) -> Sequence[np.ndarray | None]:
        """A picture of each episode so far; none without ``rgb_array``."""
        return self.env_method("render")

    def close(self) -> None:
        """End the episodes."""
        self._farms.close()

    def get_attr(self, attr_name: str, indices: VecEnvIndices = None) -> list[Any]:
        """An attribute of each member."""
        return [getattr(member, attr_name) for member in self._of(indices)]

    def set_attr(self, attr_name: str, value: Any, indices: VecEnvIndices = None) -> None:
        """Give each member an attribute, which changes nothing of the farm."""
        for member in self._of(indices):
            setattr(member, attr_name, value)

    def env_method(
        self, method_name: str, *method_args: Any, indices: VecEnvIndices = None, **method_kwargs: Any
    ) -> list[Any]:
        """Call a method of each member."""
        return [getattr(member, method_name)(*method_args, **method_kwargs) for member in self._of(indices)]

    def env_is_wrapped(
        self, wrapper_class: type[gymnasium.Wrapper], indices: VecEnvIndices = None
    ) -> list[bool]:
        """No member is: wrap the whole instead."""
        return [False for _ in self._of(indices)]

    def _of(self, indices: VecEnvIndices) -> list[Member]:
        return [self._members[i] for i in self._get_indices(indices)]


def _final(info: dict[str, Any], i: int) -> dict[str, Any]:
    """What is told of the episode that ended in environment ``i``, as a single one tells it."""
    figures = {name: values.item(i) for name, values in info["figures"].items()}
    return {"raw": info["raw"][i], "figures": figures}
