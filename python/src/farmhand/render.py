"""Pictures of an episode: queue, workers, load and quality of service over time."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from farmhand.errors import FarmhandError

FRAMES_PER_SECOND = 8
WIDTH, HEIGHT = 720, 480
_INK, _GRID, _FAINT = (34, 40, 49), (222, 226, 230), (108, 117, 128)
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 116, 34, 26
_HEAD, _GAP, _INSET = 18, 8, 3  # above and below the frame of a panel, and within it
_NEAT = (1, 2, 3, 4, 5, 6, 8, 10)


@dataclass(frozen=True)
class Series:
    """A line of a panel: the field of ``Moment``, what it is called, and its colour."""

    field: str
    word: str
    colour: tuple[int, int, int]
    filled: bool = True


@dataclass(frozen=True)
class Panel:
    """A part of the picture, whose scale reaches at least to ``least``."""

    title: str
    least: float
    series: tuple[Series, ...]
    percent: bool = False

    def most(self, values: list[list[float]]) -> float:
        """The end of the scale: a neat number that no value exceeds."""
        return self.least if self.percent else neat(max(self.least, *map(max, values)))

    def text(self, value: float) -> str:
        """A value as the picture shows it."""
        return f"{100 * value:.0f} %" if self.percent else f"{value:.3g}"


_PANELS = (
    Panel("load, tasks/s", 2, (Series("arrivals", "arrive", (59, 111, 182)),)),
    Panel(
        "workers",
        4,
        (
            Series("ready", "ready", (43, 138, 91)),
            Series("target", "asked for", (52, 58, 64), filled=False),
        ),
    ),
    Panel("tasks that wait", 10, (Series("waiting", "wait", (201, 95, 40)),)),
    Panel("tasks in time", 1, (Series("qos", "in time", (127, 78, 158)),), percent=True),
)


def neat(value: float) -> float:
    """The least number, not below this one, that is short to write, as is half of it."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(digit * power for digit in _NEAT if digit * power >= value and (digit % 2 == 0 or power > 1))


@dataclass(frozen=True)
class Moment:
    """What a picture shows of a decision."""

    seconds: float
    waiting: float
    target: float
    ready: float
    arrivals: float
    qos: float


def moment(seen: Any) -> Moment:
    """The numbers of a Java ``Observation``."""
    from farmhand._jvm import java_class

    parts = {
        str(part.name()): float(part.raw().applyAsDouble(seen))
        for part in java_class("io.farmhand.monitor.ObservationView").named("full").parts()
    }
    return Moment(
        parts["time"],
        parts["waiting"],
        parts["target"],
        parts["ready"],
        parts["arrival_rate"],
        parts["qos"],
    )


class Screen:
    """Draws the moments since the episode began."""

    def __init__(self) -> None:
        self._moments: list[Moment] = []
        self._window: Any = None
        self._clock: Any = None
        try:
            from PIL import ImageFont

            self._font = ImageFont.load_default(13)
        except ImportError as missing:
            raise FarmhandError(
                "pictures need Pillow, and a window pygame; run: pip install 'farmhand[render]'"
            ) from missing

    def show(self, now: Moment) -> None:
        """Add a decision; one that is not later than the last begins another episode."""
        if self._moments and now.seconds <= self._moments[-1].seconds:
            self._moments.clear()
        self._moments.append(now)

    def picture(self) -> np.ndarray:
        """The episode so far, of shape (480, 720, 3), uint8."""
        from PIL import Image, ImageDraw

        image = Image.new("RGB", (WIDTH, HEIGHT), "white")
        draw = ImageDraw.Draw(image)
        now = self._moments[-1]
        title = f"{_clock(now.seconds)}   {now.ready:.0f} of {now.target:.0f} workers ready, "
        draw.text((_LEFT, 8), f"{title}{now.waiting:.0f} tasks wait", fill=_INK, font=self._font)
        height = (HEIGHT - _TOP - _BOTTOM) / len(_PANELS)
        for row, panel in enumerate(_PANELS):
            top = _TOP + row * height
            self._panel(draw, panel, top + _HEAD, top + height - _GAP)
        self._times(draw)
        return np.asarray(image).copy()

    def _panel(self, draw: Any, panel: Panel, top: float, bottom: float) -> None:
        values = [[_known(getattr(m, line.field)) for m in self._moments] for line in panel.series]
        most, right = panel.most(values), WIDTH - _RIGHT

        def y(value: float) -> float:
            return bottom - _INSET - (bottom - top - 2 * _INSET) * value / most

        draw.text((_LEFT, top - 4), panel.title, fill=_INK, font=self._font, anchor="ls")
        for mark in (0.0, most / 2, most):
            draw.line((_LEFT, y(mark), right, y(mark)), fill=_GRID)
            draw.text((_LEFT - 6, y(mark)), panel.text(mark), fill=_FAINT, font=self._font, anchor="rm")
        for row, (line, numbers) in enumerate(zip(panel.series, values, strict=True)):
            points = [(self._x(m.seconds), y(n)) for m, n in zip(self._moments, numbers, strict=True)]
            _trace(draw, line, _stairs(points), y(0))
            label = f"{line.word} {panel.text(numbers[-1])}"
            draw.text(
                (right + 10, top + 10 + 18 * row), label, fill=line.colour, font=self._font, anchor="lm"
            )

    def _x(self, seconds: float) -> float:
        span = max(60.0, self._moments[-1].seconds)
        return _LEFT + (WIDTH - _RIGHT - _LEFT) * max(0.0, seconds) / span

    def _times(self, draw: Any) -> None:
        span = max(60.0, self._moments[-1].seconds)
        apart = next(step for step in (15, 30, 60, 120, 300, 600, 1e9) if span / step <= 6)
        for mark in np.arange(0, span + 1, apart):
            draw.text((self._x(mark), HEIGHT - 8), _clock(mark), fill=_FAINT, font=self._font, anchor="ms")

    def present(self) -> None:
        """Show the picture in a window, at the pace of ``render_fps``."""
        try:
            import pygame
        except ImportError as missing:
            raise FarmhandError("a window needs pygame: pip install 'farmhand[render]'") from missing
        if self._window is None:
            pygame.display.init()
            self._window = pygame.display.set_mode((WIDTH, HEIGHT))
            pygame.display.set_caption("Farmhand")
            self._clock = pygame.time.Clock()
        surface = pygame.surfarray.make_surface(self.picture().swapaxes(0, 1))
        self._window.blit(surface, (0, 0))
        pygame.event.pump()
        pygame.display.flip()
        self._clock.tick(FRAMES_PER_SECOND)

    def close(self) -> None:
        """Close the window."""
        if self._window is not None:
            import pygame

            pygame.display.quit()
            self._window = None


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def _known(value: float) -> float:
    return 0.0 if np.isnan(value) else value


def _trace(draw: Any, line: Series, points: list[tuple[float, float]], ground: float) -> None:
    if line.filled and len(points) > 1:
        tint = tuple(255 - (255 - part) // 6 for part in line.colour)
        draw.polygon([(points[0][0], ground), *points, (points[-1][0], ground)], fill=tint)
    draw.line(points, fill=line.colour, width=2 if line.filled else 1)
    x, y = points[-1]
    draw.ellipse((x - 2.5, y - 2.5, x + 2.5, y + 2.5), fill=line.colour)


def _stairs(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    stairs = points[:1]
    for (_, before), (x, y) in pairwise(points):
        stairs += [(x, before), (x, y)]
    return stairs
