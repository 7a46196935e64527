"""The results so far, one JSON object on each line of a file: a run that is interrupted goes on where it was."""
from __future__ import annotations

import json
import os
import subprocess
from dataclasses import asdict
from pathlib import Path
from typing import Any, Iterable

from .environments import Environment, cache, python
from .jobs import Job, job_of
from .progress import Problem, say

PACKAGE = Path(__file__).resolve().parent


class Results:
    """What is in the file, and what is added to it."""

    def __init__(self, file: Path):
        self.file = file
        text = file.read_text() if file.exists() else ""
        if not text.endswith("\n") and text:
            # A run that was killed may have left half a line.
            text = text[:text.rfind("\n") + 1]
            file.write_text(text)
        self.records = [json.loads(line) for line in text.splitlines()]

    def of(self, jobs: Iterable[Job], version: str) -> list[dict[str, Any]]:
        """The results of these jobs, as far as there are any."""
        longest = self._longest(version)
        return [longest[job.identity(version)] for job in jobs if job.identity(version) in longest]

    def _longest(self, version: str) -> dict[tuple[Any, ...], dict[str, Any]]:
        ordered = sorted((record for record in self.records if record["version"] == version), key=lambda record: record["budget"])
        return {job_of(record).identity(version): record for record in ordered}

    def complete(self, jobs: Iterable[Job], environment: Environment, command: list[str]) -> None:
        """Do those jobs that have no result, or a shorter one."""
        lengths = {identity: record["budget"] for identity, record in self._longest(environment.version).items()}
        left = [job for job in jobs if lengths.get(job.identity(environment.version), 0) < job.budget]
        if not left:
            return
        program = python(environment)
        worker = subprocess.Popen([program, "-B", "-m", f"{PACKAGE.name}.worker", str(cache()), *command], cwd=PACKAGE.parent,
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=_one_thread())
        with worker:
            for number, job in enumerate(left, 1):
                worker.stdin.write(json.dumps(asdict(job)) + "\n")
                worker.stdin.flush()
                line = worker.stdout.readline()
                if not line:
                    raise Problem(f"{job.method} failed on {job.task} with seed {job.seed}; the reason stands above.")
                self._add({**asdict(job), "version": environment.version, **json.loads(line)})
                say(f"{number}/{len(left)} {job.method} on {job.task}, seed {job.seed}")
            worker.stdin.close()

    def _add(self, record: dict[str, Any]) -> None:
        self.records.append(record)
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with self.file.open("a") as stream:
            stream.write(json.dumps(record) + "\n")


def _one_thread() -> dict[str, str]:
    return {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
