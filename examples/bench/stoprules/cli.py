"""The command line."""
from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
from collections import Counter
from pathlib import Path
from statistics import mean
from typing import Any, Optional, Sequence

from comparison import program
from comparison.environments import Environment, python
from comparison.progress import Problem, say

HERE = Path(__file__).resolve().parent
TABLE = HERE / "curves.tsv"
# W&B's package was written for NumPy before 2.
PEERS = Environment("stopping", ("optuna==5.0.0", "sweeps==0.3.0", "scipy==1.17.1", "numpy<2", "scikit-learn==1.9.1"), "optuna 5.0.0, sweeps 0.3.0")
# Ours, and the pruner of Optuna that is the same rule (`pruners.py`), where there is one.
RULES: dict[str, tuple[Optional[dict[str, Any]], Optional[str]]] = {
    "none": ({}, None),
    "asha, minSteps 1": ({"asha": {"minSteps": 1}}, None),
    "asha, minSteps 3": ({"asha": {"minSteps": 3}}, None),
    "asha, minSteps 9": ({"asha": {"minSteps": 9}}, None),
    "asha, minSteps 9, eta 2": ({"asha": {"minSteps": 9, "eta": 2}}, None),
    "asha, minSteps 1, startupTrials 0": ({"asha": {"minSteps": 1, "startupTrials": 0}}, "halving-1"),
    "asha, minSteps 3, startupTrials 0": ({"asha": {"minSteps": 3, "startupTrials": 0}}, "halving-3"),
    "asha, minSteps 9, startupTrials 0": ({"asha": {"minSteps": 9, "startupTrials": 0}}, "halving-9"),
    "asha, minSteps 9, eta 2, startupTrials 0": ({"asha": {"minSteps": 9, "eta": 2, "startupTrials": 0}}, "halving-9-2"),
    "successive halving as Optuna has it by default": (None, "halving-auto"),
    "asha with promotion, minSteps 1": ({"asha": {"minSteps": 1, "eta": 3, "promotion": True}}, None),
    "asha with promotion, minSteps 3": ({"asha": {"minSteps": 3, "eta": 3, "promotion": True}}, None),
    "asha with promotion, minSteps 9": ({"asha": {"minSteps": 9, "eta": 3, "promotion": True}}, None),
    "asha with promotion, minSteps 9, eta 2": ({"asha": {"minSteps": 9, "eta": 2, "promotion": True}}, None),
    "hyperband (W&B), minIter 3": ({"hyperband": {"minIter": 3, "eta": 3}}, None),
    "brackets (Hyperband)": ({"brackets": {"minSteps": 1, "maxSteps": 81, "eta": 3}}, None),
    "brackets (Hyperband), startupTrials 0": ({"brackets": {"minSteps": 1, "maxSteps": 81, "eta": 3, "startupTrials": 0}}, "hyperband"),
    "median": ({"median": {}}, "median"),
    "percentile 25": ({"percentile": {"percentile": 25}}, "percentile-25"),
    "patience 10": ({"patience": {"reports": 10}}, "patient-10"),
    "median and patience 10": ({"mode": "All", "median": {}, "patience": {"reports": 10}}, "patient-10-median"),
    "plateau": ({"plateau": {"reports": 10}}, None),
    "costQuantile": ({"costQuantile": {"minTrials": 10}}, None),
}


def main(arguments: Sequence[str]) -> int:
    """Compare decisions, or replay the table of curves; 1 with a sentence on stderr when that fails."""
    parser = argparse.ArgumentParser(prog="stopping", description="The stop rules of this project beside those of others, as Markdown on stdout.")
    parser.add_argument("what", choices=["decisions", "curves"], help="decisions: on random histories; curves: what the rules save on real ones")
    parser.add_argument("--count", type=int, default=10000, help="random histories (default: 10000)")
    parser.add_argument("--parallel", type=int, default=8, help="trials at once in a replay (default: 8)")
    parser.add_argument("--orders", type=int, default=20, help="random orders of the trials in a replay (default: 20)")
    parser.add_argument("--per-task", action="store_true", help="a row of each task, beside the mean of all of them")
    options = parser.parse_args(arguments)
    try:
        command = replay()
        return decisions(command, options.count) if options.what == "decisions" else curves(command, options)
    except Problem as problem:
        print(f"stopping: {problem}", file=sys.stderr)
        return 1


