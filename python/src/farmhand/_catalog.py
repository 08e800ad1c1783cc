"""What is known of scenarios and observations without Java: ``catalog.json``, made from it."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

_FILE = files("farmhand") / "catalog.json"
CATALOG: dict[str, Any] = json.loads(_FILE.read_text())


def from_java() -> dict[str, Any]:
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


def _parts(view: Any) -> list[dict[str, Any]]:
    return [
        {
            "name": str(part.name()),
            "unit": str(part.unit()),
            "low": float(part.low()),
            "high": float(part.high()),
        }
        for part in view.parts()
    ]


def _scenario(scenario: Any) -> dict[str, Any]:
    learning = scenario.learning()
    return {
        "observation": str(learning.view().name()),
        "actions": str(learning.actions().name()),
        "actionCount": int(learning.actions().size()),
        "maxSteps": int(scenario.control().maxSteps()),
    }


if __name__ == "__main__":
    print(json.dumps(from_java(), indent=1))
