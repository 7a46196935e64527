"""The command line."""
from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from statistics import mean
from typing import Sequence

from comparison import program
from comparison.environments import Environment, python
from comparison.progress import Problem, say

HERE = Path(__file__).resolve().parent
TABLE = HERE / "curves.tsv"
# W&B's package was written for NumPy before 2.
PEERS = Environment("stopping", ("optuna==5.0.0", "sweeps==0.3.0", "scipy==1.17.1", "numpy<2", "scikit-learn==1.9.1"), "optuna 5.0.0, sweeps 0.3.0")
RULES = {
    "none": {},
    "asha, minSteps 1": {"asha": {"minSteps": 1, "eta": 3}},
    "asha, minSteps 3": {"asha": {"minSteps": 3, "eta": 3}},
    "asha, minSteps 9": {"asha": {"minSteps": 9, "eta": 3}},
    "asha with promotion, minSteps 1": {"asha": {"minSteps": 1, "eta": 3, "promotion": True}},
    "asha with promotion, minSteps 3": {"asha": {"minSteps": 3, "eta": 3, "promotion": True}},
    "asha with promotion, minSteps 9": {"asha": {"minSteps": 9, "eta": 3, "promotion": True}},
    "hyperband (W&B), minIter 3": {"hyperband": {"minIter": 3, "eta": 3}},
    "brackets": {"brackets": {"minSteps": 1, "maxSteps": 81, "eta": 3}},
    "median": {"median": {}},
    "percentile 25": {"percentile": {"percentile": 25}},
    "patience 10": {"patience": {"reports": 10}},
    "plateau": {"plateau": {"reports": 10}},
    "median and patience 10": {"mode": "All", "median": {}, "patience": {"reports": 10}},
    "costQuantile": {"costQuantile": {"minTrials": 10}},
}


def main(arguments: Sequence[str]) -> int:
    """Compare decisions, or replay the table of curves; 1 with a sentence on stderr when that fails."""
    parser = argparse.ArgumentParser(prog="stopping", description="The stop rules of this project beside those of others, as Markdown on stdout.")
    parser.add_argument("what", choices=["decisions", "curves"], help="decisions: on random histories; curves: what the rules save on real ones")
    parser.add_argument("--count", type=int, default=10000, help="random histories (default: 10000)")
    parser.add_argument("--parallel", type=int, default=8, help="trials at once in a replay (default: 8)")
    parser.add_argument("--orders", type=int, default=20, help="random orders of the trials in a replay (default: 20)")
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
    """Replay the table under each rule."""
    tasks = sorted({line.split("\t")[0] for line in TABLE.read_text().splitlines()})
    print(f"| rule | {' | '.join(tasks)} | all |\n|---|{'---|' * (len(tasks) + 1)}")
    for name, rules in RULES.items():
        say(name)
        done = subprocess.run([*command, "curves", TABLE, "minimize", str(options.parallel), str(options.orders), json.dumps(rules)],
                              stdout=subprocess.PIPE, text=True)
        if done.returncode:
            raise Problem(f"the replay of {name} failed: {done.stdout}")
        rows = [line.split("\t") for line in done.stdout.splitlines()]
        cells = [cell([row for row in rows if row[0] == task]) for task in tasks]
        print(f"| {name} | {' | '.join(cells)} | {cell(rows)} |")
    return 0


def cell(rows: list[list[str]]) -> str:
    """Epochs saved and regret, averaged over orders and tasks."""
    return f"{mean(float(row[3]) for row in rows):.1%}, {mean(float(row[4]) for row in rows):.2%}"
