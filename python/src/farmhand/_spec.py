"""What an environment is made of: a scenario with changes, and the spaces that follow."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jpype
import numpy as np
from gymnasium import spaces

from farmhand._catalog import CATALOG, Facts
from farmhand._jvm import java_class
from farmhand.errors import FarmhandError

_MOST_STEP = 1_000
_ARGUMENTS = "the environment's arguments"
_PLACE = re.compile(rf"{_ARGUMENTS}:\d+:\d+: ")
CHANGES = ("discipline", "observation", "actions", "reward", "platform", "workers", "control")


@dataclass(frozen=True)
class Spec:
    """A scenario by name or file, and keys of scenario files that it gets instead of its own."""

    scenario: str
    changes: dict[str, Any]

    @staticmethod
    def of(scenario: str | os.PathLike[str], **changes: Any) -> Spec:
        """Check what can be checked without Java."""
        scenario = os.fspath(scenario)
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
        if view is not None and view not in tuple(CATALOG["views"]):
            raise ValueError(f"observation = {view!r}, must be one of {', '.join(CATALOG['views'])}")
        if "actions" in kept:
            _count(kept["actions"])
        return Spec(scenario, kept)

    @property
    def shipped(self) -> Facts | None:
        """What the catalog knows of the scenario; None for a file."""
        return CATALOG["scenarios"].get(self.scenario)

    def load(self) -> Any:
        """The Java scenario."""
        scenarios = java_class("io.farmhand.sim.scenario.Scenarios")
        with translated():
            if not self.changes:
                return scenarios.load(self.scenario)
        text = {"extends": self.scenario, "name": Path(self.scenario).stem, **self.changes}
        try:
            return scenarios.parse(_ARGUMENTS, json.dumps(text, default=_plain))
        except jpype.JException as error:
            message = str(error.getMessage())
            if _ARGUMENTS not in message:  # but those of a file that is extended
                raise python_error(error) from error
            raise ValueError(_PLACE.sub("", message)) from error

    def view(self) -> str:
        """The name of the observation's view; asks Java for that of a file only."""
        if "observation" in self.changes:
            return str(self.changes["observation"])
        if self.shipped:
            return self.shipped["observation"]
        return str(self.load().learning().view().name())

    def action_count(self) -> int:
        """How many actions there are; asks Java where a file decides."""
        if "actions" in self.changes:
            count = _count(self.changes["actions"])
        else:
            count = self.shipped["actionCount"] if self.shipped else None
        return int(self.load().learning().actions().size()) if count is None else count

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


def _count(actions: Any) -> int | None:
    """How many actions these are; None where the scenario's limits decide."""
    match actions:
        case "absolute":
            return None
        case {"step": step} if len(actions) == 1 and _is_whole(step) and 1 <= step <= _MOST_STEP:
            return 2 * int(step) + 1
        case {"absolute": [low, high]} if len(actions) == 1 and _is_whole(low) and _is_whole(high):
            if 0 <= low <= high:
                return int(high) - int(low) + 1
    raise ValueError(
        f"actions = {actions!r}, must be {{'step': k}} with k in 1 .. {_MOST_STEP}, "
        "{'absolute': [least, most]} or 'absolute'"
    )


def _is_whole(value: Any) -> bool:
    return isinstance(value, int | np.integer) and not isinstance(value, bool)


def _plain(value: Any) -> Any:
    """What JSON has for a value that it does not know."""
    if isinstance(value, np.generic | np.ndarray):
        return value.tolist()
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    raise ValueError(f"{value!r}, must be a number, a text, a list or a mapping, as in scenario files")


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
