"""Many simulated farms in lock-step as a Gymnasium vector environment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gymnasium
import numpy as np
from gymnasium.vector import AutoresetMode
from gymnasium.vector.utils import batch_space

from farmhand._lanes import FIGURES, Lanes, options_of
from farmhand._spec import Spec

_JAVA = {
    AutoresetMode.NEXT_STEP: "NEXT_STEP",
    AutoresetMode.SAME_STEP: "SAME_STEP",
    AutoresetMode.DISABLED: "DISABLED",
}


class FarmVectorEnv(gymnasium.vector.VectorEnv[np.ndarray, np.ndarray, np.ndarray]):
    """``num_envs`` environments like :class:`farmhand.FarmEnv`, stepped by one call.

    Environment ``i`` gives what a single one with its seed gives, on any number of threads.
    ``info`` has ``raw`` of shape (num_envs, fields); where an episode ended also ``figures``,
    arrays under the names of the figures with the mask ``_figures``; in same-step mode these
    are within ``final_info``, beside ``final_obs``.

    Args:
        num_envs: how many.
        scenario: as of ``FarmEnv``, as are the changes of it.
        autoreset: when the next episode begins: ``AutoresetMode`` or its value such as
            ``"NextStep"``.
        threads: that share the work of a step.
        bank: traces drawn beforehand, 0 for none.
        changes: as of ``FarmEnv``: discipline, actions, observation, reward, platform, workers,
            control.

    """

    metadata: dict[str, Any] = {"render_modes": []}  # noqa: RUF012

    def __init__(
        self,
        num_envs: int = 1,
        scenario: str = "paper",
        *,
        autoreset: AutoresetMode | str = AutoresetMode.NEXT_STEP,
        threads: int = 1,
        bank: int = 0,
        render_mode: str | None = None,
        **changes: Any,
    ) -> None:
        if render_mode is not None:
            raise ValueError(f"render_mode = {render_mode!r}, must be None: render single ones")
        self._farm = Spec.of(scenario, **changes)
        self._mode = AutoresetMode(autoreset)
        self.metadata = {**self.metadata, "autoreset_mode": self._mode}
        self.num_envs = num_envs
        self.single_observation_space = self._farm.observation_space()
        self.single_action_space = self._farm.action_space()
        self.observation_space = batch_space(self.single_observation_space, num_envs)
        self.action_space = batch_space(self.single_action_space, num_envs)
        self._threads = threads
        self._bank = bank
        self._lanes: Lanes | None = None

    def reset(
        self,
        *,
        seed: int | Sequence[int | None] | None = None,
        options: dict[str, Any] | None = None,
    ) -> tuple[np.ndarray, dict[str, Any]]:
        """Begin an episode in each, or in those of ``options["reset_mask"]``.

        Args:
            seed: of the first, the others follow by one; or one for each; without it each goes
                on from the seed given last.
            options: ``reset_mask``: which ones; ``workers``: how many are ready at the start.

        """
        super().reset(seed=seed if isinstance(seed, int) else None)
        workers = options_of(options)
        mask = (options or {}).get("reset_mask")
        if self._lanes is None:
            if mask is not None and not np.all(mask):
                raise ValueError("reset_mask must be set for all at the first reset")
            if seed is None:
                seed = int(self.np_random.integers(2**62))
            self._lanes = Lanes(self._farm, self.num_envs, _JAVA[self._mode], self._threads, self._bank)
        self._lanes.reset(
            self._seeds(seed), None if mask is None else np.asarray(mask, bool).tolist(), workers
        )
        return self._lanes.observations.copy(), {"raw": self._lanes.raw.copy()}

    def _seeds(self, seed: int | Sequence[int | None] | None) -> list[int] | None:
        if seed is None:
            return None
        if isinstance(seed, int | np.integer):
            return [int(seed) + i for i in range(self.num_envs)]
        if len(seed) != self.num_envs or any(each is None for each in seed):
            raise ValueError(f"seed = {list(seed)}, must be an int or {self.num_envs} of them")
        return [int(each) for each in seed if each is not None]

    def step(
        self, actions: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, dict[str, Any]]:
        """Act in each, and go on to its next decision."""
        lanes = self._lanes
        if lanes is None:
            raise RuntimeError("no episode is under way; call reset() first")
        lanes.actions[:] = actions
        lanes.step()
        terminated = lanes.terminated.copy()
        truncated = lanes.truncated.copy()
        return (
            lanes.observations.copy(),
            lanes.rewards.copy(),
            terminated,
            truncated,
            self._info(lanes, terminated, truncated),
        )

    def _info(self, lanes: Lanes, terminated: np.ndarray, truncated: np.ndarray) -> dict[str, Any]:
        info: dict[str, Any] = {"raw": lanes.raw.copy()}
        if not (terminated.any() or truncated.any()):
            return info
        ended = terminated | truncated
        figures = dict(zip(FIGURES, lanes.figures.T.copy(), strict=True))
        own = {"figures": figures, "_figures": ended}
        if self._mode is AutoresetMode.SAME_STEP:
            final = np.empty(self.num_envs, object)
            for i in np.flatnonzero(ended):
                final[i] = lanes.final_observations[i].copy()
            own = {"final_obs": final, "_final_obs": ended, "final_info": own, "_final_info": ended}
        return {**info, **own}

    def close_extras(self, **_: Any) -> None:
        """End the episodes."""
        if self._lanes is not None:
            self._lanes.close()
            self._lanes = None
