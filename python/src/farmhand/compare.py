"""The comparison of the command line, from Python."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Sequence
from typing import Any

from farmhand._jvm import jars, java_program
from farmhand.errors import FarmhandError

_NOT_MET = 4


def compare(
    scenario: str | os.PathLike[str],
    controllers: Sequence[str],
    *,
    episodes: int = 200,
    seed: int = 1,
    discipline: str | None = None,
    frontier: bool = False,
    options: Sequence[str] = (),
) -> list[dict[str, Any]]:
    """Compare controllers on the same unseen episodes: the figures of ``farmhand compare``.

    Args:
        scenario: a shipped scenario or a YAML file.
        controllers: such as ``static:14``, ``hpa``, ``policy:FILE`` or ``onnx:FILE``.
        episodes: how many, at least 2.
        seed: of all chance.
        discipline: instead of the scenario's.
        frontier: whether constant pools are measured beside them.
        options: further options of the command line.

    Returns:
        A dictionary for each controller, for ``pandas.DataFrame``: ``name``, ``qos``,
        ``meanTarget``, ``meanWorkers``, ``actions`` and others, with intervals as ``qosCi95``.

    Raises:
        FarmhandError: with what the command line says.

    """
    with tempfile.TemporaryDirectory() as folder:
        command = [str(java_program()), "-cp", os.pathsep.join(map(str, jars()))]
        command += ["io.farmhand.app.Main", "compare", os.fspath(scenario), "--json", "--quiet"]
        for controller in controllers:
            command += ["--controller", controller]
        command += [f"--episodes={episodes}", f"--seed={seed}", f"--out={folder}/result"]
        command += [] if discipline is None else [f"--discipline={discipline}"]
        command += [] if frontier else ["--no-frontier"]
        done = subprocess.run([*command, *options], capture_output=True, text=True)
    if done.returncode not in (0, _NOT_MET):
        raise FarmhandError(done.stderr.strip() or f"exit code {done.returncode}")
    rows: list[dict[str, Any]] = json.loads(done.stdout)["controllers"]
    return rows
