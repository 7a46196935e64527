"""Makes the table of real learning curves, `curves.tsv`: run with the Python that has scikit-learn, once."""
from __future__ import annotations

import argparse
import math
import warnings
from pathlib import Path
from typing import Any, Callable

import numpy as np
from sklearn.datasets import load_breast_cancer, load_digits, make_classification
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

EPOCHS = 81
CONFIGURATIONS = 110
TABLE = Path(__file__).with_name("curves.tsv")
Model = Callable[[np.random.Generator, int], Any]


def main() -> None:
    """Append the curves of one task to the table: a line for each configuration, its validation loss after each epoch."""
    parser = argparse.ArgumentParser()
    parser.add_argument("task", choices=sorted(TASKS))
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=CONFIGURATIONS)
    parser.add_argument("--table", type=Path, default=TABLE)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    (features, labels), model = TASKS[options.task]
    data, targets = features(), labels()
    with options.table.open("a", encoding="utf-8") as table:
        for seed in range(options.first, options.first + options.count):
            losses = curve(data, targets, model(np.random.default_rng(seed), seed), seed)
            print(options.task, " ".join(f"{loss:.4g}" for loss in losses), sep="\t", file=table, flush=True)


def curve(data: Any, targets: Any, model: Any, seed: int) -> list[float]:
    """The validation loss after each epoch; NaN once the model has no probabilities any more."""
    train, valid, train_targets, valid_targets = train_test_split(data, targets, test_size=0.3, random_state=0)
    scaler = StandardScaler().fit(train)
    train, valid = scaler.transform(train), scaler.transform(valid)
    classes = np.unique(targets)
    order = np.random.default_rng(seed)
    losses = []
    for _ in range(EPOCHS):
        shuffled = order.permutation(len(train))
        try:
            model.partial_fit(train[shuffled], train_targets[shuffled], classes=classes)
            losses.append(log_loss(valid_targets, model.predict_proba(valid), labels=classes))
        except ValueError:  # the weights are not finite any more
            losses.append(math.nan)
    return losses


def _mlp(draw: np.random.Generator, seed: int) -> Any:
    return MLPClassifier(
        hidden_layer_sizes=(int(2 ** draw.integers(2, 7)),) * int(draw.integers(1, 3)),
        activation=str(draw.choice(["relu", "tanh", "logistic"])),
        solver=str(draw.choice(["adam", "sgd"])),
        learning_rate_init=float(10 ** draw.uniform(-4, -0.5)),
        alpha=float(10 ** draw.uniform(-6, 0)),
        batch_size=int(2 ** draw.integers(4, 9)),
        momentum=float(draw.uniform(0, 0.99)),
        random_state=seed)


def _sgd(draw: np.random.Generator, seed: int) -> Any:
    return SGDClassifier(
        loss="log_loss",
        learning_rate=str(draw.choice(["constant", "invscaling"])),
        eta0=float(10 ** draw.uniform(-5, 0)),
        power_t=float(draw.uniform(0.1, 0.6)),
        alpha=float(10 ** draw.uniform(-6, -1)),
        penalty=str(draw.choice(["l2", "l1", "elasticnet"])),
        average=bool(draw.integers(0, 2)),
        random_state=seed)


def _bundled(load: Callable[..., Any]) -> tuple[Callable[[], Any], Callable[[], Any]]:
    return lambda: load(return_X_y=True)[0], lambda: load(return_X_y=True)[1]


def _made(**_: Any) -> Any:
    return make_classification(1500, 30, n_informative=10, n_classes=4, flip_y=0.05, random_state=0)


TASKS: dict[str, tuple[tuple[Callable[[], Any], Callable[[], Any]], Model]] = {
    "digits-mlp": (_bundled(load_digits), _mlp),
    "digits-sgd": (_bundled(load_digits), _sgd),
    "cancer-mlp": (_bundled(load_breast_cancer), _mlp),
    "made-mlp": (_bundled(_made), _mlp),
}

if __name__ == "__main__":
    main()
