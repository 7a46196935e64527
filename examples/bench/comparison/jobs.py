"""What is measured: which search on which task with which seed."""
from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Iterator

HPOBENCH = ("australian", "blood_transfusion", "car", "credit_g", "kc1", "phoneme", "segment", "vehicle")
HPOLIB = ("naval_propulsion", "parkinsons_telemonitoring", "protein_structure", "slice_localization")
TABLES = tuple(f"hpobench/{name}" for name in HPOBENCH) + tuple(f"hpolib/{name}" for name in HPOLIB)
FUNCTIONS = ("branin", "hartmann6", "bbob-f8-5d", "bbob-f10-5d", "bbob-f15-5d", "bbob-f21-5d")
QUICK = ("hpobench/segment", "hpolib/protein_structure", "hartmann6")

COUNTS = (20, 50, 100)
"""Trials after which searches are compared."""


@dataclass(frozen=True)
class Job:
    """One run; with `known` points beforehand only the time of a suggestion is measured."""

    method: str
    task: str
    seed: int
    budget: int
    """Trials."""
    batch: int = 1
    """Trials at once; the oldest one ends first."""
    cost_limit: float = 0
    """Ends the run when this many mean costs of the task are spent, which the search is told; 0 for no limit."""
    known: int = 0

    def identity(self, version: str) -> tuple[Any, ...]:
        """Equal for runs of which the longer one begins with the shorter one."""
        return version, self.method, self.task, self.seed, self.batch, self.cost_limit, self.known


def job_of(record: dict[str, Any]) -> Job:
    """The job that a result belongs to."""
    return Job(**{name: record[name] for name in Job.__dataclass_fields__ if name in record})


def runs(method: str, tasks: list[str], seeds: range, budget: int, batch: int, cost_limit: float) -> list[Job]:
    """Seed by seed, so that what has been done at any time is comparable."""
    return [Job(method, task, seed, budget, batch, cost_limit) for seed in seeds for task in tasks]


def latencies(method: str, batch: int, counts: list[int]) -> list[Job]:
    """How long a suggestion takes in a space of nine mixed parameters and in one of six real ones."""
    return [Job(method, task, 0, 9, batch, 0, known) for task in ("hpolib/protein_structure", "hartmann6") for known in counts]


def interleaved(queues: list[list[Job]]) -> Iterator[Job]:
    """The first of each, the second of each and so on: what the machine does meanwhile then hits all alike."""
    for together in zip(*queues):
        yield from together
