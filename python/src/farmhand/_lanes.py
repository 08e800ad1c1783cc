"""Simulated environments in Java over memory that numpy sees."""

from __future__ import annotations

from typing import Any

import jpype
import jpype.nio
import numpy as np

from farmhand._catalog import CATALOG
from farmhand._jvm import java_class, start
from farmhand._spec import Spec, python_error, translated

FIGURES = tuple(CATALOG["figures"])


class Lanes:
    """A Java ``VectorEnvironment`` and its buffers as numpy arrays, which it overwrites."""

    def __init__(self, spec: Spec, count: int, autoreset: str, threads: int, bank: int) -> None:
        """Make ``count`` environments; ``bank`` traces are drawn beforehand unless it is 0."""
        start()
        size = len(spec.fields())
        package = "io.farmhand.sim.environment"
        vector_buffers = java_class(f"{package}.VectorBuffers")
        self._block = np.zeros(int(vector_buffers.bytes(count, size)), np.uint8)
        self._cut(count, size)
        with translated():
            scenario = spec.load()
            modes = java_class(f"{package}.Autoreset")
            vector = (
                java_class(f"{package}.VectorSettings")
                .of(count)
                .withAutoreset(modes.valueOf(autoreset))
                .withThreads(threads)
            )
            if bank:
                traces = java_class("io.farmhand.sim.workload.TraceBank")
                vector = vector.withBank(traces.of(scenario.workload(), jpype.JLong(0), bank))
            self.java = java_class(f"{package}.VectorEnvironment").of(
                scenario,
                java_class(f"{package}.EnvironmentSettings").of(scenario),
                vector,
                vector_buffers.in_(jpype.nio.convertToDirectBuffer(memoryview(self._block)), count, size),
            )
        self._step = self.java.step

    def _cut(self, count: int, size: int) -> None:
        at = 0

        def part(kind: Any, *shape: int) -> np.ndarray:
            nonlocal at
            length = int(np.prod(shape)) * np.dtype(kind).itemsize
            array = self._block[at : at + length].view(kind).reshape(shape)
            at += length
            return array

        self.rewards = part(np.float64, count)
        self.figures = part(np.float64, count, len(FIGURES))
        self.raw = part(np.float64, count, size)
        self.observations = part(np.float32, count, size)
        self.final_observations = part(np.float32, count, size)
        self.actions = part(np.int32, count)
        self.terminated = part(np.bool_, count)
        self.truncated = part(np.bool_, count)

    def reset(self, seeds: list[int] | None, mask: list[bool] | None, workers: int | None) -> None:
        """Begin episodes, as ``VectorEnvironment.reset`` does."""
        options = java_class("io.farmhand.sim.environment.ResetOptions").NONE
        with translated():
            if workers is not None:
                options = options.withWorkers(int(workers))
            self.java.reset(
                None if seeds is None else jpype.JArray(jpype.JLong)(seeds),
                None if mask is None else jpype.JArray(jpype.JBoolean)(mask),
                options,
            )

    def step(self) -> None:
        """Act as ``actions`` says; a plain ``try``, since this is asked for at every step."""
        try:
            self._step()
        except jpype.JException as error:
            raise python_error(error) from error

    def close(self) -> None:
        """End the episodes and threads."""
        self.java.close()


def options_of(options: dict[str, Any] | None) -> int | None:
    """The workers at the start that reset's options ask for."""
    unknown = set(options or ()) - {"workers", "reset_mask"}
    if unknown:
        raise ValueError(f"options = {sorted(unknown)}, must be 'workers' or 'reset_mask'")
    return (options or {}).get("workers")
