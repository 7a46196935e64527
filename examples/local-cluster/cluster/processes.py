"""Processes that outlive this program, known by a record of pid and start time and never by name.

The child writes its own record between fork and exec. So a run that is killed at any moment leaves either no
process or a process with a record, and the next run can find and end it.
"""
from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Iterable, Mapping, Sequence

from .paths import Home
from .problems import Problem

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True)
class Recorded:
    """One started process: a pid alone is not enough, because pids are used again."""

    name: str
    pid: int
    started: int
    boot: str

    def alive(self) -> bool:
        """Whether this very process still runs; one that has ended and waits to be reaped does not."""
        if self.boot != BOOT_ID.read_text().strip():
            return False
        stat = _stat(self.pid)
        return stat is not None and stat[0] not in "ZX" and stat[1] == self.started

    def signal(self, number: int) -> None:
        """Send a signal, unless the process is gone."""
        if self.alive():
            try:
                os.kill(self.pid, number)
            except ProcessLookupError:
                pass


def start(home: Home, name: str, command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> Recorded:
    """Start a process in a session of its own, its output in `logs/<name>.log`."""
    record = home.processes / f"{name}.json"

    def write_record() -> None:
        stat = _stat(os.getpid())
        text = json.dumps({"pid": os.getpid(), "started": stat[1] if stat else 0, "boot": BOOT_ID.read_text().strip()})
        half = record.with_suffix(".half")
        half.write_text(text)
        half.rename(record)

    with open(home.logs / f"{name}.log", "ab") as log:
        child = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                 start_new_session=True, preexec_fn=write_record, cwd=home.root,
                                 env={**os.environ, **(environment or {})})
    child.returncode = 0  # it is meant to outlive this program: no warning about that at exit
    return _read(record)


def recorded(home: Home) -> list[Recorded]:
    """Every process of the cluster that has a record, alive or not, oldest first."""
    if not home.processes.is_dir():
        return []
    found = [_read(path) for path in home.processes.glob("*.json")]
    return sorted(found, key=lambda process: (process.started, process.pid))


def child_of(parent: Recorded) -> Recorded | None:
    """The first child of a process."""
    try:
        children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    stat = _stat(int(children[0])) if children else None
    return Recorded(f"first child of {parent.name}", int(children[0]), stat[1], parent.boot) if stat else None


def stop(processes: Iterable[Recorded], grace: float = 10.0) -> None:
    """End the processes together: politely first, and for certain after `grace` seconds."""
    waiting = [process for process in processes if process.alive()]
    for number, patience in ((signal.SIGTERM, grace), (signal.SIGKILL, 10.0)):
        for process in waiting:
            process.signal(number)
        deadline = time.monotonic() + patience
        while waiting and time.monotonic() < deadline:
            _reap(waiting)
            waiting = [process for process in waiting if process.alive()]
            time.sleep(0.02)
    if waiting:
        names = ", ".join(f"{process.name} (pid {process.pid})" for process in waiting)
        raise Problem(f"Not even SIGKILL ended {names}: look at its state in /proc, then run `down` again.")


def wait_until(ready: Callable[[], bool], what: str, needed: Iterable[Recorded], home: Home, timeout: float) -> None:
    """Wait for readiness; give up early when a process that is needed for it has ended."""
    deadline = time.monotonic() + timeout
    needed = list(needed)
    while not ready():
        for process in needed:
            if not process.alive():
                raise Problem(f"{process.name} ended while {what} was awaited. Its log ends with:\n{log_end(home, process.name)}")
        if time.monotonic() > deadline:
            raise Problem(f"{what} did not happen within {timeout:.0f} s: look into {home.logs}.")
        time.sleep(0.05)


def log_end(home: Home, name: str, lines: int = 8) -> str:
    """The last lines of a process's log."""
    path = home.logs / f"{name}.log"
    text = path.read_text(errors="replace").splitlines() if path.exists() else []
    return "\n".join(f"  {line[:400]}" for line in text[-lines:]) or "  (empty)"


def _read(path: Path) -> Recorded:
    fields = json.loads(path.read_text())
    return Recorded(path.stem, fields["pid"], fields["started"], fields["boot"])


def _stat(pid: int) -> tuple[str, int] | None:
    """State and start time from /proc; the command's name, in parentheses, may itself hold spaces."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return None
    fields = text.rpartition(")")[2].split()
    return fields[0], int(fields[19])


def _reap(processes: Iterable[Recorded]) -> None:
    """Collect those that are children of this very run."""
    for process in processes:
        try:
            os.waitpid(process.pid, os.WNOHANG)
        except ChildProcessError:
            pass
