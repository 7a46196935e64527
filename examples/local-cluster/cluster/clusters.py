"""Clusters as a whole: up, down and status, whatever an earlier run that was killed has left."""
from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from typing import Any

from . import builds, controlplane, fakenodes, locks, node, processes
from .paths import Home, all_homes, state_root
from .problems import Problem
from .progress import say

LOCK_LIMIT = 900.0


@dataclass(frozen=True)
class Wanted:
    """What the user asked for; an `up` with the same wishes finds its cluster already there."""

    profile: str
    gpus: int
    nodes: int
    default_controller_flags: bool


def up(name: str, wanted: Wanted) -> Home:
    """Bring the cluster up, or find it up; what a killed run has left is cleared away first."""
    home = Home(name)
    with _lock(home):
        if home.root.exists() and _is_up_as_wanted(home, wanted):
            say(f"cluster {name} is already up")
            return home
        if wanted.profile == "real":
            node.prepare_machine()
        binaries = builds.ensure(builds.OF_PROFILE[wanted.profile])
        if home.root.exists():
            say(f"clearing away what is left of an earlier cluster {name}")
            _clear(home)
        home.create()
        begun = time.monotonic()
        _write_record(home, wanted, "starting")
        try:
            _start(home, wanted, binaries)
        except BaseException:
            # The logs stay for whoever has to find the reason; everything that runs does not.
            _stop(home)
            _write_record(home, wanted, "failed")
            raise
        _write_record(home, wanted, "ready")
        say(f"cluster {name} is ready, {time.monotonic() - begun:.1f} s after its start")
    return home


def down(name: str) -> None:
    """End the cluster and delete its folder."""
    home = Home(name)
    if not home.root.exists():
        say(f"there is no cluster {name}")
        return
    with _lock(home):
        _clear(home)
    _remove_state_root()
    say(f"cluster {name} is gone")


def status(names: list[str]) -> bool:
    """Print what runs; says whether everything that should run does."""
    homes = [Home(name) for name in names] if names else all_homes()
    healthy = True
    for home in homes:
        if not home.root.exists():
            print(f"{home.name}: no such cluster")
            healthy = False
            continue
        record = _read_record(home)
        parts = processes.recorded(home)
        state = record.get("phase", "unknown")
        if state == "ready" and not all(part.alive() for part in parts):
            state = "broken"
        healthy = healthy and state == "ready"
        print(f"{home.name}: {state}, profile {record.get('wanted', {}).get('profile', '?')}, KUBECONFIG={home.kubeconfig}")
        for part in parts:
            print(f"  {part.name:<26} {'pid ' + str(part.pid) if part.alive() else 'ended'}")
    if not homes:
        print(f"no clusters under {state_root()}")
    return healthy


def running(name: str, profile: str | None = None) -> Home:
    """The home of a cluster that is up, or the reason why there is none."""
    home = Home(name)
    record = _read_record(home) if home.root.exists() else {}
    if record.get("phase") != "ready":
        raise Problem(f"Cluster {name} is not up: run `local-cluster up --name {name}` first.")
    if profile and record["wanted"]["profile"] != profile:
        raise Problem(f"Cluster {name} has the profile {record['wanted']['profile']}: this needs a cluster of the profile {profile}.")
    return home


def _start(home: Home, wanted: Wanted, binaries: dict[str, Any]) -> None:
    fast = not wanted.default_controller_flags
    if wanted.profile == "real":
        node.start(home, binaries, fast, wanted.gpus)
        return
    say("starting the control plane")
    api = controlplane.start(home, binaries, controlplane.Plan(fast_controllers=fast))
    if wanted.profile == "fake":
        say(f"adding {wanted.nodes} fake nodes with {wanted.gpus} GPUs each")
        fakenodes.start(home, binaries["kwok"], api, wanted.nodes, wanted.gpus)


def _is_up_as_wanted(home: Home, wanted: Wanted) -> bool:
    record = _read_record(home)
    if record.get("phase") != "ready" or not all(part.alive() for part in processes.recorded(home)):
        return False
    if record["wanted"] != asdict(wanted):
        had = ", ".join(f"{key} {value}" for key, value in record["wanted"].items())
        raise Problem(f"Cluster {home.name} is up with other options ({had}): run `local-cluster down --name {home.name}` first, "
                      f"or choose another --name.")
    return True


def _clear(home: Home) -> None:
    _stop(home)
    home.remove()


def _stop(home: Home) -> None:
    node.stop(home)
    fakenodes.stop(home)
    controlplane.stop(home)
    processes.stop(processes.recorded(home))


def _lock(home: Home) -> Any:
    return locks.held(state_root() / f"{home.name}.lock", f"cluster {home.name}", LOCK_LIMIT)


def _remove_state_root() -> None:
    try:
        state_root().rmdir()
    except OSError:
        pass  # other clusters are still in it


def _write_record(home: Home, wanted: Wanted, phase: str) -> None:
    half = home.record.with_suffix(".half")
    half.write_text(json.dumps({"wanted": asdict(wanted), "phase": phase}, indent=1))
    half.rename(home.record)


def _read_record(home: Home) -> dict[str, Any]:
    """The record, or nothing: a run can be killed before it has written one."""
    try:
        return json.loads(home.record.read_text())
    except FileNotFoundError:
        return {}
