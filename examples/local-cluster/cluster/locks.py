"""Locks between runs of this program: the kernel drops them when a run is killed."""
from __future__ import annotations

import contextlib
import fcntl
import os
import time
from pathlib import Path
from typing import Iterator

from .problems import Problem
from .progress import say


@contextlib.contextmanager
def held(path: Path, what: str, timeout: float) -> Iterator[None]:
    """Hold the lock file at `path` alone; wait for another holder, but not for ever."""
    path.parent.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + timeout
    told = False
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_still(path, descriptor):
                break
        except BlockingIOError:
            if not told:
                say(f"waiting for another run that holds {what}")
                told = True
            if time.monotonic() > deadline:
                os.close(descriptor)
                raise Problem(f"Another run has held {what} for {timeout:.0f} s: wait for it or end it, then try again "
                              f"(`fuser {path}` names it).") from None
            time.sleep(0.1)
        os.close(descriptor)
    try:
        yield
    finally:
        # Unlinking while the lock is held is what makes `_is_still` necessary, and what leaves no file behind.
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
        os.close(descriptor)


def _is_still(path: Path, descriptor: int) -> bool:
    """Whether the locked file is the one at the path, not one that its last holder has just removed."""
    try:
        return os.path.samestat(os.stat(path), os.fstat(descriptor))
    except FileNotFoundError:
        return False
