"""Pictures of an episode: queue, workers, load and quality of service over time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from farmhand.errors import FarmhandError

FRAMES_PER_SECOND = 8
WIDTH, HEIGHT = 720, 480
_INK, _GRID, _FAINT = (34, 40, 49), (222, 226, 230), (120, 128, 138)
_LEFT, _RIGHT, _TOP, _GAP, _BOTTOM = 64, 112, 34, 14, 26


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
        title = f"{int(now.seconds) // 60}:{int(now.seconds) % 60:02d}   " + (
            f"{now.ready:.0f} of {now.target:.0f} workers ready, {now.waiting:.0f} tasks wait"
        )
        draw.text((_LEFT, 10), title, fill=_INK, font=self._font)
        height = (HEIGHT - _TOP - _BOTTOM - 3 * _GAP) / 4
        panels: tuple[tuple[str, tuple[tuple[str, tuple[int, int, int]], ...], float], ...] = (
            ("load, 1/s", (("arrivals", (59, 111, 182)),), 1),
            ("workers", (("target", (160, 168, 178)), ("ready", (43, 138, 91))), 4),
            ("tasks", (("waiting", (201, 95, 40)),), 10),
            ("QoS", (("qos", (127, 78, 158)),), 1),
        )
        for row, (unit, series, least) in enumerate(panels):
            self._panel(draw, _TOP + row * (height + _GAP), height, unit, series, least)
        self._times(draw)
        return np.asarray(image).copy()

    def _panel(self, draw: Any, top: float, height: float, unit: str, series: Any, least: float) -> None:
        bottom, right = top + height, WIDTH - _RIGHT
        values = {
            name: [0.0 if np.isnan(v := getattr(m, name)) else v for m in self._moments] for name, _ in series
        }
        most = 1.0 if unit == "QoS" else max(least, 1.1 * max(max(v) for v in values.values()))
        draw.rectangle((_LEFT, top, right, bottom), outline=_GRID)
        draw.line((_LEFT, (top + bottom) / 2, right, (top + bottom) / 2), fill=_GRID)
        draw.text((8, top), unit, fill=_INK, font=self._font)
        label = "100 %" if unit == "QoS" else f"{most:.0f}"
        draw.text((_LEFT - 6, top + 18), label, fill=_FAINT, font=self._font, anchor="ra")
        draw.text((_LEFT - 6, bottom - 14), "0", fill=_FAINT, font=self._font, anchor="ra")
        for line, (name, colour) in enumerate(series):
            points = [
                (self._x(m.seconds), bottom - height * value / most)
                for m, value in zip(self._moments, values[name], strict=True)
            ]
            draw.line(_stairs(points), fill=colour, width=2)
            last = values[name][-1]
            text = f"{100 * last:.0f} %" if unit == "QoS" else f"{last:.3g}"
            word = "in time" if name == "qos" else name
            at = (right + 8, top + 4 + 18 * line)
            draw.text(at, f"{word} {text}", fill=colour, font=self._font)

    def _x(self, seconds: float) -> float:
        span = max(60.0, self._moments[-1].seconds)
        return _LEFT + (WIDTH - _RIGHT - _LEFT) * max(0.0, seconds) / span

    def _times(self, draw: Any) -> None:
        span = max(60.0, self._moments[-1].seconds)
        apart = next(step for step in (15, 30, 60, 120, 300, 600, 1e9) if span / step <= 6)
        for mark in np.arange(0, span + 1, apart):
            text = f"{int(mark) // 60}:{int(mark) % 60:02d}"
            draw.text((self._x(mark), HEIGHT - 8), text, fill=_FAINT, font=self._font, anchor="ms")

    def present(self) -> None:
        """Show the picture in a window, at the pace of ``render_fps``."""
        try:
            import pygame
        except ImportError as missing:
            raise FarmhandError("a window needs pygame: pip install 'farmhand[render]'") from missing
        if self._window is None:
            pygame.init()
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

            pygame.quit()
            self._window = None


def _stairs(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    stairs = points[:1]
    for (_, before), (x, y) in pairwise(points):
        stairs += [(x, before), (x, y)]
    return stairs if len(stairs) > 1 else stairs * 2
