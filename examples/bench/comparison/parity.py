"""How far a search must go to be as good as another one: what it saves, in trials or in training time."""
from __future__ import annotations

import math
import random
from dataclasses import dataclass
from statistics import fmean
from typing import Any, Callable, Optional, Sequence

from .statistic import Measure, Record, by_pair

RESAMPLES = 500
"""Fewer than for a ratio: each of them looks for the place anew."""

Row = Sequence[float]


@dataclass(frozen=True)
class Parity:
    """Where ours is as good as theirs: the first of the steps at which the geometric mean of its regrets is no higher; with the 95%
    interval from a bootstrap over the pairs. Infinite where it is not as good at the last step."""

    pairs: int
    other: float
    at: float
    low: float
    high: float


def parity(ours: list[Record], theirs: list[Record], measure: Callable[[Any], Measure], steps: Sequence[float], of: float) -> Optional[Parity]:
    """
    :param measure: gives the regret after so many trials, or so much cost
    :param steps: rising; where to look
    :param of: where the other search is looked at
    :return: None without a pair
    """
    target = by_pair(theirs, measure(of))
    columns = [by_pair(ours, measure(step)) for step in steps]
    pairs = sorted(target.keys() & set.intersection(*(set(column) for column in columns)))
    if not pairs:
        return None
    aims = [math.log(target[pair]) for pair in pairs]
    rows = [[math.log(column[pair]) for column in columns] for pair in pairs]
    generator = random.Random(0)
    places = sorted(_first(rows, aims, steps, generator.choices(range(len(pairs)), k=len(pairs))) for _ in range(RESAMPLES))
    return Parity(len(pairs), math.exp(fmean(aims)), _first(rows, aims, steps, range(len(pairs))),
                  places[int(0.025 * RESAMPLES)], places[int(0.975 * RESAMPLES)])


def _first(rows: list[Row], aims: Row, steps: Sequence[float], chosen: Sequence[int]) -> float:
    """By halving, as the mean regret falls: where noise makes it rise a little between two steps, that may be one of the steps beside."""
    aim = fmean(aims[i] for i in chosen)
    low, high = 0, len(steps)
    while low < high:
        middle = (low + high) // 2
        if fmean(rows[i][middle] for i in chosen) <= aim:
            high = middle
        else:
            low = middle + 1
    return steps[low] if low < len(steps) else math.inf
