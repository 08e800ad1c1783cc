"""Checks of what callers give: integers, seeds and options."""

from __future__ import annotations

import operator
from collections.abc import Collection, Sequence
from typing import Any

import numpy as np

MOST_SEED = 2**63 - 1


def checked(options: dict[str, Any] | None, known: Collection[str]) -> dict[str, Any]:
    """Reset's options, when all of them are known."""
    if not options:
        return {}
    unknown = sorted(set(options) - set(known))
    if unknown:
        hint = "; only vector environments have 'reset_mask'" if "reset_mask" in unknown else ""
        raise ValueError(f"options = {unknown}, must be among {sorted(known)}{hint}")
    return options


def whole(name: str, value: Any) -> int:
    """An integer that was given, of any kind of integer; others are refused instead of rounded."""
    try:
        return operator.index(value)
    except TypeError:
        raise ValueError(f"{name} = {value!r}, must be an integer") from None


def at_least(least: int, name: str, value: Any) -> int:
    """An integer that was given and is not too small."""
    number = whole(name, value)
    if number < least:
        raise ValueError(f"{name} = {number}, must be at least {least}")
    return number


def bank_size(value: Any) -> int:
    """How many traces are to be drawn beforehand; 0 for none."""
    number = whole("bank", value)
    if number < 0 or number == 1:
        raise ValueError(f"bank = {number}, must be 0, or at least 2 so that no episode is learned by heart")
    return number


def seed_of(value: Any) -> int:
    """A seed that Java takes too."""
    number = whole("seed", value)
    if not 0 <= number <= MOST_SEED:
        raise ValueError(f"seed = {number}, must be in 0 .. 2**63 - 1")
    return number


def whole_each(name: str, values: Sequence[Any] | np.ndarray, count: int) -> np.ndarray:
    """So many integers that were given."""
    array = np.asarray(values)
    if array.dtype.kind not in "iu" or array.shape != (count,):
        raise ValueError(
            f"{name} = {array.dtype} of shape {array.shape}, must be {count} integers, one for each "
            "environment"
        )
    return array
