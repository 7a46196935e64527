"""What people see: progress on stderr, so that stdout is the table alone, and the one kind of error that they are meant to read."""
from __future__ import annotations

import sys
import time

_started = time.monotonic()


class Problem(Exception):
    """What went wrong and what to do next, in sentences; shown without a stack trace."""


def say(text: str) -> None:
    """Print one line with the seconds since the command began."""
    print(f"[{time.monotonic() - _started:6.1f}s] {text}", file=sys.stderr, flush=True)
