"""Many simulated farms in lock-step as a Gymnasium vector environment."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from typing import Any

import gymnasium
import numpy as np
from gymnasium.vector import AutoresetMode
from gymnasium.vector.utils import batch_space

from farmhand._given import at_least, bank_size, checked, seed_of, whole, whole_each
from farmhand._lanes import FIGURES, Lanes
from farmhand._spec import Spec
from farmhand.render import FRAMES_PER_SECOND, Screen, moment

_JAVA = {
    AutoresetMode.NEXT_STEP: "NEXT_STEP",
    AutoresetMode.SAME_STEP: "SAME_STEP",
    AutoresetMode.DISABLED: "DISABLED",
}


def _mode(given: AutoresetMode | str) -> AutoresetMode:
    try:
        return AutoresetMode(given)
    except ValueError:
        modes = ", ".join(repr(mode.value) for mode in AutoresetMode)
        raise ValueError(f"autoreset_mode = {given!r}, must be one of {modes}") from None


class FarmVectorEnv(gymnasium.vector.VectorEnv[np.ndarray, np.ndarray, np.ndarray]):
    """``num_envs`` environments like :class:`farmhand.FarmEnv`, stepped by one call.

    Environment ``i`` gives what a single one with its seed gives, on any number of threads.
    ``info`` has ``raw`` of shape (num_envs, fields); where an episode ended also ``figures``,
    arrays under the names of the figures with the mask ``_figures``; in same-step mode these
    are within ``final_info`` with the last ``raw``, beside ``final_obs``.

    Args:
        num_envs: how many.
        scenario: as of ``FarmEnv``, as are the changes of it.
        autoreset_mode: when the next episode begins: ``AutoresetMode`` or its value such as
            ``"NextStep"``.
        threads: that share the work of a step.
        bank: traces drawn beforehand, 0 for none.
        render_mode: ``rgb_array`` for a picture of each.
        changes: as of ``FarmEnv``: discipline, actions, observation, reward, platform, workers,
            control.

    """

    metadata: dict[str, Any] = {"render_modes": ["rgb_array"], "render_fps": FRAMES_PER_SECOND}  # noqa: RUF012

    def __init__(
        self,
        num_envs: int = 1,
        scenario: str | PathLike[str] = "paper",
        *,
        autoreset_mode: AutoresetMode | str = AutoresetMode.NEXT_STEP,
        threads: int = 1,
        bank: int = 0,
        render_mode: str | None = None,
        **changes: Any,
    ) -> None:
        if render_mode not in (None, "rgb_array"):
            raise ValueError(
                f"render_mode = {render_mode!r}, must be 'rgb_array'; only a single one has 'human'"
            )
        self.render_mode = render_mode
        self._farm = Spec.of(scenario, **changes)
        self._mode = _mode(autoreset_mode)
        self.metadata = {**self.metadata, "autoreset_mode": self._mode}
        self.num_envs = num_envs = at_least(1, "num_envs", num_envs)
        self.single_observation_space = self._farm.observation_space()
        self.single_action_space = self._farm.action_space()
        self.observation_space = batch_space(self.single_observation_space, num_envs)
        self.action_space = batch_space(self.single_action_space, num_envs)
        self._threads = at_least(1, "threads", threads)
        self._bank = bank_size(bank)
        self._lanes: Lanes | None = None
        self._screens: tuple[Screen, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the observations' numbers."""
        return self._farm.fields()

    def reset(
        self,
        *,
        seed: int | Sequence[int | None] | None = None,
        options: dict[str, Any] | None = None,
    ) -> tuple[np.ndarray, dict[str, Any]]:
        """Begin an episode in each, or in those of ``options["reset_mask"]``.

        Args:
            seed: of the first, the others follow by one; or one for each; without it, or where
                it is None, an environment goes on from the seed given last.
            options: ``reset_mask``: which ones; ``workers``: how many are ready at the start, one
                number or one for each.

        """
        seeds = self._seeds(seed)
        super().reset(seed=seed if isinstance(seed, int) else None)
        given = checked(options, {"workers", "reset_mask"})
        mask = self._mask(given.get("reset_mask"))
        groups = self._groups(given.get("workers"))
        if self._lanes is None:
            if not mask.all():
                raise ValueError("reset_mask must be set for all at the first reset")
            seeds = [self._drawn() if each is None else each for each in seeds]
            self._lanes = Lanes(self._farm, self.num_envs, _JAVA[self._mode], self._threads, self._bank)
        for workers, _ in groups:
            self._lanes.check(workers)
        seeded = np.array([each is not None for each in seeds])
        for workers, members in groups:
            for which, given_seeds in ((seeded, seeds), (~seeded, None)):
                chosen = mask & members & which
                if chosen.any():
                    self._lanes.reset(given_seeds, None if chosen.all() else chosen, workers)
        self._watch(self._lanes)
        return self._lanes.observations.copy(), {"raw": self._lanes.raw.copy()}

    def _mask(self, given: Any) -> np.ndarray:
        if given is None:
            return np.ones(self.num_envs, np.bool_)
        mask = np.asarray(given)
        if mask.dtype != np.bool_ or mask.shape != (self.num_envs,) or not mask.any():
            raise ValueError(
                f"reset_mask = {mask.tolist()}, must be {self.num_envs} booleans, one for each "
                "environment, at least one of them true"
            )
        return mask

    def _groups(self, workers: Any) -> list[tuple[int | None, np.ndarray]]:
        """The environments that begin with the same number of workers."""
        if workers is None or np.ndim(workers) == 0:
            number = None if workers is None else whole("workers", workers)
            return [(number, np.ones(self.num_envs, np.bool_))]
        each = whole_each("workers", workers, self.num_envs)
        return [(int(number), each == number) for number in np.unique(each)]

    def _seeds(self, seed: int | Sequence[int | None] | None) -> list[int | None]:
        if seed is None:
            return [None] * self.num_envs
        if isinstance(seed, Sequence | np.ndarray):
            if len(seed) != self.num_envs:
                raise ValueError(f"seed = {list(seed)}, must be an int or {self.num_envs} of them")
            return [None if each is None else seed_of(each) for each in seed]
        return [seed_of(whole("seed", seed) + i) for i in range(self.num_envs)]

    def _drawn(self) -> int:
        return int(self.np_random.integers(2**62))

    def step(
        self, actions: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, dict[str, Any]]:
        """Act in each, and go on to its next decision."""
        lanes = self._lanes
        if lanes is None:
            raise RuntimeError("no episode is under way; call reset() first")
        lanes.actions[:] = whole_each("actions", actions, self.num_envs)
        endings = lanes.step()
        if endings < 0:
            raise lanes.failure()
        self._watch(lanes)
        terminated, truncated = lanes.terminated.copy(), lanes.truncated.copy()
        info: dict[str, Any] = {"raw": lanes.raw.copy()}
        if endings:
            info |= self._endings(lanes, terminated | truncated)
        return lanes.observations.copy(), lanes.rewards.copy(), terminated, truncated, info

    def _endings(self, lanes: Lanes, ended: np.ndarray) -> dict[str, Any]:
        """What is told of the episodes that ended in this step."""
        figures = dict(zip(FIGURES, lanes.figures.T.copy(), strict=True))
        own = {"figures": figures, "_figures": ended}
        if self._mode is not AutoresetMode.SAME_STEP:
            return own
        own |= {"raw": lanes.final_raw.copy(), "_raw": ended}
        final = np.empty(self.num_envs, object)
        for i in np.flatnonzero(ended):
            final[i] = lanes.final_observations[i].copy()
        return {"final_obs": final, "_final_obs": ended, "final_info": own, "_final_info": ended}

    def _watch(self, lanes: Lanes) -> None:
        if self.render_mode is None:
            return
        self._screens = self._screens or tuple(Screen() for _ in range(self.num_envs))
        for i, screen in enumerate(self._screens):
            screen.show(moment(lanes.java.seen(i)))

    def render(self) -> tuple[np.ndarray, ...] | None:
        """A picture of each episode so far; None without ``rgb_array``."""
        return tuple(screen.picture() for screen in self._screens) if self._screens else None

    def picture(self, i: int) -> np.ndarray | None:
        """A picture of the episode of environment ``i``; None without ``rgb_array``."""
        return self._screens[i].picture() if self._screens else None

    def close_extras(self, **_: Any) -> None:
        """End the episodes."""
        if self._lanes is not None:
            self._lanes.close()
            self._lanes = None
