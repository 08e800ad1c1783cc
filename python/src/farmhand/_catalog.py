"""What is known of scenarios and observations without Java: ``catalog.json``, made from it."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, TypedDict


class Part(TypedDict):
    """A number of an observation."""

    name: str
    unit: str
    low: float
    high: float


class Facts(TypedDict):
    """What must be known of a scenario to make an environment of it."""

    observation: str
    actions: str
    actionCount: int
    maxSteps: int


class Catalog(TypedDict):
    """Views and scenarios by their names, and the figures of an episode."""

    views: dict[str, list[Part]]
    scenarios: dict[str, Facts]
    figures: list[str]


_FILE = files("farmhand") / "catalog.json"
CATALOG: Catalog = json.loads(_FILE.read_text())


def from_java() -> Catalog:
    """The catalog as the Java side has it."""
    from farmhand._jvm import java_class

    views = java_class("io.farmhand.monitor.ObservationView")
    scenarios = java_class("io.farmhand.sim.scenario.Scenarios")
    figures = java_class("io.farmhand.sim.environment.VectorEnvironment").FIGURES
    return {
        "views": {str(name): _parts(views.named(name)) for name in views.names()},
        "scenarios": {str(name): _scenario(scenarios.load(name)) for name in scenarios.names()},
        "figures": [str(name) for name in figures],
    }


def _parts(view: Any) -> list[Part]:
    return [
        {
            "name": str(part.name()),
            "unit": str(part.unit()),
            "low": float(part.low()),
            "high": float(part.high()),
        }
        for part in view.parts()
    ]


def _scenario(scenario: Any) -> Facts:
    learning = scenario.learning()
    return {
        "observation": str(learning.view().name()),
        "actions": str(learning.actions().name()),
        "actionCount": int(learning.actions().size()),
        "maxSteps": int(scenario.control().maxSteps()),
    }


if __name__ == "__main__":
    print(json.dumps(from_java(), indent=1))
