"""The base image `debian:bookworm-slim`, made from the machine's own package mirror when no registry can give it."""
from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Iterator

from . import archives
from .paths import cache_root
from .problems import Problem
from .progress import say

SUITE = "bookworm"
IMAGE = f"docker.io/library/debian:{SUITE}-slim"

SCRATCH = "scratch-"

# Mounts and processes of a build end with it, however it ends.
APART = ("unshare", "--mount", "--pid", "--fork", "--mount-proc", "--kill-child", "nice")

# As in the image of the registry: documentation is neither kept nor installed later.
SLIM = """\
path-exclude /usr/share/doc/*
path-include /usr/share/doc/*/copyright
path-exclude /usr/share/man/*
path-exclude /usr/share/locale/*
"""


def ensure() -> Path:
    """The archive of the base image; made once and kept in the cache."""
    archive = cache_root() / "images" / f"debian-{SUITE}-slim.tar"
    if archive.exists():
        return archive
    mirror = next(_mirrors(), None)
    say(f"making the base image {IMAGE} from {mirror or 'the default Debian mirror'}: about a minute, once")
    with scratch() as folder:
        system = folder / "system"
        command = ["debootstrap", "--variant=minbase", SUITE, str(system), *([mirror] if mirror else [])]
        done = subprocess.run([*APART, *command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=1800)
        if done.returncode:
            raise Problem(f"`{' '.join(command)}` failed:\n{done.stdout.strip()[-2000:]}")
        _make_slim(system)
        layer = folder / "layer.tar"
        subprocess.run(["tar", "--create", "--numeric-owner", "--one-file-system", "--file", str(layer), "--directory", str(system), "."],
                       check=True, timeout=600)
        half = archive.with_suffix(".half")
        archives.write(half, IMAGE, layer, {"Cmd": ["bash"], "Env": ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"]})
        half.rename(archive)
    return archive


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """A folder for the time of one build; what killed builds have left goes first. The caller holds the lock on images."""
    images = cache_root() / "images"
    for stale in images.glob(f"{SCRATCH}*"):
        shutil.rmtree(stale, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=images, prefix=SCRATCH) as folder:
        yield Path(folder)


def _make_slim(system: Path) -> None:
    (system / "etc/dpkg/dpkg.cfg.d/slim").write_text(SLIM)
    # debootstrap copies these from the machine, which is nobody's business inside an image.
    for file in ("etc/resolv.conf", "etc/hostname"):
        (system / file).unlink(missing_ok=True)
    for pattern in ("usr/share/doc/*", "usr/share/man/*", "usr/share/locale/*", "var/cache/apt/*", "var/lib/apt/lists/*", "var/log/*"):
        for path in system.glob(pattern):
            if path.is_dir() and not path.is_symlink():
                kept = path / "copyright"
                text = kept.read_bytes() if kept.is_file() else None
                shutil.rmtree(path)
                if text is not None:
                    path.mkdir()
                    kept.write_bytes(text)
            else:
                path.unlink()


def _mirrors(folder: Path = Path("/etc/apt")) -> Iterator[str]:
    """Mirrors of the suite that the machine itself installs from, in either style of apt's sources."""
    for source in sorted(folder.glob("sources.list.d/*.sources")):
        for stanza in re.split(r"\n\s*\n", source.read_text()):
            fields = dict(re.findall(r"^(\w[\w-]*):\s*(.*)$", stanza, re.MULTILINE))
            if SUITE in fields.get("Suites", "").split() and "main" in fields.get("Components", "").split():
                yield from fields.get("URIs", "").split()
    for source in (folder / "sources.list", *sorted(folder.glob("sources.list.d/*.list"))):
        for line in source.read_text().splitlines() if source.exists() else ():
            match = re.match(rf"deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+{SUITE}\s+.*\bmain\b", line)
            if match:
                yield match.group(1)
