"""Tests of the batch cache of a trial's program. Run here: python3 -m unittest

SWEEP_CACHE_RACE_SECONDS makes the race of eight processes last longer than its two seconds.
"""
import json
import os
import random
import signal
import subprocess
import sys
import time
import unittest
from collections import OrderedDict, defaultdict
from pathlib import Path
from unittest import mock

from test_sweep import FOLDER, InAFolder

import sweep_cache_key
import sweep_cache_store
from sweep_cache import BatchCache

VECTORS = Path(__file__).resolve().parents[1] / "resources/cache-key-vectors.json"
# Read before the tests clear what begins with SWEEP.
RACE_SECONDS = float(os.environ.get("SWEEP_CACHE_RACE_SECONDS", "2"))
PROCESSES = 8


class Tensor:
    """In the manner of torch: known by its methods."""

    def __init__(self, place="cuda"):
        self.place = place

    def detach(self):
        return self

    def cpu(self):
        return Tensor("cpu")

    def to(self, device):
        return Tensor(device)


class CacheCase(InAFolder):
    def setUp(self):
        super().setUp()
        self.entries = self.folder / "cache"
        os.environ["SWEEP_CACHE_DIR"] = str(self.entries)
        self.reports = []
        self.builds = 0

    def program(self, config=None):
        """A program's cache, as a new process has it."""
        return BatchCache(lambda: config or {}, lambda **result: self.reports.append(result["cache"]), lambda: self.folder)

    def build(self):
        self.builds += 1
        return {"batches": list(range(1000)), "number": self.builds}

    def get(self, **options):
        with mock.patch("sys.stderr"):
            return self.program(options.pop("config", None)).get_or_build(self.build, **{"key": 1, **options})

    def entry(self):
        (path,) = self.entries.glob("*.batch")
        return path


class Keys(CacheCase):
    def test_shared_vectors(self):
        for vector in json.loads(VECTORS.read_text(encoding="utf-8")):
            with self.subTest(vector["why"]):
                key = sweep_cache_key.configuration_key(vector["declared"], vector["configuration"])
                self.assertEqual(key, vector["key"])

    def test_changes_exactly_when_a_declared_input_changes(self):
        os.environ["SWEEP_CACHE"] = json.dumps({"configuration": ["data.window"]})
        self.get(key=None, config={"data": {"window": 5}, "lr": 0.1})
        self.get(key=None, config={"data": {"window": 5.0}, "lr": 0.2})
        self.get(key=None, config={"data": {"window": 6}, "lr": 0.1})
        self.assertEqual([report["hits"] for report in self.reports], [0, 1, 0])

    def test_a_data_file_counts_by_size_and_time_or_by_content(self):
        path = self.file("games.db", "1")
        for identity, hits in (("Stat", [0, 1, 0, 0]), ("Content", [0, 1, 1, 0])):
            self.reports.clear()
            os.environ["SWEEP_CACHE"] = json.dumps({"data": [{"path": path, "identity": identity}], "version": identity})
            self.get(key=None)
            self.get(key=None)
            os.utime(path, ns=(1, time.time_ns() + 10**9))
            self.get(key=None)
            Path(path).write_text(identity, encoding="utf-8")
            self.get(key=None)
            self.assertEqual([report["hits"] for report in self.reports], hits, identity)

    def test_a_link_counts_as_what_it_points_to(self):
        link = self.folder / "latest"
        link.symlink_to(self.file("a", "1"))
        self.get(data=[link])
        link.unlink()
        link.symlink_to(self.file("b", "1"))
        self.get(data=[link])
        self.assertEqual(self.builds, 2)

    def test_a_folder_counts_by_all_its_files(self):
        (self.folder / "data/inner").mkdir(parents=True)
        self.file("data/inner/a", "1")
        self.get(data=["data"])
        self.file("data/inner/b", "1")
        self.get(data=["data"])
        self.assertEqual(self.builds, 2)

    def test_without_a_key_or_a_cache_the_data_is_only_built(self):
        self.get(key=None)
        del os.environ["SWEEP_CACHE_DIR"]
        os.environ["SWEEP_TRIAL"] = "s-00001"
        self.get()
        self.assertEqual((self.builds, self.reports, list(self.folder.iterdir())), (2, [], []))

    def test_bad_keys_are_refused(self):
        for error, options in (
            (ValueError, {"key": float("nan")}),
            (TypeError, {"key": object()}),
            (TypeError, {"key": {1: 2}}),
            (FileNotFoundError, {"data": ["missing.db"]}),
        ):
            with self.subTest(options), self.assertRaises(error):
                self.get(**options)
        self.assertEqual(self.builds, 0)


