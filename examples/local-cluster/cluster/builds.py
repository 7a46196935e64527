"""Binaries from Go modules: built once, kept in the cache under a key of everything that decides their content."""
from __future__ import annotations

import hashlib
import os
import platform
import re
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable

from . import locks
from .paths import SOURCES, cache_root
from .problems import Problem
from .progress import say


@dataclass(frozen=True)
class Binary:
    """One binary: the folder of its `go.mod` under `go/`, and the package of its main function."""

    name: str
    module: str
    package: str


def _kubernetes(name: str) -> Binary:
    return Binary(name, "kubernetes", f"k8s.io/kubernetes/cmd/{name}")


BINARIES = {binary.name: binary for binary in (
    Binary("etcd", "kubernetes", "go.etcd.io/etcd/server/v3"),
    _kubernetes("kube-apiserver"),
    _kubernetes("kube-controller-manager"),
    _kubernetes("kube-scheduler"),
    _kubernetes("kubelet"),
    _kubernetes("kube-proxy"),
    _kubernetes("kubectl"),
    Binary("pause", "pause", "."),
    Binary("kwok", "kwok", "sigs.k8s.io/kwok/cmd/kwok"),
    Binary("helm", "helm", "helm.sh/helm/v3/cmd/helm"),
    Binary("helm-unittest", "helm-unittest", "github.com/helm-unittest/helm-unittest/cmd/helm-unittest"),
    Binary("kubeconform", "kubeconform", "github.com/yannh/kubeconform/cmd/kubeconform"),
)}
CONTROL_PLANE = ("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler")
OF_PROFILE = {
    "control-plane": CONTROL_PLANE,
    "fake": (*CONTROL_PLANE, "kwok"),
    "real": (*CONTROL_PLANE, "kubelet", "kube-proxy", "pause"),
}
TOOLS = ("kubectl", "helm", "helm-unittest", "kubeconform", "kwok")

# The first build of this machine compiles half of Kubernetes; nothing sane takes longer than this.
BUILD_LIMIT = 3600.0


def ensure(names: Iterable[str]) -> dict[str, Path]:
    """Paths of the named binaries; those that the cache lacks are built first, with progress."""
    paths = {name: _cached(BINARIES[name]) for name in names}
    if all(path.exists() for path in paths.values()):
        return paths
    with locks.held(cache_root() / "build.lock", "the build of binaries", BUILD_LIMIT):
        missing = [name for name, path in paths.items() if not path.exists()]
        if missing:
            for module in dict.fromkeys(BINARIES[name].module for name in missing):
                _check_go(module)
            say(f"building {len(missing)} binaries into {cache_root()}: minutes the first time, once per version")
        for number, name in enumerate(missing, start=1):
            _build(BINARIES[name], paths[name], f"{number} of {len(missing)}")
    return paths


def kubernetes_version() -> str:
    """The version that the `go.mod` pins, with its leading `v`."""
    text = (SOURCES / "go" / "kubernetes" / "go.mod").read_text()
    return re.search(r"^\s*k8s\.io/kubernetes (v\S+)", text, re.MULTILINE).group(1)


def _cached(binary: Binary) -> Path:
    folder = SOURCES / "go" / binary.module
    key = hashlib.sha256(platform.machine().encode())
    for source in sorted(folder.iterdir()):
        key.update(source.name.encode() + source.read_bytes())
    key.update(" ".join(_link_flags(binary)).encode())
    return cache_root() / "bin" / f"{binary.module}-{key.hexdigest()[:12]}" / binary.name


def _link_flags(binary: Binary) -> list[str]:
    flags = ["-s", "-w"]
    if binary.module == "kubernetes":
        # Without these the API server reports a version that clients cannot parse.
        version = kubernetes_version()
        major, minor, _ = version.removeprefix("v").split(".", 2)
        for field, value in (("gitVersion", version), ("gitMajor", major), ("gitMinor", minor)):
            flags += ["-X", f"k8s.io/component-base/version.{field}={value}"]
    return flags


def _build(binary: Binary, target: Path, position: str) -> None:
    say(f"building {binary.name} ({position})")
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_suffix(".half")
    command = ["go", "build", "-trimpath", "-buildvcs=false", "-ldflags", " ".join(_link_flags(binary)),
               "-o", str(half), binary.package]
    begun = time.monotonic()
    process = subprocess.Popen(command, cwd=SOURCES / "go" / binary.module, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, text=True, preexec_fn=lambda: os.nice(10),
                               env={**os.environ, "CGO_ENABLED": "0"})
    while True:
        try:
            output, _ = process.communicate(timeout=20)
            break
        except subprocess.TimeoutExpired:
            elapsed = time.monotonic() - begun
            if elapsed > BUILD_LIMIT:
                process.kill()
                raise Problem(f"Building {binary.name} took more than {BUILD_LIMIT / 60:.0f} minutes and was ended.") from None
            say(f"  still building {binary.name}, {elapsed:.0f} s")
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise Problem(f"`go build` of {binary.name} failed; run it again once this is put right:\n{output.strip()[-3000:]}")
    # Only the rename makes it count: a build that was killed leaves a file that nobody uses and the next build replaces.
    half.rename(target)
    say(f"  {binary.name} built in {time.monotonic() - begun:.0f} s")


def _check_go(module: str) -> None:
    """Go from 1.21 on fetches the version that a module asks for, unless it was told to stay as it is."""
    needed = re.search(r"^go (\S+)$", (SOURCES / "go" / module / "go.mod").read_text(), re.MULTILINE).group(1)
    advice = f"install Go {needed} or newer (or any Go from 1.21 on with GOTOOLCHAIN=auto), put it on PATH and try again."
    if not shutil.which("go"):
        raise Problem(f"The Go compiler is missing: {advice}")
    found, toolchain = subprocess.run(["go", "env", "GOVERSION", "GOTOOLCHAIN"], capture_output=True, text=True, timeout=60,
                                      cwd="/").stdout.splitlines()
    if _version(found) < _version(needed) and (toolchain == "local" or _version(found) < (1, 21)):
        raise Problem(f"The Go compiler here is {found}, too old for the module {module}: {advice}")


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", text)[:3])
