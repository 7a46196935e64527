"""The command line."""
from __future__ import annotations

import argparse
import math
import os
import platform
import sys
from pathlib import Path
from typing import Sequence

from . import jobs, program, report, statistic
from .environments import PEERS, cache, ours
from .progress import Problem
from .results import Results

DEFAULT = "tpe,gp,optuna-tpe,optuna-gp"


def main(arguments: Sequence[str]) -> int:
    """Measure what has not been measured yet and print the tables; 1 with a sentence on stderr when that fails."""
    options = _parser().parse_args(arguments)
    try:
        _compare(options)
        return 0
    except Problem as problem:
        print(f"optimizers: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("optimizers: interrupted; the same command goes on from here", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="optimizers", description="The searches of this project beside those of others, as Markdown on stdout.")
    parser.add_argument("--quick", action="store_true", help="3 tasks, 3 seeds: about two minutes when the packages are there")
    parser.add_argument("--methods", default=DEFAULT, type=lambda text: text.split(","),
                        help=f"searches of the ask-tell program, and peers: {', '.join(PEERS)} (default: {DEFAULT})")
    parser.add_argument("--tasks", type=lambda text: text.split(","), help="their names (default: all 18)")
    parser.add_argument("--seeds", type=int, default=20, help="seeds 0 to N - 1 (default: 20)")
    parser.add_argument("--budget", type=int, default=50, help="trials of each run (default: 50)")
    parser.add_argument("--batch", type=int, default=1, help="trials at once (default: 1)")
    parser.add_argument("--cost-limit", type=float, default=0, help="our searches have this many mean training times to spend, and know it")
    parser.add_argument("--latency", action="store_true", help="only the time of a suggestion")
    parser.add_argument("--known", default=[50, 100, 200], type=lambda text: [int(count) for count in text.split(",")],
                        help="with --latency: after so many trials (default: 50,100,200)")
    parser.add_argument("--per-task", action="store_true", help="also a table of the regrets on each task")
    parser.add_argument("--parity", action="store_true", help="also a table of how far our searches must go to be as good as the peers at the end")
    parser.add_argument("--choice", action="store_true", help="also compare our searches by the configuration that their model would take")
    parser.add_argument("--report", action="store_true", help="only the tables of what has been measured")
    parser.add_argument("--jar", type=Path, help="an ask-tell program (default: the one of this checkout, built anew)")
    parser.add_argument("--results", type=Path, default=cache() / "results.jsonl", help="where results are kept (default: in the cache)")
    return parser


def _compare(options: argparse.Namespace) -> None:
    jar = options.jar or (program.JAR if options.report else program.build())
    environments = {method: PEERS.get(method) or ours(program.version(jar)) for method in options.methods}
    wanted = {method: _jobs(options, method) for method in options.methods}
    results = Results(options.results)
    if not options.report:
        command = program.command(jar)
        for environment in dict.fromkeys(environments.values()):
            methods = [method for method in options.methods if environments[method] == environment]
            results.complete(jobs.interleaved([wanted[method] for method in methods]), environment, command)
    found = {method: results.of(wanted[method], environments[method].version) for method in options.methods}
    versions = ", ".join(dict.fromkeys(environment.version for environment in environments.values()))
    print(f"{versions}; Python {platform.python_version()}, {os.cpu_count()} processors.\n\n{_report(options, found)}")


def _jobs(options: argparse.Namespace, method: str) -> list[jobs.Job]:
    if options.latency:
        return jobs.latencies(method, options.batch, options.known)
    tasks = options.tasks or list(jobs.QUICK if options.quick else jobs.TABLES if options.cost_limit else jobs.TABLES + jobs.FUNCTIONS)
    seeds = range(min(options.seeds, 3) if options.quick else options.seeds)
    # Most peers have no notion of a cost: their runs are as long as the others and read off where the money would be gone.
    limit = 0 if method in PEERS and not PEERS[method].counts_costs else options.cost_limit
    return jobs.runs(method, tasks, seeds, options.budget, options.batch, limit)


def _report(options: argparse.Namespace, found: report.Records) -> str:
    if options.latency:
        return report.latency(found)
    peers = [method for method in options.methods if method in PEERS]
    own = [method for method in options.methods if method not in PEERS]
    measures = _measures(options)
    text = report.ratios(found, own, peers, measures)
    if options.parity:
        text += f"\n\n{_parities(options, found, own, peers)}"
    if options.per_task:
        name, measure = list(measures.items())[-1]
        text += f"\n\nRegret after {name}:\n\n{report.tasks(found, measure)}"
    return text


def _parities(options: argparse.Namespace, found: report.Records, own: list[str], peers: list[str]) -> str:
    if options.cost_limit:
        quarters = (step / 4 for step in range(1, math.ceil(4 * options.cost_limit)))
        steps = [*quarters, options.cost_limit]
        return report.parities(found, own, peers, statistic.after_costs, steps, "mean costs")
    return report.parities(found, own, peers, statistic.after_trials, list(range(1, options.budget + 1)), "trials")


def _measures(options: argparse.Namespace) -> dict[str, statistic.Measure]:
    if options.cost_limit:
        return {f"{cost} mean costs": statistic.after_costs(cost) for cost in (5, 10, 20) if cost <= options.cost_limit}
    counts = [count for count in jobs.COUNTS if count < options.budget] + [options.budget]
    return ({f"{count} trials": statistic.after_trials(count) for count in counts}
            | {f"{count} trials, as chosen": statistic.as_chosen(count) for count in counts if options.choice})
