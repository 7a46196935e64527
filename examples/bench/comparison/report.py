"""The comparison as Markdown."""
from __future__ import annotations

from math import isinf
from statistics import median
from typing import Any, Callable, Iterable, Optional

from . import statistic
from .parity import Parity, parity
from .statistic import Measure

Records = dict[str, list[dict[str, Any]]]


def ratios(records: Records, ours: list[str], peers: list[str], measures: dict[str, Measure]) -> str:
    """Each of our searches against each peer; below 1 ours is better."""
    rows = [_ratio(search, peer, name, statistic.compare(records[search], records[peer], measure))
            for search in ours for peer in peers for name, measure in measures.items()]
    return _table(("search", "against", "after", "pairs", "regret", "regret of the other", "ratio [95 %]"), filter(None, rows))


def _ratio(search: str, peer: str, after: str, found: Optional[statistic.Comparison]) -> Optional[tuple[str, ...]]:
    if found is None:
        return None
    return (search, peer, after, str(found.pairs), f"{found.regret:.4f}", f"{found.other:.4f}",
            f"{found.ratio:.2f} [{found.low:.2f}, {found.high:.2f}]")


def parities(records: Records, ours: list[str], peers: list[str], measure: Callable[[Any], Measure], steps: list[float], unit: str) -> str:
    """How far each of our searches must go to be as good as each peer is at the end."""
    rows = [_parity(search, peer, steps[-1], unit, parity(records[search], records[peer], measure, steps, steps[-1]))
            for search in ours for peer in peers]
    return _table(("search", "as good as", "after", "pairs", "regret", f"needs, in {unit} [95 %]", "share"), filter(None, rows))


def _parity(search: str, peer: str, end: float, unit: str, found: Optional[Parity]) -> Optional[tuple[str, ...]]:
    if found is None:
        return None
    share = "" if isinf(found.at) else f"{found.at / end:.2f}"
    at, low, high = (f"over {end:g}" if isinf(value) else f"{value:g}" for value in (found.at, found.low, found.high))
    return (search, peer, f"{end:g} {unit}", str(found.pairs), f"{found.other:.4f}", f"{at} [{low}, {high}]", share)


def tasks(records: Records, measure: Measure) -> str:
    """The regret of each search on each task, a geometric mean over the seeds that it has."""
    names = sorted({record["task"] for found in records.values() for record in found})
    rows = ((name, *(_number(statistic.geometric_mean([record for record in found if record["task"] == name], measure))
                     for found in records.values())) for name in names)
    return _table(("task", *records), rows)


def latency(records: Records) -> str:
    """Milliseconds of a suggestion, by the number of known points."""
    columns = sorted({(record["task"], record["known"]) for found in records.values() for record in found})
    rows = ((name, *(_milliseconds([second for record in found if (record["task"], record["known"]) == column for second in record["ask_s"]])
                     for column in columns)) for name, found in records.items())
    return _table(("ms a suggestion", *(f"{task.rpartition('/')[2]}, {known} known" for task, known in columns)), rows)


def _number(value: Optional[float]) -> str:
    return "" if value is None else f"{value:.4f}"


def _milliseconds(seconds: list[float]) -> str:
    return f"{1000 * median(seconds):.1f}" if seconds else ""


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
