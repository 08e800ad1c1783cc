"""A live farm as a Gymnasium environment: real threads, real time."""

from __future__ import annotations

from os import PathLike
from typing import Any

import gymnasium
import numpy as np

from farmhand._given import checked, seed_of, whole
from farmhand._jvm import forked, java_class, require_own
from farmhand._lanes import FIGURES
from farmhand._spec import Spec, translated


class LiveFarmEnv(gymnasium.Env[np.ndarray, np.int64]):
    """The farm of a scenario on this machine, whose workers an agent decides on.

    Each step takes its time, ``speed`` times faster than the scenario says. Observations, actions
    and rewards are those of :class:`farmhand.FarmEnv`; an episode does not repeat exactly.

    Args:
        scenario: a shipped scenario or a YAML file; ``changes`` are those of ``FarmEnv``.
        speed: how much faster than the scenario's own time.
        changes: discipline, actions, observation, reward, platform, workers, control.

    """

    action_space: gymnasium.spaces.Discrete
    metadata = {"render_modes": []}  # noqa: RUF012

    def __init__(
        self,
        scenario: str | PathLike[str] = "paper-as-run",
        *,
        speed: float = 1.0,
        render_mode: str | None = None,
        **changes: Any,
    ) -> None:
        if render_mode is not None:
            raise ValueError(f"render_mode = {render_mode!r}, must be None")
        if not speed > 0:
            raise ValueError(f"speed = {speed}, must be greater than 0")
        self._farm = Spec.of(scenario, **changes)
        self._speed = speed
        self.observation_space = self._farm.observation_space()
        self.action_space = self._farm.action_space()
        self._live: Any = None

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the observation's numbers."""
        return self._farm.fields()

    def _open(self) -> Any:
        package = "io.farmhand.sim.environment"
        with translated():
            scenario = self._farm.load()
            time = java_class("io.farmhand.time.TimeSource").system().faster(self._speed)
            site = java_class("io.farmhand.sim.live.Site").emulated(scenario.platform(), time)
            settings = java_class(f"{package}.EnvironmentSettings").of(scenario)
            return java_class(f"{package}.LiveEnvironment").of(scenario, settings, site, time)

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[np.ndarray, dict[str, Any]]:
        """Open a fresh farm, with the tasks of the seed."""
        super().reset(seed=None if seed is None else seed_of(seed))
        workers = checked(options, {"workers"}).get("workers")
        require_own()
        if self._live is None:
            self._live = self._open()
            seed = int(self.np_random.integers(2**62)) if seed is None else seed
        asked = java_class("io.farmhand.sim.environment.ResetOptions").NONE
        with translated():
            asked = asked if workers is None else asked.withWorkers(whole("workers", workers))
            start = self._live.reset(asked) if seed is None else self._live.reset(seed, asked)
        return self._shown(start), {"raw": self._raw(start)}

    def step(self, action: int | np.integer) -> tuple[np.ndarray, float, bool, bool, dict[str, Any]]:
        """Ask for workers, and wait for the next decision."""
        if self._live is None:
            raise RuntimeError("no episode is under way; call reset() first")
        require_own()
        with translated():
            step = self._live.step(whole("action", action))
        info: dict[str, Any] = {"raw": self._raw(step)}
        if step.ended():
            info["figures"] = _figures(step.figures())
        return (
            self._shown(step),
            float(step.reward()),
            bool(step.terminated()),
            bool(step.truncated()),
            info,
        )

    def _shown(self, result: Any) -> np.ndarray:
        return np.array(result.observation(), np.float32)

    def _raw(self, result: Any) -> np.ndarray:
        parts = result.view().parts()
        return np.array([part.raw().applyAsDouble(result.seen()) for part in parts], np.float64)

    def close(self) -> None:
        """End the farm; in a fork of its process there is nothing to end."""
        if self._live is not None and not forked():
            self._live.close()
        self._live = None


def _figures(figures: Any) -> dict[str, float]:
    words = {name: name.title().replace("_", "") for name in FIGURES}
    return {name: float(getattr(figures, word[0].lower() + word[1:])()) for name, word in words.items()}
