"""A warm start measured: the regret of gp that knows an earlier problem, divided by that of gp that knows none.

Earlier problems, each searched by gp for 50 trials before:
like       the same function with its losses on another scale, moved by up to a tenth of each range
unrelated  a bowl around a random point of the same space
"""
from __future__ import annotations

import argparse
import sys
from pathlib import Path
from statistics import median, quantiles
from typing import Callable, Sequence

import numpy as np

from . import program, tasks
from .ours import AskTell
from .progress import say
from .search import Parameter, Values
from .statistic import FLOOR

EARLIER_TRIALS = 50
TRIALS = (10, 30)
Loss = Callable[[Values], float]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="warm-start", description="gp started warm beside gp started cold, as Markdown on stdout.")
    parser.add_argument("--tasks", default="branin,hartmann6", type=lambda text: text.split(","),
                        help="functions, also bbob-f8-5d and the like where coco-experiment is installed (default: branin,hartmann6)")
    parser.add_argument("--seeds", type=int, default=20, help="how many (default: 20)")
    parser.add_argument("--first", type=int, default=0, help="the first seed instead of 0")
    parser.add_argument("--jar", type=Path, help="an ask-tell program (default: the one of this checkout, built anew)")
    options = parser.parse_args(arguments)
    search = AskTell([*program.command(options.jar or program.build()), "--algorithm", "gp"])
    print("| task | earlier problem | after | pairs | regret cold | regret warm | ratio, median [quartiles] |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name in options.tasks:
        _compare(name, range(options.first, options.first + options.seeds), search)
    search.close()
    return 0


def _compare(name: str, seeds: range, search: AskTell) -> None:
    cold: dict[int, list[float]] = {count: [] for count in TRIALS}
    warm = {kind: {count: [] for count in TRIALS} for kind in ("like", "unrelated")}
    for seed in seeds:
        task = tasks.make(name, seed, Path())
        loss: Loss = lambda values: task.evaluate(values, np.random.default_rng(0)).true
        _keep(cold, _regrets(task, loss, search, seed, []))
        for kind, earlier in (("like", _like(task.space, loss, seed)), ("unrelated", _unrelated(task.space, seed))):
            points = _run(task.space, earlier, search, 1000 + seed, EARLIER_TRIALS, [])
            source = {"mode": "Ranking", "xs": points, "ys": [earlier(point) for point in points]}
            _keep(warm[kind], _regrets(task, loss, search, seed, [source]))
        say(f"{name}, seed {seed}")
    for kind, found in warm.items():
        for count in TRIALS:
            ratios = [after / before for after, before in zip(found[count], cold[count])]
            low, middle, high = quantiles(ratios, n=4)
            print(f"| {name} | {kind} | {count} trials | {len(ratios)} | {median(cold[count]):.4f} | {median(found[count]):.4f} "
                  f"| {middle:.2f} [{low:.2f}, {high:.2f}] |", flush=True)


def _keep(found: dict[int, list[float]], regrets: list[float]) -> None:
    for count in TRIALS:
        found[count].append(max(FLOOR, regrets[count - 1]))


def _like(space: list[Parameter], loss: Loss, seed: int) -> Loss:
    moved = np.random.default_rng(500 + seed).uniform(-0.1, 0.1, len(space))

    def earlier(values: Values) -> float:
        return 3 * loss({name: min(high, max(low, values[name] + by * (high - low))) for (name, _, low, high), by in zip(space, moved)}) + 10

    return earlier


def _unrelated(space: list[Parameter], seed: int) -> Loss:
    centre = np.random.default_rng(900 + seed).uniform(0, 1, len(space))
    return lambda values: float(sum(((values[name] - low) / (high - low) - at) ** 2 for (name, _, low, high), at in zip(space, centre)))


def _regrets(task: tasks.Task, loss: Loss, search: AskTell, seed: int, earlier: list) -> list[float]:
    points = _run(task.space, loss, search, seed, max(TRIALS), earlier)
    best = np.minimum.accumulate([loss(point) for point in points])
    return [task.regret(float(value)) for value in best]


def _run(space: list[Parameter], loss: Loss, search: AskTell, seed: int, trials: int, earlier: list) -> list[Values]:
    search.begin(space, seed, None, earlier)
    points = []
    for _ in range(trials):
        handle, values = search.ask()
        search.tell(handle, values, loss(values), 1.0)
        points.append(values)
    return points


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
