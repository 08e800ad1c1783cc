"""Makes the policies and decisions that the ONNX tests of Java and Python share.

    PYTHONPATH=python/src python python/scripts/make_onnx_golden.py farm-onnx/src/test/resources/golden

For each policy NAME there are NAME.onnx, written by ``farmhand.export``, and NAME.csv: observations, the
values that ONNX's reference implementation in NumPy gives, and the action. Needs ``numpy`` and ``onnx``.
The same seed gives the same bytes; review the diff before committing it.
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

import numpy as np
from onnx.reference import ReferenceEvaluator

from farmhand.export import NUMBERS, Activation, Dense, Metadata, Network, Normalization, export

HIGHS = np.array([3, 800, 10, 1140, 32, 150, 160, 12, 1], np.float32)
"""The greatest values of the observation ``paper``."""
ROWS = 120


def observations(rng: np.random.Generator, size: int) -> np.ndarray:
    """Rows within the bounds of ``paper``, and without those for other observations."""
    spread = rng.random((ROWS, size)) ** 3  # small numbers are what a farm shows most
    return (spread * np.resize(HIGHS, size)).astype(np.float32)


def network(rng: np.random.Generator, sizes: list[int], activation: str, scale: np.ndarray | None) -> Network:
    layers: list[Dense | Activation] = []
    for inputs, outputs in itertools.pairwise(sizes):
        weights = rng.normal(0, 1 / np.sqrt(inputs), (outputs, inputs)).astype(np.float32)
        layers += [
            Dense(weights, rng.normal(0, 0.3, outputs).astype(np.float32)),
            Activation(activation),
        ]
    normalization = None if scale is None else Normalization(scale / 4.0, (scale / 3.0) ** 2, 1e-8, 10.0)
    return Network(tuple(layers[:-1]), normalization)


def policies() -> dict[str, tuple[Network, Metadata]]:
    rng = np.random.default_rng(20261126)
    full = len(NUMBERS["full-no-clock"])
    return {
        "paper-relu-normalized": (
            network(rng, [9, 16, 16, 3], "Relu", HIGHS.astype(np.float64)),
            Metadata("paper", "step:1", "paper-as-run", 8, "relu"),
        ),
        "paper-no-clock-tanh": (
            network(rng, [7, 12, 5], "Tanh", None),
            Metadata("paper-no-clock", "step:2", "paper-random", 8, "tanh"),
        ),
        "full-no-clock-absolute": (
            network(rng, [full, 24, 32], "Elu", np.resize(HIGHS, full).astype(np.float64)),
            Metadata("full-no-clock", "absolute:1..32", "bursts", 2.5, "elu"),
        ),
    }


def table(file: Path, size: int, seed: int) -> str:
    rows = observations(np.random.default_rng(seed), size)
    (values,) = ReferenceEvaluator(str(file)).run(None, {"observation": rows})
    lines = []
    for row, value in zip(rows, values, strict=True):
        numbers = [repr(float(x)) for x in (*row, *value)]
        lines.append(",".join([*numbers, str(int(value.argmax()))]))
    return "\n".join(lines) + "\n"


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for seed, (name, (net, metadata)) in enumerate(policies().items()):
        file = export(net, folder / f"{name}.onnx", metadata)
        (folder / f"{name}.csv").write_text(table(file, len(NUMBERS[metadata.observation]), seed))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
