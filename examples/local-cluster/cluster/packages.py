"""Debian packages: said first, then installed; found by what they bring, so that another origin is as good."""
from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from .problems import Problem
from .progress import say

CNI_FOLDERS = (Path("/usr/lib/cni"), Path("/opt/cni/bin"))
CNI_PLUGIN = "ptp"

# What has to be there, and the package that brings it.
FOR_NODE = {"containerd": "containerd", "ctr": "containerd", "runc": "runc", "iptables": "iptables", "conntrack": "conntrack",
            "ip": "iproute2", "unshare": "util-linux", "nsenter": "util-linux", "slirp4netns": "slirp4netns",
            CNI_PLUGIN: "containernetworking-plugins"}
FOR_IMAGES = {"buildah": "buildah", "debootstrap": "debootstrap", "unshare": "util-linux"}


def ensure(needed: dict[str, str]) -> None:
    """Install the packages whose commands are missing."""
    missing = sorted({package for command, package in needed.items() if not _is_there(command)})
    if not missing:
        return
    wanted = " ".join(missing)
    if not shutil.which("apt-get"):
        raise Problem(f"This machine has no apt-get and lacks what these Debian packages bring: {wanted}. Install that and try again.")
    if os.geteuid() != 0:
        raise Problem(f"Packages are missing: run `sudo apt-get install {wanted}` and try again.")
    say(f"installing Debian packages: {wanted}")
    # A failed update of one source is no reason to stop: what matters is whether the packages can be had.
    _apt("update", check=False)
    _apt("install", "--yes", "--no-install-recommends", *missing)
    still = sorted({package for command, package in needed.items() if not _is_there(command)})
    if still:
        raise Problem(f"The packages {', '.join(still)} are installed but do not bring what is expected of them.")


def cni_folder() -> Path:
    """Where the CNI plugins are."""
    return next(folder for folder in CNI_FOLDERS if (folder / CNI_PLUGIN).exists())


def _is_there(command: str) -> bool:
    if command == CNI_PLUGIN:
        return any((folder / CNI_PLUGIN).exists() for folder in CNI_FOLDERS)
    return shutil.which(command, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin") is not None


def _apt(*arguments: str, check: bool = True) -> None:
    done = subprocess.run(["apt-get", "--quiet", *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, timeout=900, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    if check and done.returncode:
        raise Problem(f"`apt-get {' '.join(arguments)}` failed:\n{done.stdout.strip()[-2000:]}")
