"""One farm as a Gymnasium environment, on the simulator."""

from __future__ import annotations

from os import PathLike
from typing import Any

import gymnasium
import numpy as np

from farmhand._given import bank_size, checked, seed_of, whole
from farmhand._lanes import FIGURES, Lanes
from farmhand._spec import Spec
from farmhand.render import FRAMES_PER_SECOND, Screen, moment


class FarmEnv(gymnasium.Env[np.ndarray, np.int64]):
    """A task farm whose number of workers an agent decides on.

    Tasks with deadlines arrive as the scenario says; each step is a decision, and lasts as long
    as the scenario says (8 s in the published ones).

    Observation (``observation="paper"``), float32 within finite bounds, shape (9,):

    ===  ============  ======  ==========  =====================================================
    no.  name          unit    bounds      meaning
    ===  ============  ======  ==========  =====================================================
    0    input_queue   tasks   0 .. 3      phases that have not begun
    1    worker_queue  tasks   0 .. 800    tasks that wait
    2    result_queue  tasks   0 .. 10     finished tasks that wait for the collector
    3    output_queue  tasks   0 .. 1140   results so far
    4    workers       workers 0 .. 32     workers asked for
    5    mean_time     s       0 .. 150    mean time from creation to collection in the window
    6    max_time      s       0 .. 160    longest of them
    7    arrival_rate  1/s     0 .. 12     arrivals in the window
    8    qos           share   0 .. 1      completions in the window that met their deadline
    ===  ============  ======  ==========  =====================================================

    Actions (``actions={"step": 1}``): 0 a worker less, 1 as many as before, 2 one more.

    Every ``info`` has ``raw``, the same numbers without bounds as float64 (NaN where one is not
    known); at the end of an episode also ``figures``, what came out of it. ``terminated``: every
    task has its outcome. ``truncated``: the last step is over while tasks are left.

    Args:
        scenario: a shipped scenario, or a YAML file.
        discipline: order of the tasks, such as ``fifo`` or ``least-slack-tardy-last``.
        actions: ``{"step": 2}``, ``{"absolute": [4, 20]}`` or ``"absolute"``.
        observation: ``paper``, ``full``, ``paper-no-clock`` or ``full-no-clock``.
        reward: ``"paper"`` or ``{"cost": {"perMiss": 1, "perWorkerSecond": 0.01}}``.
        platform: other keys of scenario files; so are ``workers`` and ``control``.
        workers: bounds on the workers, such as ``{"max": 20}``.
        control: the step and its like, such as ``{"step": "4 s"}``.
        bank: episodes take their tasks from so many traces drawn beforehand, which is faster;
            0 has each draw its own.
        render_mode: ``rgb_array`` or ``human``.

    """

    action_space: gymnasium.spaces.Discrete
    metadata = {"render_modes": ["rgb_array", "human"], "render_fps": FRAMES_PER_SECOND}  # noqa: RUF012

    def __init__(
        self,
        scenario: str | PathLike[str] = "paper",
        *,
        discipline: Any = None,
        actions: Any = None,
        observation: str | None = None,
        reward: Any = None,
        platform: Any = None,
        workers: Any = None,
        control: Any = None,
        bank: int = 0,
        render_mode: str | None = None,
    ) -> None:
        if render_mode not in (None, *self.metadata["render_modes"]):
            raise ValueError(f"render_mode = {render_mode!r}, must be 'rgb_array' or 'human'")
        self._farm = Spec.of(
            scenario,
            discipline=discipline,
            actions=actions,
            observation=observation,
            reward=reward,
            platform=platform,
            workers=workers,
            control=control,
        )
        self.observation_space = self._farm.observation_space()
        self.action_space = self._farm.action_space()
        self.render_mode = render_mode
        self._bank = bank_size(bank)
        self._lanes: Lanes | None = None
        self._screen: Screen | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the observation's numbers."""
        return self._farm.fields()

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[np.ndarray, dict[str, Any]]:
        """Begin the episode of a seed, or another one of the seed given last.

        Args:
            seed: the same seed and actions give the same episode.
            options: ``{"workers": n}`` begins with n workers that are ready.

        """
        super().reset(seed=None if seed is None else seed_of(seed))
        workers = checked(options, {"workers"}).get("workers")
        if workers is not None:
            workers = whole("workers", workers)
        lanes = self._lanes
        if lanes is None:
            lanes = Lanes(self._farm, 1, "DISABLED", 1, self._bank)
            self._take(lanes)
            if seed is None:
                seed = int(self.np_random.integers(2**62))
        lanes.check(workers)
        lanes.reset(None if seed is None else [seed], None, workers)
        if self.render_mode is not None:
            self._watch(lanes)
        return self._observe(), {"raw": self._raw()}

    def _take(self, lanes: Lanes) -> None:
        self._lanes = lanes
        self._observe = lanes.observations[0].copy
        self._raw = lanes.raw[0].copy
        # Single numbers are faster by way of a memoryview.
        self._action: Any = lanes.actions.data
        self._reward = lanes.rewards.data

    def step(self, action: int | np.integer) -> tuple[np.ndarray, float, bool, bool, dict[str, Any]]:
        """Ask for workers, and go on to the next decision."""
        lanes = self._lanes
        if lanes is None:
            raise RuntimeError("no episode is under way; call reset() first")
        try:
            self._action[0] = action
        except (TypeError, ValueError):
            raise self._refused(action) from None
        ended = lanes.step()
        info: dict[str, Any] = {"raw": self._raw()}
        terminated = truncated = False
        if ended:
            if ended < 0:
                raise self._failed(action, lanes)
            terminated, truncated = lanes.terminated.item(0), lanes.truncated.item(0)
            info["figures"] = dict(zip(FIGURES, lanes.figures[0].tolist(), strict=True))
        if self.render_mode is not None:
            self._watch(lanes)
        return self._observe(), self._reward[0], terminated, truncated, info

    def _failed(self, action: Any, lanes: Lanes) -> Exception:
        """Why a step was not possible, in words for a single environment."""
        if lanes.terminated.item(0) or lanes.truncated.item(0):
            return RuntimeError("the episode has ended; call reset() before the next step")
        failure = lanes.failure()
        return self._refused(action) if isinstance(failure, ValueError) else failure

    def _refused(self, action: Any) -> ValueError:
        most = int(self.action_space.n) - 1
        return ValueError(f"action = {action!r}, must be an integer in 0 .. {most}")

    def _watch(self, lanes: Lanes) -> None:
        if self._screen is None:
            self._screen = Screen()
        self._screen.show(moment(lanes.java.seen(0)))
        if self.render_mode == "human":
            self._screen.present()

    def render(self) -> np.ndarray | None:
        """A picture of the episode so far, as an array of shape (480, 720, 3) of uint8."""
        if self.render_mode == "rgb_array" and self._screen is not None:
            return self._screen.picture()
        return None

    def close(self) -> None:
        """End the episode."""
        if self._lanes is not None:
            self._lanes.close()
            self._lanes = None
        if self._screen is not None:
            self._screen.close()
            self._screen = None
