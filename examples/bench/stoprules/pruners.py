"""Plays the table of learning curves under the pruners of Optuna: run with the Python that has it. The orders of the trials come on stdin."""
from __future__ import annotations

import argparse
import math
import sys
import warnings
from pathlib import Path
from typing import Any, Callable

import optuna
from optuna import pruners
from optuna.trial import TrialState

EPOCHS = 81
# Wilcoxon is for values of folds and Threshold for bounds that are known before: neither is a rule for these curves.
PRUNERS: dict[str, Callable[[], Any]] = {
    "halving-1": lambda: pruners.SuccessiveHalvingPruner(min_resource=1, reduction_factor=3),
    "halving-3": lambda: pruners.SuccessiveHalvingPruner(min_resource=3, reduction_factor=3),
    "halving-9": lambda: pruners.SuccessiveHalvingPruner(min_resource=9, reduction_factor=3),
    "halving-9-2": lambda: pruners.SuccessiveHalvingPruner(min_resource=9, reduction_factor=2),
    "halving-auto": lambda: pruners.SuccessiveHalvingPruner(),
    "hyperband": lambda: pruners.HyperbandPruner(min_resource=1, max_resource=EPOCHS, reduction_factor=3),
    "median": lambda: pruners.MedianPruner(),
    "percentile-25": lambda: pruners.PercentilePruner(25.0),
    "patient-10": lambda: pruners.PatientPruner(None, patience=10),
    "patient-10-median": lambda: pruners.PatientPruner(pruners.MedianPruner(), patience=10),
}


def main() -> None:
    """Print a line for each order: task, order, trials that were stopped, epochs saved, regret; as the replay program does."""
    parser = argparse.ArgumentParser()
    parser.add_argument("table", type=Path)
    parser.add_argument("parallel", type=int)
    parser.add_argument("pruner", choices=PRUNERS)
    options = parser.parse_args()
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    warnings.simplefilter("ignore")  # PatientPruner is called experimental
    tasks: dict[str, list[list[float]]] = {}
    for line in options.table.read_text(encoding="utf-8").splitlines():
        task, values = line.split("\t")
        tasks.setdefault(task, []).append([float(value) for value in values.split(" ")])
    for line in sys.stdin:
        task, order, trials = line.rstrip("\n").split("\t")
        curves = [tasks[task][int(trial)] for trial in trials.split(" ")]
        print(task, order, *outcome(curves, options.parallel, PRUNERS[options.pruner]()), sep="\t", flush=True)


def outcome(curves: list[list[float]], parallel: int, pruner: Any) -> tuple[int, str, str]:
    """
    Every running trial reports once in each round and asks at once; freed places are taken by the next ones after the round. At its
    end a trial does not ask any more: there is nothing left to save.
    """
    study = optuna.create_study(direction="minimize", pruner=pruner, sampler=optuna.samplers.RandomSampler(seed=0), study_name="replay")
    waiting = list(curves)
    running: list[tuple[Any, list[float], int]] = []
    steps, stopped, kept = 0, 0, []
    while running or waiting:
        while waiting and len(running) < parallel:
            running.append((study.ask(), waiting.pop(0), 0))
        going = []
        for trial, curve, epoch in running:
            trial.report(curve[epoch], epoch + 1)
            steps += 1
            if epoch + 1 == len(curve):
                finite = math.isfinite(curve[-1])
                study.tell(trial, curve[-1] if finite else None, state=TrialState.COMPLETE if finite else TrialState.FAIL)
                kept += [curve[-1]] if finite else []
            elif trial.should_prune():
                study.tell(trial, state=TrialState.PRUNED)
                stopped += 1
            else:
                going.append((trial, curve, epoch + 1))
        running = going
    finals = sorted(curve[-1] for curve in curves if math.isfinite(curve[-1]))
    best, median = finals[0], finals[len(finals) // 2]
    regret = (min(kept, default=math.nan) - best) / (median - best)
    return stopped, f"{1 - steps / sum(map(len, curves)):.6f}", f"{regret:.6f}"


if __name__ == "__main__":
    main()
