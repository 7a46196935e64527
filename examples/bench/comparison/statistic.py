"""How two searches are compared: the ratio of their regrets on the same tasks and seeds, with an interval."""
from __future__ import annotations

import math
import random
from dataclasses import dataclass
from statistics import fmean
from typing import Any, Callable, Optional

FLOOR = 1e-3
"""Regrets below this are as good as none: without it, the sixth digit of Branin's minimum would decide."""

RESAMPLES = 2000

Record = dict[str, Any]
Measure = Callable[[Record], Optional[float]]


@dataclass(frozen=True)
class Comparison:
    """Geometric means over the pairs, and the ratio with its 95% interval from a bootstrap over the pairs."""

    pairs: int
    regret: float
    other: float
    ratio: float
    low: float
    high: float


def after_trials(count: int) -> Measure:
    """The regret after this many trials."""
    return lambda record: max(FLOOR, record["regret"][count - 1]) if len(record["regret"]) >= count else None


def as_chosen(count: int) -> Measure:
    """The regret of the configuration that the search itself would take after this many trials: that of the lowest loss if it has no
    opinion, as none of the peers has."""
    best = after_trials(count)
    return lambda record: max(FLOOR, record["chosen"][str(count)]) if str(count) in record.get("chosen", {}) else best(record)


def after_costs(count: float) -> Measure:
    """On tables: the regret when as much training time is spent as this many configurations take on average. Before the first result it
    is that of the median; a run that ended cheaper counts with its last regret, although it could have gone on."""
    def measure(record: Record) -> Optional[float]:
        if "/" not in record["task"]:
            return None
        limit = count * record["mean_cost"]
        reached = [regret for regret, spent in zip(record["regret"], record["spent"]) if spent <= limit]
        return max(FLOOR, reached[-1] if reached else 1.0)

    return measure


def compare(ours: list[Record], theirs: list[Record], measure: Measure) -> Optional[Comparison]:
    """None without a pair."""
    left, right = by_pair(ours, measure), by_pair(theirs, measure)
    pairs = sorted(left.keys() & right.keys())
    if not pairs:
        return None
    mine, other = [math.log(left[pair]) for pair in pairs], [math.log(right[pair]) for pair in pairs]
    differences = [a - b for a, b in zip(mine, other)]
    generator = random.Random(0)
    means = sorted(fmean(generator.choices(differences, k=len(pairs))) for _ in range(RESAMPLES))
    low, high = means[int(0.025 * RESAMPLES)], means[int(0.975 * RESAMPLES)]
    return Comparison(len(pairs), *map(math.exp, (fmean(mine), fmean(other), fmean(differences), low, high)))


def geometric_mean(records: list[Record], measure: Measure) -> Optional[float]:
    """None without a record that is long enough."""
    values = [value for value in map(measure, records) if value is not None]
    return math.exp(fmean(map(math.log, values))) if values else None


def by_pair(records: list[Record], measure: Measure) -> dict[tuple[str, int], float]:
    """By task and seed, where the run is long enough."""
    measured = {(record["task"], record["seed"]): measure(record) for record in records}
    return {pair: value for pair, value in measured.items() if value is not None}
