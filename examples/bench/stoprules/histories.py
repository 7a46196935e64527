"""Random histories of reports, each decided by the stop rule of another library: run with the Python that has its packages."""
from __future__ import annotations

import argparse
import json
import math
import random
import warnings
from typing import Any, Callable, Iterator

RULES = ("median", "percentile", "asha", "brackets", "patience", "patience+median", "threshold", "wilcoxon", "hyperband")
# As Java reads and writes them; JSON has no such numbers.
JAVA = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}
Event = list[Any]
Decide = Callable[[int, int, float], bool]
End = Callable[[int, float], bool]


def main() -> None:
    """Print one history on each line, in turn one of each rule."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=900)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    for seed in range(options.first, options.first + options.count):
        print(json.dumps(history(seed), separators=(",", ":")), flush=True)


def history(seed: int) -> dict[str, Any]:
    """The history of this seed."""
    draw = random.Random(seed)
    rule = RULES[seed % len(RULES)]
    goal = draw.choice(["minimize", "maximize"])
    if rule == "hyperband":
        ours, decide, end = _wandb(draw, goal)
    else:
        ours, decide, end = _optuna(draw, goal, rule, f"sweep-{seed}")
    events = list(_events(draw, rule, decide, end))
    return {"rule": ours, "goal": goal, "sweep": f"sweep-{seed}", "events": events}


def _events(draw: random.Random, rule: str, decide: Decide, end: End) -> Iterator[Event]:
    """Trials report in a random order, some at once, until each is stopped or at its end."""
    waiting = [_curve(draw, rule) for _ in range(draw.randint(4, 14))]
    parallel = draw.randint(1, 5)
    running: dict[int, list[tuple[int, float]]] = {}
    started = 0
    done: dict[int, list[float]] = {}
    while running or waiting:
        while len(running) < parallel and waiting:
            running[started] = waiting.pop(0)
            done[started] = []
            started += 1
        trial = draw.choice(list(running))
        step, value = running[trial].pop(0)
        done[trial].append(value)
        stop = decide(trial, step, value)
        yield [trial, step, value if math.isfinite(value) else JAVA[str(value)], int(stop)]
        if stop:
            del running[trial]
        elif not running[trial]:
            del running[trial]
            objective = sum(done[trial]) / len(done[trial]) if rule == "wilcoxon" else value
            if end(trial, objective):
                yield [trial, objective]


def _curve(draw: random.Random, rule: str) -> list[tuple[int, float]]:
    """Steps and values: falling, noisy, sometimes NaN or infinite, sometimes in coarse steps so that values are equal."""
    level, fall = draw.uniform(0, 1), draw.uniform(0, 1)
    coarse = draw.random() < 0.4
    odd = rule != "hyperband" and draw.random() < 0.2
    gap = 1 if rule == "hyperband" or draw.random() < 0.6 else 3
    points = []
    step = draw.randint(0, 1) if rule != "hyperband" else 1
    for _ in range(draw.randint(1, 25)):
        value = level + fall / (1 + step) + draw.gauss(0, 0.1)
        value = round(value * 8) / 8 if coarse else value
        if odd and draw.random() < 0.15:
            value = draw.choice([math.nan, math.nan, math.inf, -math.inf])
        if rule == "wilcoxon" or math.isfinite(value) or draw.random() < 0.9:
            points.append((step, value))
        step += draw.randint(1, gap)
    return points or [(step, level)]


def _optuna(draw: random.Random, goal: str, rule: str, name: str) -> tuple[dict[str, Any], Decide, End]:
    import optuna

    optuna.logging.set_verbosity(optuna.logging.ERROR)
    pruners = optuna.pruners
    startup, warmup, interval, least = draw.randint(0, 5), draw.choice([0, 0, 3]), draw.choice([1, 1, 2, 5]), draw.randint(1, 3)
    compared = {"startupTrials": startup, "warmupSteps": warmup, "intervalSteps": interval, "minTrials": least}
    first, eta, bootstrap = draw.randint(1, 3), draw.randint(2, 4), draw.choice([0, 0, 2])
    patience, delta = draw.randint(0, 5), draw.choice([0.0, 0.05])
    percentile = draw.choice([10.0, 25.0, 33.3, 75.0])
    lower, upper = draw.choice([None, -0.2]), draw.uniform(0.8, 1.8)
    largest = draw.randint(first, 40)
    bound, pairs = draw.choice([0.05, 0.1, 0.3]), draw.randint(0, 6)
    median = pruners.MedianPruner(startup, warmup, interval, n_min_trials=least)
    ours, pruner = {
        "median": lambda: ({"median": compared}, median),
        "percentile": lambda: ({"percentile": {**compared, "percentile": percentile}},
                               pruners.PercentilePruner(percentile, startup, warmup, interval, n_min_trials=least)),
        "asha": lambda: ({"asha": {"minSteps": first, "eta": eta, "bootstrap": bootstrap, "startupTrials": 0}},
                         pruners.SuccessiveHalvingPruner(first, eta, 0, bootstrap)),
        "brackets": lambda: ({"brackets": {"minSteps": first, "maxSteps": largest, "eta": eta, "bootstrap": bootstrap, "startupTrials": 0}},
                             pruners.HyperbandPruner(first, largest, eta, bootstrap)),
        "patience": lambda: ({"patience": {"reports": patience, "minDelta": delta}}, pruners.PatientPruner(None, patience, delta)),
        "patience+median": lambda: ({"mode": "All", "patience": {"reports": patience, "minDelta": delta}, "median": compared},
                                    pruners.PatientPruner(median, patience, delta)),
        "threshold": lambda: ({"threshold": {**({} if lower is None else {"lower": lower}), "upper": upper,
                                             "warmupSteps": warmup, "intervalSteps": interval}},
                              pruners.ThresholdPruner(lower, upper, warmup, interval)),
        "wilcoxon": lambda: ({"wilcoxon": {"pThreshold": bound, "minPairs": pairs}},
                             pruners.WilcoxonPruner(p_threshold=bound, n_startup_steps=pairs)),
    }[rule]()
    study = optuna.create_study(study_name=name, direction=goal, pruner=pruner, sampler=optuna.samplers.RandomSampler(seed=0))
    trials: dict[int, Any] = {}

    def decide(trial: int, step: int, value: float) -> bool:
        while len(trials) <= trial:  # the brackets of Hyperband depend on the number
            trials[len(trials)] = study.ask()
        trials[trial].report(value, step)
        stop = trials[trial].should_prune()
        if stop:
            study.tell(trials[trial], state=optuna.trial.TrialState.PRUNED)
        return stop

    def end(trial: int, objective: float) -> bool:
        if not math.isfinite(objective):
            study.tell(trials[trial], state=optuna.trial.TrialState.FAIL)
            return False
        study.tell(trials[trial], objective)
        return True

    return ours, decide, end


def _wandb(draw: random.Random, goal: str) -> tuple[dict[str, Any], Decide, End]:
    from sweeps import RunState, SweepRun
    from sweeps.hyperband_stopping import hyperband_stop_runs

    eta, strict = draw.choice([2, 3, 4]), draw.random() < 0.5
    if draw.random() < 0.5:
        least = draw.randint(1, 4)
        theirs, ours = {"min_iter": least}, {"minIter": least}
    else:
        largest, s = draw.randint(eta, 40), draw.randint(1, 4)
        theirs, ours = {"max_iter": largest, "s": s}, {"maxIter": largest, "s": s}
    config = {"method": "random", "metric": {"name": "m", "goal": goal}, "parameters": {"x": {"values": [1, 2]}},
              "early_terminate": {"type": "hyperband", "eta": eta, "strict": strict, **theirs}}
    runs: dict[int, SweepRun] = {}

    def decide(trial: int, step: int, value: float) -> bool:
        if trial not in runs:
            runs[trial] = SweepRun(name=str(trial), state=RunState.running, history=[])
        runs[trial].history.append({"m": value})
        stop = any(run.name == str(trial) for run in hyperband_stop_runs(list(runs.values()), config))
        if stop:
            runs[trial].state = RunState.killed
        return stop

    def end(trial: int, objective: float) -> bool:
        runs[trial].state = RunState.finished
        return True

    return {"hyperband": {**ours, "eta": eta, "strict": strict}}, decide, end


if __name__ == "__main__":
    main()
