"""Tests of the file that is mounted into every trial. Run here: python3 -m unittest"""
import ast
import contextlib
import io
import json
import math
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

FOLDER = Path(__file__).resolve().parents[2] / "main/resources/dev/sweeps/app/desired"
sys.path.insert(0, str(FOLDER))
sys.dont_write_bytecode = True

import sweep  # noqa: E402  (the path has to be set first)

try:
    import numpy
except ImportError:
    numpy = None


class Scalar:
    """A number in the manner of libraries that know only item()."""

    def __init__(self, value):
        self.value = value

    def item(self):
        return self.value


class InAFolder(unittest.TestCase):
    """Each test has a folder of its own as working directory and an environment without SWEEP_ variables."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name).resolve()
        before = os.getcwd()
        os.chdir(self.folder)
        self.addCleanup(os.chdir, before)
        environment = mock.patch.dict(os.environ)
        environment.start()
        self.addCleanup(environment.stop)
        for name in [name for name in os.environ if name.startswith("SWEEP_")]:
            del os.environ[name]

    def file(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def printed(self, call, *args, **kwargs):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            call(*args, **kwargs)
        return out.getvalue()


class Parameters(InAFolder):
    def test_gives_the_nested_configuration(self):
        os.environ["SWEEP_PARAMETERS_FILE"] = self.file("p.json", '{"trainer": {"lr": 0.01, "steps": 32}, "flag": false}')
        self.assertEqual(sweep.params(), {"trainer": {"lr": 0.01, "steps": 32}, "flag": False})

    def test_defaults_fill_only_what_the_sweep_does_not_say(self):
        os.environ["SWEEP_PARAMETERS_FILE"] = self.file("p.json", '{"trainer": {"lr": 0.01}}')
        default = {"trainer": {"lr": 1.0, "hidden": 64}, "seed": 3}
        self.assertEqual(sweep.params(default=default), {"trainer": {"lr": 0.01, "hidden": 64}, "seed": 3})
        self.assertEqual(default, {"trainer": {"lr": 1.0, "hidden": 64}, "seed": 3}, "the caller's dictionary is not changed")

    def test_a_value_replaces_a_default_of_another_kind(self):
        os.environ["SWEEP_PARAMETERS_FILE"] = self.file("p.json", '{"a": {"b": 1}, "c": 2}')
        self.assertEqual(sweep.params(default={"a": 1, "c": {"d": 1}}), {"a": {"b": 1}, "c": 2})

    def test_outside_of_a_sweep_the_defaults_are_the_configuration(self):
        self.assertEqual(sweep.params(default={"lr": 0.1}), {"lr": 0.1})
        self.assertEqual(sweep.params(), {})

    def test_says_which_file_is_no_object(self):
        os.environ["SWEEP_PARAMETERS_FILE"] = self.file("p.json", "[1]")
        with self.assertRaisesRegex(ValueError, "p.json holds list"):
            sweep.params()

    def test_flat_gives_the_varied_parameters(self):
        os.environ["SWEEP_PARAMETERS"] = '{"trainer.lr": 0.01}'
        os.environ["SWEEP_PARAMETERS_FILE"] = self.file("p.json", '{"trainer": {"lr": 0.01, "fixed": 1}}')
        self.assertEqual(sweep.flat(default={"x": 1}), {"x": 1, "trainer.lr": 0.01})

    def test_flat_falls_back_to_all_of_the_configuration(self):
        os.environ["SWEEP_PARAMETERS_FILE"] = self.file("p.json", '{"a": {"b": {"c": 1}, "empty": {}}, "d": [1, {"e": 2}]}')
        self.assertEqual(sweep.flat(), {"a.b.c": 1, "a.empty": {}, "d": [1, {"e": 2}]})


class Report(InAFolder):
    def test_prints_one_json_line(self):
        self.assertEqual(self.printed(sweep.report, 3, loss=0.25, **{"fitness/best": 1}), '{"step":3,"loss":0.25,"fitness/best":1}\n')

    def test_the_step_may_be_left_out(self):
        self.assertEqual(self.printed(sweep.report, loss=1), '{"loss":1}\n')

    def test_writes_nan_and_infinities_as_python_does(self):
        line = self.printed(sweep.report, 1, a=math.nan, b=math.inf, c=-math.inf)
        self.assertEqual(line, '{"step":1,"a":NaN,"b":Infinity,"c":-Infinity}\n')

    def test_a_text_with_line_breaks_stays_on_one_line(self):
        self.assertEqual(self.printed(sweep.report, note="a\nb\u2028ü").count("\n"), 1)

    def test_takes_scalars_of_libraries_and_paths(self):
        line = self.printed(sweep.report, Scalar(2), loss=Scalar(0.5), path=Path("/a/b"))
        self.assertEqual(json.loads(line), {"step": 2, "loss": 0.5, "path": "/a/b"})

    @unittest.skipUnless(numpy, "numpy is not installed")
    def test_takes_numpy_numbers_and_arrays(self):
        line = self.printed(
            sweep.report,
            numpy.int64(2),
            half=numpy.float16(0.5),
            double=numpy.float64(0.1),
            yes=numpy.bool_(True),
            zero_d=numpy.array(7),
            vector=numpy.arange(3),
        )
        self.assertEqual(json.loads(line), {"step": 2, "half": 0.5, "double": 0.1, "yes": True, "zero_d": 7, "vector": [0, 1, 2]})

    def test_says_what_cannot_be_written(self):
        with self.assertRaisesRegex(TypeError, "of type object cannot be written as JSON"):
            self.printed(sweep.report, loss=object())

    def test_the_line_leaves_the_process_at_once(self):
        code = "import sweep, os; sweep.report(1, loss=2); os._exit(0)"  # buffers are lost by _exit
        done = subprocess.run(
            [sys.executable, "-B", "-c", code],
            env={**os.environ, "PYTHONPATH": str(FOLDER)},
            stdout=subprocess.PIPE,
            check=True,
        )
        self.assertEqual(done.stdout, b'{"step":1,"loss":2}\n')


class Finish(InAFolder):
    def setUp(self):
        super().setUp()
        self.path = self.folder / "result.json"
        self.path.touch()  # the kubelet makes an empty file
        os.environ["SWEEP_RESULT_FILE"] = str(self.path)

    def stored(self):
        return json.loads(self.path.read_text(encoding="ascii"))

    def test_prints_and_stores_the_result(self):
        line = self.printed(sweep.finish, reward=Scalar(0.5), n_teams=30, note="grün")
        self.assertEqual(json.loads(line), {"reward": 0.5, "n_teams": 30, "note": "grün"})
        self.assertEqual(self.stored(), {"reward": 0.5, "n_teams": 30, "note": "grün"})

    def test_a_second_call_adds_and_replaces(self):
        self.printed(sweep.finish, reward=1, note="x" * 100)
        self.printed(sweep.finish, reward=2, note="y", n_teams=3)
        self.assertEqual(self.stored(), {"reward": 2, "note": "y", "n_teams": 3})
        self.assertFalse(self.path.read_bytes().endswith(b" "), "nothing is left of the longer result")

    def test_adds_to_what_the_program_has_written_itself(self):
        self.path.write_text('\n{"all_zero_count": 1}\n', encoding="utf-8")
        self.printed(sweep.finish, reward=2)
        self.assertEqual(self.stored(), {"all_zero_count": 1, "reward": 2})

    def test_replaces_what_is_no_json_object_and_says_so(self):
        for content in ("no json", "[1]", "\x00"):
            with self.subTest(content), contextlib.redirect_stderr(io.StringIO()) as err:
                self.path.write_text(content, encoding="utf-8")
                self.printed(sweep.finish, reward=2)
                self.assertEqual(self.stored(), {"reward": 2})
                self.assertIn("result.json, which is not a JSON object", err.getvalue())

    def test_writes_into_the_same_file(self):
        before = os.stat(self.path).st_ino
        self.printed(sweep.finish, reward=2)
        self.assertEqual(os.stat(self.path).st_ino, before, "a mounted file cannot be replaced by a rename")

    def test_refuses_a_result_that_kubernetes_would_cut(self):
        self.printed(sweep.finish, reward=1)
        with self.assertRaises(sweep.ResultTooLarge) as caught:
            self.printed(sweep.finish, small=1, weights=list(range(2000)), log="x" * 500)
        self.assertRegex(str(caught.exception), r"'weights' 8,9\d\d bytes, 'log' 508 bytes")
        self.assertEqual(self.stored(), {"reward": 1}, "what was stored before stays")

    def test_the_limit_counts_bytes_and_what_is_there_already(self):
        for limit, most in ((None, 4095), ("4096", 4095), ("2457", 2456)):
            with self.subTest(limit):
                self.path.write_bytes(b"")
                if limit:
                    os.environ["SWEEP_RESULT_LIMIT"] = limit
                self.printed(sweep.finish, a="x" * 2000)
                fits = most - len(self.path.read_bytes()) - len(',"b":""')
                with self.assertRaisesRegex(sweep.ResultTooLarge, f"has {most + 1:,} bytes and {most:,} is the most"):
                    self.printed(sweep.finish, b="y" * (fits + 1))
                self.printed(sweep.finish, b="y" * fits)
                self.assertEqual(self.path.stat().st_size, most)

    def test_the_log_has_a_result_that_is_refused(self):
        out = io.StringIO()
        with contextlib.redirect_stdout(out), self.assertRaises(sweep.ResultTooLarge):
            sweep.finish(reward=0.75, text="x" * 5000)
        self.assertEqual(json.loads(out.getvalue())["reward"], 0.75)

    def test_nan_is_stored_and_read_again(self):
        self.printed(sweep.finish, reward=math.nan)
        self.printed(sweep.finish, loss=math.inf)
        self.assertTrue(math.isnan(self.stored()["reward"]))
        self.assertEqual(self.stored()["loss"], math.inf)

    def test_makes_the_folder_of_the_result_file(self):
        os.environ["SWEEP_RESULT_FILE"] = str(self.folder / "run_001/diagnostics.json")
        self.printed(sweep.finish, reward=1)
        self.assertEqual(json.loads((self.folder / "run_001/diagnostics.json").read_text(encoding="ascii")), {"reward": 1})

    def test_a_program_killed_on_the_way_leaves_the_old_or_the_new_result(self):
        self.printed(sweep.finish, reward=1, note="x" * 3000)
        with mock.patch("os.write", side_effect=InterruptedError), self.assertRaises(InterruptedError):
            self.printed(sweep.finish, reward=2, note="")
        self.assertEqual(self.stored()["reward"], 1)
        with mock.patch("os.ftruncate", side_effect=InterruptedError), self.assertRaises(InterruptedError):
            self.printed(sweep.finish, reward=3, note="")
        self.assertEqual(self.stored(), {"reward": 3, "note": ""})

    def test_outside_of_a_sweep_it_only_prints(self):
        del os.environ["SWEEP_RESULT_FILE"]
        self.assertEqual(self.printed(sweep.finish, reward=1), '{"reward":1}\n')
        self.assertEqual(self.path.read_bytes(), b"")


class FoldersAndFacts(InAFolder):
    def test_folders_are_made_where_the_sweep_wants_them(self):
        os.environ["SWEEP_OUTPUT_DIR"] = str(self.folder / "out")
        os.environ["SWEEP_CHECKPOINT_DIR"] = str(self.folder / "out/deep/checkpoint")
        self.assertEqual(sweep.checkpoint_dir(), self.folder / "out/deep/checkpoint")
        self.assertEqual(sweep.output_dir(), self.folder / "out")
        self.assertTrue(sweep.checkpoint_dir().is_dir())

    def test_outside_of_a_sweep_folders_are_below_the_working_directory(self):
        self.assertEqual(sweep.checkpoint_dir(), Path("sweep-output/checkpoint"))
        self.assertTrue((self.folder / "sweep-output/checkpoint").is_dir())

    def attempt(self, number):
        os.environ.update(SWEEP_ATTEMPT=str(number), SWEEP_ATTEMPTS_DIR=str(self.folder / "attempts"))

    def checkpoint(self, attempt, *files):
        folder = self.folder / f"attempts/a{attempt}/checkpoint"
        folder.mkdir(parents=True)
        for file in files:
            (folder / file).touch()
        return folder

    def test_resumes_only_from_a_checkpoint_that_is_there(self):
        self.assertIsNone(sweep.resume_from(), "outside of a sweep")
        os.environ["SWEEP_ATTEMPT"] = "2"
        self.assertIsNone(sweep.resume_from(), "without storage")
        self.attempt(2)
        self.assertIsNone(sweep.resume_from(), "without a folder")
        old = self.checkpoint(1)
        self.assertIsNone(sweep.resume_from(), "an empty folder")
        (old / "model.pt").touch()
        self.assertEqual(sweep.resume_from(), old)

    def test_resumes_from_the_newest_checkpoint(self):
        self.attempt(4)
        self.checkpoint(1, "model.pt")
        newest = self.checkpoint(2, "model.pt")
        self.checkpoint(3)  # lost before its first checkpoint
        self.checkpoint(4, "model.pt")  # its own
        self.assertEqual(sweep.resume_from(), newest)

    def test_attempts_are_ordered_by_number(self):
        self.attempt(11)
        self.checkpoint(9, "model.pt")
        newest = self.checkpoint(10, "model.pt")
        self.assertEqual(sweep.resume_from(), newest)

    def continued(self, last, *attempts):
        os.environ["SWEEP_CONTINUES_FROM"] = str(self.folder / f"continued/a{last}/checkpoint")
        for number in attempts:
            folder = self.folder / f"continued/a{number}/checkpoint"
            folder.mkdir(parents=True)
            (folder / "model.pt").touch()

    def test_begins_from_the_trial_that_it_continues(self):
        self.continued(11, 10, 9)
        self.assertEqual(sweep.resume_from(), self.folder / "continued/a10/checkpoint", "the newest one that is there")

    def test_prefers_its_own_checkpoint_to_that_of_the_trial_that_it_continues(self):
        self.continued(1, 1)
        self.attempt(3)
        self.checkpoint(2)  # lost before its first checkpoint
        self.assertEqual(sweep.resume_from(), self.folder / "continued/a1/checkpoint")
        own = self.checkpoint(1, "model.pt")
        self.assertEqual(sweep.resume_from(), own)

    def test_continues_nothing_where_nothing_was_left(self):
        self.continued(2)
        self.assertIsNone(sweep.resume_from())

    def test_facts_of_the_trial(self):
        os.environ.update(SWEEP_SEED="2147483647", SWEEP_TRIAL="digits-00007", SWEEP_DEBUG="1")
        self.assertEqual((sweep.seed(), sweep.trial(), sweep.debug()), (2147483647, "digits-00007", True))

    def test_facts_outside_of_a_sweep(self):
        self.assertEqual((sweep.seed(), sweep.seed(5), sweep.trial(), sweep.debug()), (0, 5, "local", False))
        os.environ["SWEEP_DEBUG"] = "0"
        self.assertFalse(sweep.debug())


class TheFiles(unittest.TestCase):
    FILES = sorted(FOLDER.glob("*.py"))

    def test_are_python_3_8(self):
        for path in self.FILES:
            ast.parse(path.read_text(encoding="utf-8"), path.name, feature_version=(3, 8))

    def test_need_the_standard_library_and_one_another_only(self):
        known = {*sys.stdlib_module_names, *(path.stem for path in self.FILES)}
        for path in self.FILES:
            for statement in ast.walk(self.without_functions(ast.parse(path.read_text(encoding="utf-8")))):
                if isinstance(statement, ast.Import):
                    self.assertLessEqual({name.name for name in statement.names}, known, path.name)
                elif isinstance(statement, ast.ImportFrom):
                    self.assertIn(statement.module, known, path.name)

    @staticmethod
    def without_functions(tree):
        """What is done when the file is loaded."""
        tree.body = [statement for statement in tree.body if not isinstance(statement, ast.FunctionDef)]
        return tree

    def test_sweep_itself_loads_little(self):
        tree = ast.parse((FOLDER / "sweep.py").read_text(encoding="utf-8"))
        imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
        self.assertEqual(imported, {"json", "os", "sys"})

    def test_documents_every_public_name(self):
        for name in sweep.__all__:
            self.assertTrue(getattr(sweep, name).__doc__, name)


if __name__ == "__main__":
    unittest.main()
