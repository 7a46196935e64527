"""Makes the table of real learning curves, `curves.tsv`: run with the Python that has scikit-learn, once. Two to three minutes of one core."""
from __future__ import annotations

import os

# Sums in another order have other last digits: with one thread the table is the same each time.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")

import argparse  # noqa: E402
import math  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
import warnings  # noqa: E402
from pathlib import Path  # noqa: E402

from models import TASKS  # noqa: E402

CONFIGURATIONS = 50
TABLE = Path(__file__).with_name("curves.tsv")


def main() -> None:
    """Write a line for each configuration of each task: its validation loss after each epoch, NaN where it is no finite number."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--tasks", nargs="+", choices=TASKS, default=list(TASKS))
    parser.add_argument("--count", type=int, default=CONFIGURATIONS, help=f"configurations of each task (default: {CONFIGURATIONS})")
    parser.add_argument("--table", type=Path, default=TABLE)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    with options.table.open("w", encoding="utf-8") as table:
        for task in options.tasks:
            load, losses = TASKS[task]
            data, started = load(), time.monotonic()
            for seed in range(options.count):
                print(task, " ".join(map(written, losses(data, seed))), sep="\t", file=table)
                if sys.stderr.isatty():
                    print(f"\r{task} {seed + 1}/{options.count}", end="", file=sys.stderr, flush=True)
            print(f"\r{task} {options.count} configurations, {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)


def written(loss: float) -> str:
    """Four digits."""
    return f"{loss:.4g}" if math.isfinite(loss) else "NaN"


if __name__ == "__main__":
    main()
