"""PufferLib's Protein, written anew after its source (pufferlib/sweep.py, commit 06e62ac): the released package needs a C compiler and
downloads to install, its Gaussian process since then CUDA. What that source does is done here too, with its defaults, also where it
harms: the score is a mean, candidates are cut off at the bounds, pending trials are invisible.
"""
from __future__ import annotations

import math
import random
from typing import Any

import numpy as np
import torch
from scipy.stats.qmc import Sobol

from .search import Parameter, Values

FIRST = 10
KEPT = 5
PER_CENTRE = 256
EXPANSION = 0.1
DEAREST = 3600.0
STEPS = 50
RATE = 1e-3
RESET = 50
SCALE = 0.5
TINY = 1e-6


class Process:
    """Zero mean, a linear kernel plus Matern 3/2 with a length for each coordinate, and a prior on the noise."""

    def __init__(self, dimension: int):
        start = math.log(math.expm1(1.0))
        self.raw = {"lengths": torch.full((dimension,), start), "scale": torch.tensor(start), "offset": torch.tensor(start),
                    "noise": torch.tensor(math.log(math.expm1(1e-2)))}
        for value in self.raw.values():
            value.requires_grad_()
        self.restart()

    def restart(self) -> None:
        self.optimizer = torch.optim.Adam(self.raw.values(), lr=RATE, amsgrad=True)

    def _value(self, name: str) -> torch.Tensor:
        return torch.nn.functional.softplus(self.raw[name]) + 1e-4

    def _kernel(self, left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
        lengths = self._value("lengths")
        difference = (left / lengths)[:, None, :] - (right / lengths)[None, :, :]
        distance = math.sqrt(3) * torch.sqrt((difference * difference).sum(-1) + 1e-12)
        return self._value("scale") * (left @ right.T + self._value("offset") + (1 + distance) * torch.exp(-distance))

    def _factor(self) -> torch.Tensor:
        noise = (self._value("noise") + 1e-6) * torch.eye(len(self.labels))
        return torch.linalg.cholesky(self._kernel(self.points, self.points) + noise)

    def fit(self, points: np.ndarray, labels: np.ndarray) -> None:
        self.points, self.labels = torch.from_numpy(points), torch.from_numpy(labels)
        for _ in range(STEPS):
            try:
                factor = self._factor()
            except torch.linalg.LinAlgError:
                break
            solved = torch.linalg.solve_triangular(factor, self.labels[:, None], upper=False)
            likelihood = -0.5 * (solved * solved).sum() - torch.log(torch.diagonal(factor)).sum()
            logarithm = torch.log(self._value("noise"))
            prior = -0.5 * ((logarithm - math.log(1e-2)) / 0.5) ** 2 - logarithm + torch.nn.functional.logsigmoid(self.raw["noise"])
            self.optimizer.zero_grad()
            (-likelihood - prior).backward()
            self.optimizer.step()

    def means(self, places: np.ndarray) -> np.ndarray:
        with torch.no_grad():
            weights = torch.cholesky_solve(self.labels[:, None], self._factor())
            return (self._kernel(torch.from_numpy(places), self.points) @ weights)[:, 0].numpy()


def front(scores: np.ndarray, costs: np.ndarray) -> list[int]:
    """The trials that score more than every cheaper one, without the dear end that gains little."""
    kept: list[int] = []
    for index in np.argsort(costs):
        if not kept or scores[index] > scores[kept[-1]] + TINY:
            kept.append(int(index))
    gained = max(scores[kept[-1]] - scores[kept[0]], TINY)
    paid = max(costs[kept[-1]] - costs[kept[0]], TINY)
    best = scores[kept[-1]]
    while len(kept) > 2 and scores[kept[-2]] >= 0.98 * best:
        gain = (scores[kept[-1]] - scores[kept[-2]]) / gained
        if gain / ((costs[kept[-1]] - costs[kept[-2]]) / paid + TINY) >= 0.5:
            break
        kept.pop()
    return kept


class Protein:
    """Maximises minus the loss, the direction that Protein is right in; no parameter is known to raise the cost."""

    def __init__(self, space: list[Parameter], seed: int):
        torch.set_default_dtype(torch.float64)
        torch.set_num_threads(1)
        self.space = space
        self.numbers = np.random.default_rng(seed)
        self.shuffler = random.Random(seed)
        self.sobol = Sobol(len(space), scramble=True, seed=seed)
        self.score, self.cost = Process(len(space)), Process(len(space))
        self.asked = 0
        self.aims: list[float] = []
        self.points: list[np.ndarray] = []
        self.outcomes: list[tuple[float, float]] = []

    def ask(self) -> tuple[Any, Values]:
        self.asked += 1
        if self.asked <= FIRST or not self.points:
            point = 2 * self.sobol.random(1)[0] - 1
        else:
            point = self._learned()
        return None, {parameter[0]: self._value(parameter, z) for parameter, z in zip(self.space, point)}

    def tell(self, handle: Any, values: Values, loss: float, cost: float) -> None:
        point = np.array([self._place(parameter, values[parameter[0]]) for parameter in self.space])
        same = [i for i, other in enumerate(self.points) if np.linalg.norm(point - other) < TINY]
        if same:
            self.outcomes[same[0]] = (-loss, cost)
        else:
            self.points.append(point)
            self.outcomes.append((-loss, cost))

    def preload(self, points: list[Values], losses: list[float]) -> None:
        for point, loss in zip(points, losses):
            self.tell(None, point, loss, 1.0)

    @staticmethod
    def _bounds(kind: str, *bounds: float) -> tuple[float, float]:
        return (0, bounds[0] - 1) if kind == "cat" else (bounds[0], bounds[1])  # Metta numbers the categories

    def _value(self, parameter: Parameter, z: float) -> float:
        low, high = self._bounds(*parameter[1:])
        value = low + (z + 1) / 2 * (high - low)
        return float(value) if parameter[1] == "float" else int(round(value))

    def _place(self, parameter: Parameter, value: float) -> float:
        low, high = self._bounds(*parameter[1:])
        return 2 * (value - low) / (high - low) - 1 if high > low else 0.0

    def _learned(self) -> np.ndarray:
        points = np.array(self.points)
        scores, costs = np.array(self.outcomes).T
        logarithms = np.log(np.maximum(costs, TINY))
        cheapest, dearest = logarithms.min(), np.quantile(logarithms, 0.97)
        self.score.fit(points, (scores - scores.min()) / (np.ptp(scores) + TINY))
        self.cost.fit(points, (logarithms - cheapest) / (dearest - cheapest + TINY))
        if self.asked % RESET == 0:
            self.score.restart()
            self.cost.restart()
        centres = points[front(scores, costs) + list(np.argsort(-scores)[:KEPT])]
        chosen = centres[self.numbers.integers(len(centres), size=len(centres) * PER_CENTRE)]
        candidates = np.clip(chosen + SCALE * self.numbers.uniform(-1, 1, chosen.shape), -1, 1)
        shares = self.cost.means(candidates)
        affordable = np.exp(shares * (dearest - cheapest) + cheapest) < DEAREST
        return candidates[np.argmax(self.score.means(candidates) * affordable * (1 - np.abs(self._aim() - shares)))]

    def _aim(self) -> float:
        if not self.aims:
            self.aims = [0.16, 0.32, 0.48, 0.64, 0.8, 1.0]
            self.shuffler.shuffle(self.aims)
        return (1 + EXPANSION) * float(np.clip(self.aims.pop() + 0.1 * self.numbers.standard_normal(), 0, 1))
