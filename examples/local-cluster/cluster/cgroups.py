"""The cgroups of one cluster: all its pods stand below one group, in each hierarchy of the machine."""
from __future__ import annotations

import time
from pathlib import Path

from .paths import Home
from .problems import Problem


def group(home: Home) -> str:
    """The group's name, which the kubelet is given as its root."""
    return f"sweep-{home.name}"


def create(home: Home) -> None:
    """Make the group; it must be there before the kubelet starts."""
    for hierarchy in _hierarchies():
        folder = hierarchy / group(home)
        folder.mkdir(exist_ok=True)
        for setting in ("cpuset.cpus", "cpuset.mems"):
            # In cgroup v1 a new group has no processors and no memory, and then takes no process.
            if (folder / setting).exists() and (hierarchy / setting).exists():
                (folder / setting).write_text((hierarchy / setting).read_text())


def remove(home: Home, patience: float = 10.0) -> None:
    """Remove the groups; the kernel refuses for the moment in which the last process ends."""
    deadline = time.monotonic() + patience
    for hierarchy in _hierarchies():
        top = hierarchy / group(home)
        while top.exists():
            for folder in sorted((path for path in top.rglob("*") if path.is_dir()), key=lambda path: -len(path.parts)) + [top]:
                try:
                    folder.rmdir()
                except OSError:
                    continue
            if top.exists():
                if time.monotonic() > deadline:
                    raise Problem(f"{top} still holds processes: see `cat {top}/cgroup.procs`, end them and run `down` again.")
                time.sleep(0.05)


def _hierarchies() -> list[Path]:
    """Mount points of cgroup v1 and v2."""
    found = []
    for line in Path("/proc/self/mountinfo").read_text().splitlines():
        before, _, after = line.partition(" - ")
        if after.split()[0] in ("cgroup", "cgroup2"):
            found.append(Path(before.split()[4]))
    return found
