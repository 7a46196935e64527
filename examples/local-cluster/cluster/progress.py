"""Progress for people, on stderr: stdout is kept for what scripts read."""
from __future__ import annotations

import sys
import time

_started = time.monotonic()


def say(text: str) -> None:
    """Print one line with the seconds since the command began."""
    print(f"[{time.monotonic() - _started:6.1f}s] {text}", file=sys.stderr, flush=True)
