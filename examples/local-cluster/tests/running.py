"""A cluster for one test class, driven through the command line as a user would."""
from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path
from typing import Any, Callable

from cluster.api import Api
from cluster.paths import SOURCES, Home

PROGRAM = SOURCES / "local-cluster"


def run(*arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run the program; its progress goes where the test's own output goes."""
    return subprocess.run([sys.executable, PROGRAM, *arguments], check=check, stdout=subprocess.PIPE, text=True, timeout=900)


class ClusterTest(unittest.TestCase):
    """Brings a cluster up in a state folder of its own, and proves afterwards that nothing of it is left."""

    profile = "control-plane"
    options: tuple[str, ...] = ()

    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = tempfile.TemporaryDirectory()
        cls.enterClassContext(cls.folder)
        os.environ["SWEEP_CLUSTER_HOME"] = str(Path(cls.folder.name) / "clusters")
        cls.addClassCleanup(os.environ.pop, "SWEEP_CLUSTER_HOME")
        cls.addClassCleanup(cls.prove_that_nothing_is_left)
        cls.addClassCleanup(run, "down", "--all")
        run("up", "--profile", cls.profile, *cls.options)
        cls.home = Home(cls.profile)
        cls.api = Api.of(cls.home)

    @classmethod
    def prove_that_nothing_is_left(cls) -> None:
        left = processes_of(cls.folder.name)
        assert not left, f"processes are left: {left}"
        assert not os.listdir(cls.folder.name), f"files are left: {os.listdir(cls.folder.name)}"

    def await_(self, condition: Callable[[], Any], seconds: float = 20) -> Any:
        """The first true value of the condition."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            value = condition()
            if value:
                return value
            time.sleep(0.05)
        return self.fail(f"nothing within {seconds} s")


def processes_of(folder: str) -> list[str]:
    """Command lines of all processes that name the folder, this test's own ones aside."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = entry.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
        if folder in command:
            found.append(command)
    return found
