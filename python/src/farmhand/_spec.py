"""What an environment is made of: a scenario with changes, and the spaces that follow."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jpype
import numpy as np
from gymnasium import spaces

from farmhand._catalog import CATALOG
from farmhand._jvm import java_class
from farmhand.errors import FarmhandError

CHANGES = ("discipline", "observation", "actions", "reward", "platform", "workers", "control")


@dataclass(frozen=True)
class Spec:
    """A scenario by name or file, and keys of scenario files that it gets instead of its own."""

    scenario: str
    changes: dict[str, Any]

    @staticmethod
    def of(scenario: str, **changes: Any) -> Spec:
        """Check what can be checked without Java."""
        if not isinstance(scenario, str):
            scenario = str(scenario)
        if scenario not in CATALOG["scenarios"]:
            path = Path(scenario)
            if not path.is_file():
                raise ValueError(
                    f"scenario = {scenario!r}, must be a YAML file or one of "
                    f"{', '.join(CATALOG['scenarios'])}"
                )
            scenario = str(path.resolve())
        unknown = sorted(set(changes) - set(CHANGES))
        if unknown:
            raise TypeError(f"unknown arguments {unknown}, must be among {', '.join(CHANGES)}")
        kept = {key: value for key, value in changes.items() if value is not None}
        view = kept.get("observation")
        if view is not None and view not in CATALOG["views"]:
            raise ValueError(f"observation = {view!r}, must be one of {', '.join(CATALOG['views'])}")
        return Spec(scenario, kept)

    @property
    def shipped(self) -> dict[str, Any] | None:
        """What the catalog knows of the scenario; None for a file."""
        return CATALOG["scenarios"].get(self.scenario)

    def load(self) -> Any:
        """The Java scenario."""
        scenarios = java_class("io.farmhand.sim.scenario.Scenarios")
        with translated():
            if not self.changes:
                return scenarios.load(self.scenario)
            text = {"extends": self.scenario, "name": Path(self.scenario).stem, **self.changes}
            return scenarios.parse("the environment's arguments", json.dumps(text))

    def view(self) -> str:
        """The name of the observation's view; asks Java for that of a file only."""
        if "observation" in self.changes:
            return self.changes["observation"]
        if self.shipped:
            return self.shipped["observation"]
        return str(self.load().learning().view().name())

    def action_count(self) -> int:
        """How many actions there are; asks Java where a file decides."""
        actions = self.changes.get("actions")
        if actions is None and self.shipped:
            return self.shipped["actionCount"]
        if isinstance(actions, dict) and isinstance(actions.get("step"), int):
            return 2 * actions["step"] + 1
        if isinstance(actions, dict) and "absolute" in actions:
            low, high = actions["absolute"]
            return high - low + 1
        return int(self.load().learning().actions().size())

    def observation_space(self) -> spaces.Box:
        """The box of the view's bounds, in float32."""
        parts = CATALOG["views"][self.view()]
        return spaces.Box(
            np.array([part["low"] for part in parts], np.float32),
            np.array([part["high"] for part in parts], np.float32),
            dtype=np.float32,
        )

    def action_space(self) -> spaces.Discrete:
        """The actions, from 0."""
        return spaces.Discrete(self.action_count())

    def fields(self) -> tuple[str, ...]:
        """The names of the observation's numbers."""
        return tuple(part["name"] for part in CATALOG["views"][self.view()])


@contextmanager
def translated() -> Iterator[None]:
    """Raise what Java throws as ValueError, RuntimeError or FarmhandError."""
    try:
        yield
    except jpype.JException as error:
        raise python_error(error) from error


def python_error(error: Any) -> Exception:
    """The Python exception that says the same as a Java one."""
    text = str(error.getMessage())
    if isinstance(error, jpype.JClass("java.lang.IllegalArgumentException")):
        return ValueError(text)
    if isinstance(error, jpype.JClass("java.lang.IllegalStateException")):
        return RuntimeError(text)
    return FarmhandError(text or str(error))