def replay() -> list[str]:
    """The replay program of this checkout, in the jar of the ask-tell program."""
    start = program.command(program.build())
    return [*start[:-2], "-cp", start[-1], "dev.sweeps.replay.Main"]


def decisions(command: list[str], count: int) -> int:
    """Play random histories that the peers have decided; 1 when a decision differs."""
    say(f"deciding {count} histories by {PEERS.version}")
    peer = subprocess.Popen([python(PEERS), HERE / "histories.py", "--count", str(count)], stdout=subprocess.PIPE, text=True)
    ours = subprocess.Popen([*command, "histories"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert peer.stdout and ours.stdin and ours.stdout
    totals: dict[str, Counter[str]] = {}
    for line in peer.stdout:
        ours.stdin.write(line)
        ours.stdin.flush()
        answer = ours.stdout.readline().split()
        if len(answer) != 3:
            raise Problem(f"the replay program stopped at {line[:200]}")
        rule = "+".join(name for name in json.loads(line)["rule"] if name != "mode")
        total = totals.setdefault(rule, Counter())
        total.update(histories=1, decisions=int(answer[0]), stops=int(answer[1]), different=int(answer[2]))
    ours.stdin.close()
    if peer.wait() or ours.wait():
        raise Problem("a program failed; see above")
    print(f"{PEERS.version}\n\n| rule | histories | decisions | stops | different |\n|---|---|---|---|---|")
    for rule, total in totals.items():
        print(f"| `{rule}` | {total['histories']} | {total['decisions']} | {total['stops']} | {total['different']} |")
    return int(any(total["different"] for total in totals.values()))


def curves(command: list[str], options: argparse.Namespace) -> int:
    """Replay the table under each rule, ours beside Optuna's."""
    parallel, orders = str(options.parallel), str(options.orders)
    peer = [python(PEERS), HERE / "pruners.py", TABLE, parallel]
    shuffled = output([*command, "orders", TABLE, orders], "")
    print("| rule | saved | regret | worst task | Optuna: saved | regret | worst task |\n|---|---|---|---|---|---|---|")
    for name, (rules, pruner) in RULES.items():
        say(name)
        ours = [] if rules is None else rows(output([*command, "curves", TABLE, "minimize", parallel, orders, json.dumps(rules)], ""))
        theirs = [] if pruner is None else rows(output([*peer, pruner], shuffled))
        print(f"| {name} | {cells(ours)} | {cells(theirs)} |", flush=True)
        for task in sorted({row[0] for row in ours + theirs}) if options.per_task else []:
            print(f"| - {task} | {' | '.join(cells([row for row in of if row[0] == task]) for of in (ours, theirs))} |")
    return 0


def output(command: list[Any], given: str) -> str:
    """What a program prints."""
    done = subprocess.run(command, input=given, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise Problem(f"a replay failed: {' '.join(map(str, command))}\n{done.stdout[-2000:]}")
    return done.stdout


def rows(text: str) -> list[list[str]]:
    """Task, order, trials that were stopped, epochs saved, regret."""
    return [line.split("\t") for line in text.splitlines()]


def cells(found: list[list[str]]) -> str:
    """Epochs saved and regret, averaged over orders and tasks, and the regret of the task where it is largest."""
    if not found:
        return "| |"
    worst = max(mean(regret(row) for row in found if row[0] == task) for task in {row[0] for row in found})
    return f"{mean(float(row[3]) for row in found):.1%} | {mean(map(regret, found)):.2%} | {worst:.2%}"


def regret(row: list[str]) -> float:
    """That of the median where no trial was kept."""
    return 1 if math.isnan(float(row[4])) else float(row[4])