class Entries(CacheCase):
    def test_the_second_program_finds_what_the_first_one_built(self):
        self.assertEqual(self.get(), self.get())
        self.assertEqual(self.builds, 1)
        built, found = self.reports
        self.assertEqual((built["hits"], built["misses"]), (0, 1))
        self.assertEqual((found["hits"], found["misses"]), (1, 0))
        self.assertEqual(found["bytes"], self.entry().stat().st_size)

    def test_saved_is_what_the_building_took(self):
        with mock.patch("time.monotonic", side_effect=[0, 0, 0, 120, 0, 20]):
            self.get()
            self.get()
        self.assertEqual(self.reports[1]["build_seconds"], 120)
        self.assertEqual(self.reports[1]["seconds_saved"], 100)

    def test_tensors_are_kept_on_the_cpu_and_moved_on_request(self):
        tree = {"a": [Tensor(), (Tensor(),)], "n": 1}
        built = self.program().get_or_build(lambda: tree, key=1)
        found = self.program().get_or_build(self.build, key=1)
        self.assertEqual([value["a"][0].place for value in (tree, built, found)], ["cuda", "cpu", "cpu"])
        for build in (lambda: tree, self.build):
            moved = self.program().get_or_build(build, key=2, device="cuda:1")
            self.assertEqual(moved["a"][1][0].place, "cuda:1")
        self.assertEqual(self.builds, 0)

    def test_dictionaries_of_other_kinds_keep_their_kind(self):
        state = OrderedDict([("b", Tensor()), ("a", Tensor())])
        lists = defaultdict(list, {"x": [Tensor()]})
        found = self.program().get_or_build(lambda: [state, lists], key=1)
        self.assertEqual([type(value) for value in found], [OrderedDict, defaultdict])
        self.assertEqual((list(found[0]), found[0]["a"].place, found[1]["x"][0].place), (["b", "a"], "cpu", "cpu"))
        self.assertEqual(found[1]["y"], [])

    def test_nothing_is_left_by_a_builder_that_raises_or_has_nothing(self):
        with self.assertRaises(ZeroDivisionError):
            self.program().get_or_build(lambda: 1 / 0, key=1)
        self.assertIsNone(self.program().get_or_build(lambda: None, key=1))
        self.assertEqual(list(self.entries.glob("*.batch*")), [])
        self.assertEqual(self.reports, [])

    def test_a_damaged_entry_is_built_again_and_said(self):
        self.get()
        whole = self.entry().read_bytes()
        flipped = bytearray(whole)
        flipped[len(whole) // 3] ^= 1
        for name, damaged in (("cut", whole[:-40]), ("empty", b""), ("flipped", bytes(flipped)), ("short", whole[100:])):
            with self.subTest(name):
                self.entry().write_bytes(damaged)
                before = self.builds
                self.assertEqual(self.get()["number"], before + 1)
                self.assertIn("built again", self.reports[-1]["problem"])
                self.get()
                self.assertEqual(self.builds, before + 1)
                self.assertNotIn("problem", self.reports[-1])

    def test_what_cannot_be_pickled_is_used_and_said(self):
        value = {"call": lambda: 1}
        with mock.patch("sys.stderr"):
            self.assertEqual(self.program().get_or_build(lambda: value, key=1), value)
        self.assertIn("could not be stored", self.reports[-1]["problem"])
        self.assertEqual(list(self.entries.glob("*.batch*")), [])

    def test_discarded_entries_are_built_again(self):
        self.get()
        os.environ["SWEEP_CACHE"] = json.dumps({"discardBefore": time.time() - 3600})
        self.get()
        self.assertEqual(self.builds, 1)
        os.environ["SWEEP_CACHE"] = json.dumps({"discardBefore": time.time() + 3600})
        self.get()
        self.assertEqual(self.builds, 2)

    def test_the_least_recently_used_go_first_and_those_in_use_stay(self):
        for key in (1, 2, 3):
            self.get(key=key)
            (newest,) = [path for path in self.entries.glob("*.batch") if path.stat().st_mtime > 10]
            os.utime(newest, (key, key))
        in_use, second, third = sorted(self.entries.glob("*.batch"), key=lambda path: path.stat().st_mtime)
        os.environ["SWEEP_CACHE"] = json.dumps({"maxBytes": int(2.5 * in_use.stat().st_size)})
        with sweep_cache_store.Lock(in_use) as lock:
            lock.take(exclusive=False)
            self.get(key=4)
        left = set(self.entries.glob("*.batch"))
        self.assertTrue(in_use in left and len(left) == 2 and not {second, third} & left, left)

    def test_a_warm_up_ends_after_its_last_entry(self):
        os.environ["SWEEP_CACHE_WARM_UP"] = "1"
        self.get(last=False)
        with self.assertRaises(SystemExit) as end:
            self.get(key=2)
        self.assertEqual(end.exception.code, 0)

    def test_a_warm_up_that_stores_nothing_fails(self):
        os.environ["SWEEP_CACHE_WARM_UP"] = "1"
        with self.assertRaises(SystemExit) as end:
            self.program().get_or_build(lambda: None, key=1)
        self.assertIn("stored nothing", end.exception.code)


class Faults(CacheCase):
    def test_a_volume_that_is_not_there(self):
        os.environ["SWEEP_CACHE_DIR"] = self.file("a-file", "") + "/cache"
        self.assertEqual(self.get()["number"], 1)
        self.assertIn("not usable", self.reports[-1]["problem"])

    def test_a_rename_that_fails(self):
        with mock.patch("os.replace", side_effect=OSError(5, "Input/output error")):
            self.assertEqual(self.get()["number"], 1)
        self.assertIn("Input/output error", self.reports[-1]["problem"])
        self.assertEqual(list(self.entries.glob("*.batch*")), [])

    def test_a_full_disk(self):
        """The limit on the size of a file fails a write half-way, as a full disk does."""
        code = (
            "import resource, sweep; resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000));"
            "print(len(sweep.batch_cache(lambda: bytes(100000), key=1)))"
        )
        done = subprocess.run([sys.executable, "-c", code], env=self.environment(), capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout.splitlines()[-1], "100000")
        self.assertIn("could not be stored", done.stderr)
        self.assertEqual(list(self.entries.glob("*.batch*")), [])

    def test_on_a_full_disk_nobody_waits_for_another(self):
        """Each builder goes on when all of them build: it would never, if they took turns."""
        code = (
            "import resource, pathlib, sys, sweep; resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))\n"
            "def build():\n"
            "    pathlib.Path(sys.argv[1]).touch()\n"
            "    while len(list(pathlib.Path().glob('builds-*'))) < int(sys.argv[2]): pass\n"
            "    return bytes(100000)\n"
            "print(len(sweep.batch_cache(build, key=1)))"
        )

        def started(name, others):
            return subprocess.Popen(
                [sys.executable, "-c", code, name, str(others)],
                env=self.environment(), cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

        first = started("builds-0", 0)
        self.assertEqual(first.communicate(timeout=30)[0].splitlines()[-1], "100000")
        said = [process.communicate(timeout=30) for process in [started(f"builds-{each}", 4) for each in (1, 2, 3)]]
        self.assertEqual([out.splitlines()[-1] for out, _ in said], ["100000"] * 3)
        for _, err in said:
            self.assertIn("the batches were built and", err)
        self.assertEqual(list(self.entries.glob("*.batch*")), [])
        self.assertEqual(self.get()["number"], 1)
        self.assertEqual(self.get()["number"], 1, "there is room again")

    def test_a_read_only_volume(self):
        """Seen by another user, since root writes everywhere."""
        self.get()
        for path in (self.folder, self.entries):
            path.chmod(0o555)
        for path in self.entries.iterdir():
            path.chmod(0o444)
        self.addCleanup(self.folder.chmod, 0o755)
        self.addCleanup(self.entries.chmod, 0o755)
        become = "os.setuid(65534);" if os.getuid() == 0 else ""
        code = f"import os, sys, sweep; {become} a = sweep.batch_cache(dict, key=1); b = sweep.batch_cache(lambda: [2], key=2); print(len(a), b)"
        done = subprocess.run([sys.executable, "-c", code], env=self.environment(), capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout.splitlines()[-1], "2 [2]")
        self.assertIn("could not be stored", done.stderr)

    def environment(self):
        return {**os.environ, "PYTHONPATH": str(FOLDER), "PYTHONDONTWRITEBYTECODE": "1"}


class Race(CacheCase):
    PROGRAM = """
import hashlib, json, os, sys, sweep
def build():
    payload = os.urandom(1 << 20)
    return {"payload": payload, "sum": hashlib.sha256(payload).hexdigest()}
found = sweep.batch_cache(build, key="race")
assert hashlib.sha256(found["payload"]).hexdigest() == found["sum"], "torn"
print("read", found["sum"])
"""

    def test_eight_processes_with_random_kills(self):
        """Every survivor reads a complete payload, nobody waits for ever, and in the end there is one entry and no rest."""
        chance = random.Random(7)
        environment = {**os.environ, "PYTHONPATH": str(FOLDER), "PYTHONDONTWRITEBYTECODE": "1"}
        environment["SWEEP_CACHE"] = json.dumps({})
        end = time.monotonic() + RACE_SECONDS
        reads = kills = 0
        while time.monotonic() < end or not reads or not kills:
            for path in self.entries.glob("*.batch") if self.entries.exists() else ():
                path.unlink(missing_ok=True)
            running = [
                subprocess.Popen([sys.executable, "-c", self.PROGRAM], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                for _ in range(PROCESSES)
            ]
            for victim in chance.sample(running, PROCESSES // 2):
                try:
                    victim.wait(chance.uniform(0.05, 0.4))
                except subprocess.TimeoutExpired:
                    victim.send_signal(signal.SIGKILL)
            sums = set()
            for process in running:
                out, err = process.communicate(timeout=60)
                if process.returncode == -signal.SIGKILL:
                    kills += 1
                    continue
                self.assertEqual(process.returncode, 0, err)
                sums.add(out.splitlines()[-1])
                reads += 1
            self.assertEqual(len(sums), 1, "all of a round read the same entry")
        self.get(key="race")
        self.assertEqual(self.builds, 0)
        print(f"race: {reads} complete reads, {kills} kills", file=sys.stderr)


if __name__ == "__main__":
    unittest.main()
