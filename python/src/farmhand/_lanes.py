"""Simulated environments in Java over memory that numpy sees."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Sequence
from typing import Any
from weakref import WeakSet

import jpype
import jpype.nio
import numpy as np

from farmhand._catalog import CATALOG
from farmhand._jvm import java_class, require_own
from farmhand._spec import Spec, python_error, translated

FIGURES = tuple(CATALOG["figures"])
_PACKAGE = "io.farmhand.sim.environment"
_FUNCTION = ctypes.CFUNCTYPE(ctypes.c_int)


class Lanes:
    """A Java ``VectorEnvironment`` and its buffers as numpy arrays, which it overwrites.

    ``step()`` acts as ``actions`` says and returns how many episodes ended, or a negative number
    after a ``failure()``. It is a function of C: a call by JPype would take longer than the step.
    """

    def __init__(self, spec: Spec, count: int, autoreset: str, threads: int, bank: int) -> None:
        """Make ``count`` environments; ``bank`` traces are drawn beforehand unless it is 0."""
        size = len(spec.fields())
        buffers = java_class(f"{_PACKAGE}.VectorBuffers")
        self._block = np.zeros(int(buffers.bytes(count, size)), np.uint8)
        self._cut(count, size)
        with translated():
            scenario = spec.load()
            self._least, self._most = int(scenario.limits().min()), int(scenario.limits().max())
            self.java = java_class(f"{_PACKAGE}.VectorEnvironment").of(
                scenario,
                java_class(f"{_PACKAGE}.EnvironmentSettings").of(scenario),
                _settings(scenario, count, autoreset, threads, bank),
                buffers.in_(jpype.nio.convertToDirectBuffer(self._block.data), count, size),
            )
            self._foreign = java_class(f"{_PACKAGE}.ForeignStep").of(self.java)
        self._reset = self.java.reset
        self.step: Any = _FUNCTION(int(self._foreign.address()))
        _open.add(self)

    def _cut(self, count: int, size: int) -> None:
        at = 0

        def part(kind: Any, *shape: int) -> np.ndarray:
            nonlocal at
            length = int(np.prod(shape)) * np.dtype(kind).itemsize
            array: np.ndarray = self._block[at : at + length].view(kind).reshape(shape)
            at += length
            return array

        self.rewards = part(np.float64, count)
        self.figures = part(np.float64, count, len(FIGURES))
        self.raw = part(np.float64, count, size)
        self.final_raw = part(np.float64, count, size)
        self.observations = part(np.float32, count, size)
        self.final_observations = part(np.float32, count, size)
        self.actions = part(np.int32, count)
        self.terminated = part(np.bool_, count)
        self.truncated = part(np.bool_, count)

    def check(self, workers: int | None) -> None:
        """Refuse a number of workers that no episode can begin with."""
        require_own()
        if workers is not None and not self._least <= workers <= self._most:
            raise ValueError(f"workers = {workers}, must be in {self._least} .. {self._most}")

    def reset(self, seeds: Sequence[int | None] | None, mask: np.ndarray | None, workers: int | None) -> None:
        """Begin episodes in all or those of the mask, as ``VectorEnvironment.reset`` does.

        Seeds count where the mask is set; without them an environment goes on from its last one.
        """
        require_own()
        try:
            if seeds is None and mask is None and workers is None:
                self._reset()
            else:
                self._reset(
                    None if seeds is None else jpype.JArray(jpype.JLong)([seed or 0 for seed in seeds]),
                    None if mask is None else jpype.JArray(jpype.JBoolean)(mask.tolist()),
                    _options(workers),
                )
        except jpype.JException as error:
            raise python_error(error) from error

    def failure(self) -> Exception:
        """Why the last step that failed did."""
        return python_error(self._foreign.failure())

    def close(self) -> None:
        """End the episodes and threads; in a fork there is nothing to end."""
        if self.step is not require_own:
            self.step = _closed
            self.java.close()
            self._foreign.close()


def _settings(scenario: Any, count: int, autoreset: str, threads: int, bank: int) -> Any:
    settings = (
        java_class(f"{_PACKAGE}.VectorSettings")
        .of(count)
        .withAutoreset(java_class(f"{_PACKAGE}.Autoreset").valueOf(autoreset))
        .withThreads(threads)
    )
    if not bank:
        return settings
    traces = java_class("io.farmhand.sim.workload.TraceBank")
    return settings.withBank(traces.of(scenario.workload(), jpype.JLong(0), bank))


def _options(workers: int | None) -> Any:
    none = java_class(f"{_PACKAGE}.ResetOptions").NONE
    return none if workers is None else none.withWorkers(workers)


def _closed() -> int:
    raise RuntimeError("the environments are closed; make others")


_open: WeakSet[Lanes] = WeakSet()


def _refuse_in_fork() -> None:
    for lanes in _open:
        lanes.step = require_own


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_refuse_in_fork)
