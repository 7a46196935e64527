"""The files of the batch cache: written whole or not at all, checked when they are read, locked by the operating system."""
import contextlib
import glob
import hashlib
import json
import os
import pickle
import sys
import time
from pathlib import Path
from typing import Any, Dict, NamedTuple, Optional

from sweep_cache_tensors import PROTOCOL, Pickler

try:
    import fcntl
except ImportError:  # a system without them; entries are still written whole, and perhaps built twice
    fcntl = None  # type: ignore[assignment]

MAGIC = b"SWEEPBC1"
SUFFIX = ".batch"
CHUNK = 1 << 20


class Damaged(Exception):
    """An entry that cannot be used; the message says why."""


class Entry(NamedTuple):
    """What was read, and what its file says of it."""

    value: Any
    bytes: int
    build_seconds: float


class Lock:
    """The lock of an entry; it ends with its process. Nobody waits for a build after one whose result could not be stored."""

    def __init__(self, path: Path):
        self._entry = path.name[:12]
        self._descriptor = None if _is_read_only(path.parent) else _lock_file(path)
        self.may_store = self._descriptor is None

    def __enter__(self) -> "Lock":
        return self

    def __exit__(self, *_: Any) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)

    def take(self, exclusive: bool) -> bool:
        """Whether it had to wait. Only one process has the exclusive lock, and may store."""
        if self._descriptor is None:
            return False
        how = fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH
        waited = False
        try:
            fcntl.flock(self._descriptor, how | fcntl.LOCK_NB)
        except BlockingIOError:
            if os.fstat(self._descriptor).st_mtime == 0:
                return False
            print(f"sweep: batch cache: waiting for the process that builds {self._entry}…", file=sys.stderr)
            fcntl.flock(self._descriptor, how)
            waited = True
        except OSError:
            pass  # a file system without locks
        self.may_store = exclusive
        return waited

    def stored(self, well: bool) -> None:
        """The time of the lock file tells the next ones: it can be set on a full volume, too."""
        with contextlib.suppress(OSError, TypeError):
            os.utime(self._descriptor, None if well else (0, 0))


def _is_read_only(folder: Path) -> bool:
    return bool(os.statvfs(folder).f_flag & os.ST_RDONLY) if hasattr(os, "statvfs") else False


def _lock_file(path: Path) -> Optional[int]:
    """Lock files are never removed: one that is removed while it is waited for protects nothing."""
    name = str(path.with_suffix(".lock"))
    if fcntl is None:
        return None
    for flags in (os.O_RDWR | os.O_CREAT, os.O_RDONLY):  # the second for a read-only volume
        with contextlib.suppress(OSError):
            return os.open(name, flags | os.O_CLOEXEC, 0o666)
    return None


class _Hashing:
    """A file that remembers the checksum of what was written to it."""

    def __init__(self, file: Any):
        self.file = file
        self.sha = hashlib.sha256()

    def write(self, data: Any) -> int:
        self.sha.update(data)
        return self.file.write(data)


def write(path: Path, value: Any, build_seconds: float) -> int:
    """Puts an entry in its place in one step; on any fault nothing is left. The caller has the lock."""
    for left in glob.glob(glob.escape(str(path)) + ".*.tmp"):  # of builders that were killed
        with contextlib.suppress(OSError):
            os.unlink(left)
    beside = f"{path}.{os.uname().nodename}-{os.getpid()}.tmp"
    try:
        with open(beside, "wb") as file:
            hashing = _Hashing(file)
            Pickler(hashing, protocol=PROTOCOL).dump(value)
            about = {"bytes": file.tell(), "sha256": hashing.sha.hexdigest(), "build_seconds": build_seconds, "built_at": time.time()}
            trailer = json.dumps(about).encode("ascii")
            file.write(trailer + len(trailer).to_bytes(8, "big") + MAGIC)
            file.flush()
            os.fsync(file.fileno())
            size = file.tell()
        os.replace(beside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise
    with contextlib.suppress(OSError):  # not every file system can do it for folders
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    return size


def read(path: Path, discard_before: float) -> Entry:
    with open(path, "rb") as file:
        size = os.fstat(file.fileno()).st_size
        about = _trailer(file, size)
        if about["built_at"] < discard_before:
            raise Damaged("it was discarded by spec.cache.discard")
        sha, left = hashlib.sha256(), about["bytes"]
        file.seek(0)
        while left > 0:
            chunk = file.read(min(CHUNK, left))
            if not chunk:
                raise Damaged("its file is too short")
            sha.update(chunk)
            left -= len(chunk)
        if sha.hexdigest() != about["sha256"]:
            raise Damaged("its checksum is wrong")
        file.seek(0)
        try:
            return Entry(pickle.load(file), size, about["build_seconds"])
        except Exception as error:  # pickles of another version of the program fail in any way they like
            raise Damaged(f"it cannot be unpickled: {type(error).__name__}: {error}") from error


def _trailer(file: Any, size: int) -> Dict[str, Any]:
    file.seek(max(0, size - 16))
    end = file.read(16)
    length = int.from_bytes(end[:8], "big")
    if end[8:] != MAGIC or length > size - 16:
        raise Damaged("its file has no proper end")
    file.seek(size - 16 - length)
    try:
        about = json.loads(file.read(length))
        return {name: kind(about[name]) for name, kind in (("bytes", int), ("sha256", str), ("build_seconds", float), ("built_at", float))}
    except (ValueError, KeyError, TypeError) as error:
        raise Damaged(f"its file has no proper end: {error}") from error


def make_room(folder: Path, newest: Path, most: int) -> None:
    """Removes the entries that were not used for the longest time; never one that somebody reads or builds."""
    if most <= 0:
        return
    entries = []
    for path in folder.glob("*" + SUFFIX):
        with contextlib.suppress(OSError):
            status = path.stat()
            entries.append((status.st_mtime_ns, status.st_size, path))
    total = sum(size for _, size, _ in entries)
    for _, size, path in sorted(entries):
        if total <= most:
            return
        if path != newest and _removed(path):
            total -= size


def _removed(path: Path) -> bool:
    descriptor = _lock_file(path)
    if descriptor is None:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.unlink()
        return True
    except OSError:  # in use, gone, or not ours to remove
        return False
    finally:
        os.close(descriptor)
