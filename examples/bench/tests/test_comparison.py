"""What can be tested without the packages of others."""
from __future__ import annotations

import json
import sys
import tempfile
import unittest
from pathlib import Path
from typing import Any

from comparison import report, statistic
from comparison.jobs import Job, interleaved, runs
from comparison.ours import AskTell
from comparison.parity import parity
from comparison.results import Results


def record(task: str, seed: int, *regret: float, **more: Any) -> dict[str, Any]:
    """A result as the worker gives it: each trial costs 1, the mean cost of the task is 2."""
    return {"method": "gp", "version": "1", "task": task, "seed": seed, "budget": len(regret), "regret": list(regret),
            "spent": [float(i + 1) for i in range(len(regret))], "mean_cost": 2.0, **more}


class StatisticTest(unittest.TestCase):
    def test_a_constant_factor_is_the_ratio_and_has_no_interval(self) -> None:
        theirs = [record("branin", seed, 0.1 * (seed + 1)) for seed in range(5)]
        ours = [record("branin", seed, 0.05 * (seed + 1)) for seed in range(5)]
        found = statistic.compare(ours, theirs, statistic.after_trials(1))
        self.assertEqual(found.pairs, 5)
        for value in (found.ratio, found.low, found.high):
            self.assertAlmostEqual(value, 0.5)

    def test_only_pairs_count(self) -> None:
        ours = [record("branin", 0, 0.2), record("branin", 1, 1e-3)]
        theirs = [record("branin", 0, 0.1), record("hartmann6", 1, 0.5)]
        self.assertAlmostEqual(statistic.compare(ours, theirs, statistic.after_trials(1)).ratio, 2)
        self.assertIsNone(statistic.compare(ours, theirs[1:], statistic.after_trials(1)))
        self.assertIsNone(statistic.compare(ours, theirs, statistic.after_trials(2)))

    def test_what_is_below_the_floor_is_equally_good(self) -> None:
        found = statistic.compare([record("branin", 0, 1e-9)], [record("branin", 0, 0.0)], statistic.after_trials(1))
        self.assertAlmostEqual(found.regret, statistic.FLOOR)
        self.assertEqual(found.ratio, 1)

    def test_a_search_may_choose_another_configuration_than_the_one_that_looked_best(self) -> None:
        measure = statistic.as_chosen(2)
        self.assertEqual(measure(record("branin", 0, 0.3, 0.2, chosen={"2": 0.1})), 0.1)
        self.assertEqual(measure(record("branin", 0, 0.3, 0.2)), 0.2)
        self.assertIsNone(measure(record("branin", 0, 0.3)))

    def test_equal_cost_is_read_off_tables_only(self) -> None:
        measure = statistic.after_costs(1)
        self.assertEqual(measure(record("hpolib/x", 0, 0.5, 0.3, 0.1)), 0.3)
        self.assertEqual(measure(record("hpolib/x", 0, 0.5, mean_cost=0.5)), 1)
        self.assertIsNone(measure(record("branin", 0, 0.5)))

    def test_the_table_has_a_line_for_each_comparison(self) -> None:
        found = {"gp": [record("branin", 0, 0.2)], "optuna-gp": [record("branin", 0, 0.1)]}
        table = report.ratios(found, ["gp"], ["optuna-gp"], {"1 trial": statistic.after_trials(1)})
        self.assertEqual(table.splitlines()[-1], "| gp | optuna-gp | 1 trial | 1 | 0.2000 | 0.1000 | 2.00 [2.00, 2.00] |")


class ParityTest(unittest.TestCase):
    def test_who_falls_twice_as_fast_needs_half(self) -> None:
        theirs = [record("branin", seed, *(0.5 ** (trial / 4) for trial in range(8))) for seed in range(3)]
        ours = [record("branin", seed, *(0.5 ** (trial / 2) for trial in range(8))) for seed in range(3)]
        found = parity(ours, theirs, statistic.after_trials, range(1, 9), 7)
        self.assertEqual((found.pairs, found.at, found.low, found.high), (3, 4, 4, 4))

    def test_who_is_never_as_good_needs_more_than_there_is(self) -> None:
        found = {"gp": [record("branin", 0, 0.3, 0.2)], "optuna-gp": [record("branin", 0, 0.1, 0.1)]}
        table = report.parities(found, ["gp"], ["optuna-gp"], statistic.after_trials, [1, 2], "trials")
        self.assertEqual(table.splitlines()[-1], "| gp | optuna-gp | 2 trials | 1 | 0.1000 | over 2 [over 2, over 2] |  |")
        self.assertIsNone(parity([], found["gp"], statistic.after_trials, [1, 2], 2))

    def test_training_time_counts_in_parts_of_the_mean(self) -> None:
        theirs, ours = [record("hpolib/x", 0, 0.5, 0.4, 0.1)], [record("hpolib/x", 0, 0.2, 0.1, 0.1)]
        self.assertEqual(parity(ours, theirs, statistic.after_costs, [0.5, 1, 1.5], 1.5).at, 1)


class ResultsTest(unittest.TestCase):
    def setUp(self) -> None:
        self.file = Path(self.enterContext(tempfile.TemporaryDirectory())) / "results.jsonl"

    def test_survive_a_line_that_was_cut_off(self) -> None:
        whole = json.dumps(record("branin", 0, 0.2))
        self.file.write_text(f"{whole}\n{whole[:20]}")
        self.assertEqual(len(Results(self.file).records), 1)
        self.assertEqual(self.file.read_text(), f"{whole}\n")

    def test_a_longer_run_serves_for_a_shorter_one_of_the_same_version(self) -> None:
        self.file.write_text("".join(json.dumps(record("branin", 0, *regret)) + "\n" for regret in ([0.3, 0.2, 0.1], [0.3])))
        results = Results(self.file)
        self.assertEqual(len(results.of([Job("gp", "branin", 0, 1)], "1")[0]["regret"]), 3)
        self.assertEqual(results.of([Job("gp", "branin", 0, 1, batch=8)], "1"), [])
        self.assertEqual(results.of([Job("gp", "branin", 0, 1)], "2"), [])

    def test_searches_take_turns(self) -> None:
        queues = [runs(method, ["branin"], range(2), 1, 1, 0) for method in ("tpe", "gp")]
        self.assertEqual([(job.method, job.seed) for job in interleaved(queues)], [("tpe", 0), ("gp", 0), ("tpe", 1), ("gp", 1)])


class AskTellTest(unittest.TestCase):
    def test_an_error_of_the_program_is_shown(self) -> None:
        program = AskTell([sys.executable, "-c", "print('{\"error\": \"say init first\"}')"])
        self.addCleanup(program.process.stdout.close)
        with self.assertRaisesRegex(RuntimeError, "say init first"):
            program.ask()
        program.close()
