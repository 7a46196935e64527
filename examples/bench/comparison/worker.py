"""Runs jobs in the environment that has the packages: jobs as JSON lines on stdin, results as JSON lines on stdout."""
from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from . import peers, tasks
from .jobs import COUNTS, Job
from .ours import AskTell
from .search import Parameter, Search, Values


class Worker:
    """Keeps what is slow to start."""

    def __init__(self, cache: Path, command: list[str]):
        self.cache = cache
        self.command = command
        self.programs: dict[str, AskTell] = {}

    def result(self, job: Job) -> dict[str, Any]:
        task = tasks.make(job.task, job.seed, self.cache)
        search = self._search(job, task)
        if job.known:
            return {"ask_s": _latencies(job, task, search)}
        return _run(job, task, search)

    def close(self) -> None:
        for program in self.programs.values():
            program.close()

    def _search(self, job: Job, task: tasks.Task) -> Search:
        if job.method in peers.ALL:
            return peers.ALL[job.method](task.space, job.seed)
        if job.method not in self.programs:
            self.programs[job.method] = AskTell([*self.command, "--algorithm", job.method])
        program = self.programs[job.method]
        program.begin(task.space, job.seed, job.cost_limit * task.mean_cost or None)
        return program


def _run(job: Job, task: tasks.Task, search: Search) -> dict[str, Any]:
    """The regret after each trial of the configuration that looked best so far, and what was spent by then."""
    noise = np.random.default_rng(1000 + job.seed)
    limit = job.cost_limit * task.mean_cost or float("inf")
    pending: list[tuple[Any, Values]] = []
    regrets: list[float] = []
    spent: list[float] = []
    seconds: list[float] = []
    best = tasks.Evaluation(float("inf"), float("inf"), 0)
    true: dict[Any, float] = {}
    chosen: dict[int, float] = {}
    while len(regrets) < job.budget and sum(spent[-1:]) < limit:
        while len(pending) < job.batch and len(regrets) + len(pending) < job.budget:
            began = time.perf_counter()
            pending.append(search.ask())
            seconds.append(time.perf_counter() - began)
        handle, values = pending.pop(0)
        evaluation = task.evaluate(values, noise)
        search.tell(handle, values, evaluation.seen, evaluation.cost)
        best = min(best, evaluation, key=lambda candidate: candidate.seen)
        if isinstance(search, AskTell):
            true[handle] = evaluation.true
            if len(true) in COUNTS:
                chosen[len(true)] = round(task.regret(true[search.best()]), 8)
        regrets.append(round(task.regret(best.true), 8))
        spent.append(sum(spent[-1:]) + evaluation.cost)
    return {"regret": regrets, "chosen": chosen, "spent": [round(total, 2) for total in spent], "mean_cost": task.mean_cost,
            "ask_s": [round(second, 5) for second in seconds]}


def _latencies(job: Job, task: tasks.Task, search: Search) -> list[float]:
    """Seconds of a suggestion beside batch - 1 pending ones, with so many known points and a few more."""
    random = np.random.default_rng(7)
    points = [_random_point(task.space, random) for _ in range(job.known)]
    search.preload(points, [task.evaluate(point, random).seen for point in points])
    pending = [search.ask() for _ in range(job.batch - 1)]
    seconds = []
    for _ in range(job.budget):
        began = time.perf_counter()
        pending.append(search.ask())
        seconds.append(round(time.perf_counter() - began, 5))
        handle, values = pending.pop(0)
        evaluation = task.evaluate(values, random)
        search.tell(handle, values, evaluation.seen, evaluation.cost)
    return seconds


def _random_point(space: list[Parameter], random: np.random.Generator) -> Values:
    draw = {"float": random.uniform, "int": lambda low, high: int(random.integers(low, high + 1)), "cat": lambda size: int(random.integers(size))}
    return {name: draw[kind](*bounds) for name, kind, *bounds in space}


def main() -> None:
    worker = Worker(Path(sys.argv[1]), sys.argv[2:])
    for line in sys.stdin:
        job = Job(**json.loads(line))
        print(json.dumps(worker.result(job)), flush=True)
    worker.close()


if __name__ == "__main__":
    main()
