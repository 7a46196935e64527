"""The searches of others, each a `Search`; imported only where their packages are."""
from __future__ import annotations

from typing import Any

from .search import Parameter, Values


class Optuna:
    """Optuna's samplers with their defaults."""

    def __init__(self, space: list[Parameter], seed: int, sampler: str):
        import optuna
        optuna.logging.set_verbosity(optuna.logging.ERROR)
        kinds = {"cat": lambda size: optuna.distributions.CategoricalDistribution(range(size)),
                 "int": optuna.distributions.IntDistribution, "float": optuna.distributions.FloatDistribution}
        self.trials = optuna.trial
        self.distributions = {name: kinds[kind](*bounds) for name, kind, *bounds in space}
        self.study = optuna.create_study(sampler=getattr(optuna.samplers, sampler)(seed=seed))

    def ask(self) -> tuple[Any, Values]:
        trial = self.study.ask(self.distributions)
        return trial, trial.params

    def tell(self, handle: Any, values: Values, loss: float, cost: float) -> None:
        self.study.tell(handle, loss)

    def preload(self, points: list[Values], losses: list[float]) -> None:
        self.study.add_trials([self.trials.create_trial(params=point, distributions=self.distributions, value=loss)
                               for point, loss in zip(points, losses)])


class Wandb:
    """What `method: bayes` of a W&B sweep runs."""

    def __init__(self, space: list[Parameter], seed: int):
        import numpy
        import sweeps
        numpy.random.seed(seed)
        self.sweeps = sweeps
        self.runs: list[Any] = []
        self.config = {"method": "bayes", "metric": {"name": "loss", "goal": "minimize"},
                       "parameters": {name: self._parameter(kind, *bounds) for name, kind, *bounds in space}}

    @staticmethod
    def _parameter(kind: str, *bounds: float) -> dict[str, Any]:
        if kind == "cat":
            return {"values": list(range(int(bounds[0])))}
        return {"min": bounds[0], "max": bounds[1], "distribution": "int_uniform" if kind == "int" else "uniform"}

    def ask(self) -> tuple[Any, Values]:
        run = self.sweeps.next_run(self.config, self.runs)
        run.state = "running"
        self.runs.append(run)
        return run, {name: value["value"] for name, value in run.config.items()}

    def tell(self, handle: Any, values: Values, loss: float, cost: float) -> None:
        handle.state = "finished"
        handle.history = [{"loss": loss}]
        handle.summary_metrics = {"loss": loss}

    def preload(self, points: list[Values], losses: list[float]) -> None:
        for point, loss in zip(points, losses):
            run = self.sweeps.SweepRun(config={name: {"value": value} for name, value in point.items()})
            self.runs.append(run)
            self.tell(run, point, loss, 1.0)


class Skopt:
    """What Katib's `bayesianoptimization` runs: scikit-optimize as its suggestion service sets it up, which does not see running trials."""

    def __init__(self, space: list[Parameter], seed: int):
        import numpy
        numpy.int = int  # scikit-optimize still asks for it
        import skopt
        kinds = {"cat": lambda size: skopt.space.Categorical(list(range(size))), "int": skopt.space.Integer, "float": skopt.space.Real}
        self.space = space
        self.optimizer = skopt.Optimizer([kinds[kind](*bounds) for _, kind, *bounds in space], base_estimator="GP", n_initial_points=10,
                                         acq_func="gp_hedge", acq_optimizer="auto", random_state=seed)

    def ask(self) -> tuple[Any, Values]:
        point = self.optimizer.ask()
        return point, {name: float(value) if kind == "float" else int(value) for (name, kind, *_), value in zip(self.space, point)}

    def tell(self, handle: Any, values: Values, loss: float, cost: float) -> None:
        self.optimizer.tell(handle, loss)

    def preload(self, points: list[Values], losses: list[float]) -> None:
        self.optimizer.tell([[point[name] for name, *_ in self.space] for point in points], losses)


def _protein(space: list[Parameter], seed: int) -> Any:
    from .pufferlib import Protein
    return Protein(space, seed)


ALL = {
    "optuna-tpe": lambda space, seed: Optuna(space, seed, "TPESampler"),
    "optuna-gp": lambda space, seed: Optuna(space, seed, "GPSampler"),
    "wandb-bayes": Wandb,
    "katib-bayes": Skopt,
    "pufferlib": _protein,
}
