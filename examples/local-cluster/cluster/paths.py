"""Where things live: one folder per cluster, one cache for all, nothing elsewhere."""
from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from .problems import Problem

SOURCES = Path(__file__).resolve().parent.parent

NAME = re.compile(r"[a-z0-9]([-a-z0-9]{0,30}[a-z0-9])?")


def state_root() -> Path:
    """The folder that holds a folder for each cluster."""
    own = os.environ.get("SWEEP_CLUSTER_HOME")
    if own:
        return Path(own).absolute()
    base = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(base).absolute() / "sweep-cluster"


def cache_root() -> Path:
    """The folder of what is slow to make and safe to delete: binaries and base images."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base).absolute() / "sweep-operator"


class Home:
    """The folder of one cluster and the files in it that several modules need."""

    def __init__(self, name: str):
        if not NAME.fullmatch(name):
            raise Problem(f"'{name}' cannot be a cluster's name: use up to 32 lower-case letters, digits and dashes.")
        self.name = name
        self.root = state_root() / name
        self.kubeconfig = self.root / "kubeconfig"
        self.logs = self.root / "logs"
        self.pki = self.root / "pki"
        self.config = self.root / "config"
        self.processes = self.root / "processes"
        self.record = self.root / "cluster.json"

    def create(self) -> None:
        """Make the folders; closed to other users, because keys lie in them."""
        self.root.mkdir(parents=True, mode=0o700, exist_ok=True)
        for folder in (self.logs, self.pki, self.config, self.processes):
            folder.mkdir(exist_ok=True)

    def remove(self) -> None:
        """Delete the folder."""
        shutil.rmtree(self.root)


def all_homes() -> list[Home]:
    """Every cluster that has a folder, whether it runs or not."""
    root = state_root()
    if not root.is_dir():
        return []
    return [Home(entry.name) for entry in sorted(root.iterdir()) if entry.is_dir() and NAME.fullmatch(entry.name)]
