"""The environments' ids."""

from __future__ import annotations

import gymnasium

from farmhand._catalog import CATALOG


def env_id(scenario: str) -> str:
    """The id of a shipped scenario: ``paper-as-run`` is ``Farmhand/PaperAsRun-v0``."""
    return f"Farmhand/{''.join(word.capitalize() for word in scenario.split('-'))}-v0"


def register() -> None:
    """Register an environment for each shipped scenario, unless that has been done."""
    for scenario in CATALOG["scenarios"]:
        name = env_id(scenario)
        if name not in gymnasium.registry:
            gymnasium.register(
                id=name,
                entry_point="farmhand.env:FarmEnv",
                vector_entry_point="farmhand.vector:FarmVectorEnv",
                kwargs={"scenario": scenario},
            )
    if "FarmhandLive-v0" not in gymnasium.registry:
        gymnasium.register(
            id="FarmhandLive-v0",
            entry_point="farmhand.live:LiveFarmEnv",
            kwargs={"scenario": "paper-as-run"},
            nondeterministic=True,
        )
