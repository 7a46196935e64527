"""The trainings behind the table of learning curves: data sets that come with scikit-learn, and models with settings drawn at random."""
from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Callable, Iterator

import numpy as np
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits, load_wine
from sklearn.ensemble import GradientBoostingClassifier, GradientBoostingRegressor
from sklearn.linear_model import Perceptron, SGDClassifier
from sklearn.metrics import log_loss, mean_squared_error, zero_one_loss
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.preprocessing import StandardScaler

EPOCHS = 81


@dataclass(frozen=True)
class Data:
    """One data set, 30 % of it set apart for validation; features, and numbers to be predicted, have mean 0 and deviation 1."""

    train: Any
    valid: Any
    train_targets: Any
    valid_targets: Any
    classes: Any
    """None where a number is predicted."""


Losses = Callable[[Data, int], Iterator[float]]
"""The validation loss after each epoch, of the configuration with this seed."""


def classified(load: Callable[..., Any]) -> Data:
    """Targets are classes."""
    return _split(*load(return_X_y=True), classes=True)


def measured(load: Callable[..., Any]) -> Data:
    """Targets are numbers."""
    features, targets = load(return_X_y=True)
    return _split(features, (targets - targets.mean()) / targets.std(), classes=False)


def _split(features: Any, targets: Any, classes: bool) -> Data:
    train, valid, train_targets, valid_targets = train_test_split(features, targets, test_size=0.3, random_state=0)
    scaler = StandardScaler().fit(train)
    return Data(scaler.transform(train), scaler.transform(valid), train_targets, valid_targets, np.unique(targets) if classes else None)


def passes(make: Callable[[np.random.Generator, int], Any], loss: Callable[[Any, Data], float]) -> Losses:
    """An epoch is a pass over the training data in a new order; NaN once the weights are not finite any more."""

    def run(data: Data, seed: int) -> Iterator[float]:
        model, order = make(np.random.default_rng(seed), seed), np.random.default_rng(seed)
        more = {} if data.classes is None else {"classes": data.classes}
        for _ in range(EPOCHS):
            shuffled = order.permutation(len(data.train))
            try:
                model.partial_fit(data.train[shuffled], data.train_targets[shuffled], **more)
                yield loss(model, data)
            except ValueError:
                yield math.nan

    return run


def stages(make: Callable[..., Any]) -> Losses:
    """An epoch is one more stage of boosting."""

    def run(data: Data, seed: int) -> Iterator[float]:
        draw = np.random.default_rng(seed)
        model = make(
            n_estimators=EPOCHS,
            learning_rate=float(10 ** draw.uniform(-2.5, 0)),
            max_depth=int(draw.integers(1, 6)),
            subsample=float(draw.uniform(0.3, 1)),
            max_features=float(draw.uniform(0.05, 0.4)),
            min_samples_leaf=int(2 ** draw.integers(0, 5)),
            random_state=seed).fit(data.train, data.train_targets)
        if data.classes is None:
            yield from (mean_squared_error(data.valid_targets, guess) for guess in model.staged_predict(data.valid))
        else:
            yield from (log_loss(data.valid_targets, guess, labels=data.classes) for guess in model.staged_predict_proba(data.valid))

    return run


def logarithmic(model: Any, data: Data) -> float:
    """Of the probabilities."""
    return log_loss(data.valid_targets, model.predict_proba(data.valid), labels=data.classes)


def errors(model: Any, data: Data) -> float:
    """The share that is wrong, for models without probabilities."""
    return zero_one_loss(data.valid_targets, model.predict(data.valid))


def squared(model: Any, data: Data) -> float:
    """The mean squared error; 1 is what the mean of the targets would have."""
    return mean_squared_error(data.valid_targets, model.predict(data.valid))


def mlp(make: Callable[..., Any]) -> Callable[[np.random.Generator, int], Any]:
    """A multi-layer perceptron."""
    return lambda draw, seed: make(
        hidden_layer_sizes=(int(2 ** draw.integers(2, 7)),) * int(draw.integers(1, 3)),
        activation=str(draw.choice(["relu", "tanh", "logistic"])),
        solver=str(draw.choice(["adam", "sgd"])),
        learning_rate_init=float(10 ** draw.uniform(-4, -0.5)),
        alpha=float(10 ** draw.uniform(-6, 0)),
        batch_size=int(2 ** draw.integers(4, 9)),
        momentum=float(draw.uniform(0, 0.99)),
        random_state=seed)


def sgd(draw: np.random.Generator, seed: int) -> Any:
    """Logistic regression by stochastic gradient descent."""
    return SGDClassifier(
        loss="log_loss",
        learning_rate=str(draw.choice(["constant", "invscaling"])),
        eta0=float(10 ** draw.uniform(-5, 0)),
        power_t=float(draw.uniform(0.1, 0.6)),
        alpha=float(10 ** draw.uniform(-6, -1)),
        penalty=str(draw.choice(["l2", "l1", "elasticnet"])),
        average=bool(draw.integers(0, 2)),
        random_state=seed)


def perceptron(draw: np.random.Generator, seed: int) -> Any:
    """A linear perceptron, whose curve is noisy to its end."""
    return Perceptron(
        penalty=str(draw.choice(["l2", "l1", "elasticnet"])),
        alpha=float(10 ** draw.uniform(-7, -2)),
        eta0=float(10 ** draw.uniform(-3, 1)),
        random_state=seed)


TASKS: dict[str, tuple[Callable[[], Data], Losses]] = {
    "digits-mlp": (lambda: classified(load_digits), passes(mlp(MLPClassifier), logarithmic)),
    "digits-sgd": (lambda: classified(load_digits), passes(sgd, logarithmic)),
    "digits-perceptron": (lambda: classified(load_digits), passes(perceptron, errors)),
    "digits-boosting": (lambda: classified(load_digits), stages(GradientBoostingClassifier)),
    "cancer-mlp": (lambda: classified(load_breast_cancer), passes(mlp(MLPClassifier), logarithmic)),
    "cancer-boosting": (lambda: classified(load_breast_cancer), stages(GradientBoostingClassifier)),
    "wine-sgd": (lambda: classified(load_wine), passes(sgd, logarithmic)),
    "diabetes-mlp": (lambda: measured(load_diabetes), passes(mlp(MLPRegressor), squared)),
    "diabetes-boosting": (lambda: measured(load_diabetes), stages(GradientBoostingRegressor)),
}
