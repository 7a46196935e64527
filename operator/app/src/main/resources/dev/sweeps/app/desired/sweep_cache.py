"""Data that many trials need and one has to build: found on the shared volume, or built and left there for the others.

``sweep`` offers it as ``sweep.batch_cache``. Standard library only, Python 3.8 or newer. Entries are pickles: whoever may
write to the volume can run code in the trials that read it, as whoever may edit the Sweep can anyway.
"""
import contextlib
import json
import os
import pickle
import sys
import time
from pathlib import Path
from typing import Any, Callable, Dict, Optional, Sequence, Tuple

from sweep_cache_key import entry_key
from sweep_cache_store import SUFFIX, Damaged, Entry, Lock, make_room, read, write
from sweep_cache_tensors import moved, on_cpu


class BatchCache:
    """``sweep.batch_cache``: call it, or its ``get_or_build``."""

    def __init__(self, params: Callable[[], Dict[str, Any]], report: Callable[..., None], local_folder: Callable[[], Path]):
        self._params = params
        self._report = report
        self._local_folder = local_folder
        self._use: Dict[str, Any] = {"hits": 0, "misses": 0, "bytes": 0, "build_seconds": 0.0, "seconds_saved": 0.0}

    def __call__(self, build: Callable[[], Any], **options: Any) -> Any:
        return self.get_or_build(build, **options)

    def get_or_build(
        self,
        build: Callable[[], Any],
        *,
        key: Any = None,
        data: Sequence["os.PathLike[str]"] = (),
        config: Optional[Dict[str, Any]] = None,
        device: Any = None,
        last: bool = True,
    ) -> Any:
        """What ``build()`` returns, from the cache where an earlier trial has left it.

        The key is made of what the Sweep declares in ``spec.cache`` (the values at those paths of ``config``, by default
        ``params()``, and its data files) and of ``key`` (anything that JSON can say) and the files ``data`` besides.
        Tensors in lists, tuples and dictionaries are kept on the CPU without their gradients, and moved to ``device`` if one is
        given: the trial that built gets them as those do that find them.
        A ``build`` that raises, or returns None, leaves nothing behind. In a warm-up Job the program ends here; one with
        several entries says ``last=False`` for all but the last.

        The cache never ends a trial: what cannot be read is built, and what cannot be stored is said. In a sweep without
        ``spec.cache``, and where nothing makes the key, ``build()`` is all that happens. Raises ``FileNotFoundError``
        when a data file is missing, ``TypeError`` and ``ValueError`` when a part of the key is no JSON.
        """
        name = entry_key(
            _declaration(), self._params() if config is None else config, key, [os.fspath(path) for path in data])
        if name is None or ("SWEEP_TRIAL" in os.environ and "SWEEP_CACHE_DIR" not in os.environ):
            return moved(build(), device)
        entry, problem = self._found_or_built(name, build)
        if problem:
            print(f"sweep: batch cache: {problem}", file=sys.stderr)
            self._use["problem"] = problem[:300]
        if entry.value is not None:
            self._report(cache={**self._use, "key": name})
        if os.environ.get("SWEEP_CACHE_WARM_UP") == "1" and last:
            sys.exit(0 if entry.bytes else f"sweep: the warm-up stored nothing: {problem or 'the builder returned None'}")
        return moved(entry.value, device)

    def _found_or_built(self, key: str, build: Callable[[], Any]) -> Tuple[Entry, Optional[str]]:
        try:
            folder = Path(os.environ.get("SWEEP_CACHE_DIR") or self._local_folder())
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            return self._built(None, build)[0], f"not usable: {error}; the batches were built and not stored"
        path = folder / (key + SUFFIX)
        with Lock(path) as lock:
            entry, problem = self._hit(path, lock.take(exclusive=False))
            if entry is None:
                entry, problem = self._hit(path, lock.take(exclusive=True))
            if entry is not None:
                return entry, None
            if not lock.may_store:
                return self._built(None, build)[0], "the batches were built and not stored: the last ones could not be either"
            built, unstored = self._built(path, build)
            if built.value is not None:
                lock.stored(well=unstored is None)
        make_room(folder, path, int(_declaration().get("maxBytes") or 0))
        return built, "; ".join(text for text in (problem, unstored) if text) or None

    def _hit(self, path: Path, waited: bool) -> Tuple[Optional[Entry], Optional[str]]:
        began = time.monotonic()
        try:
            entry = read(path, float(_declaration().get("discardBefore") or 0))
        except FileNotFoundError:
            return None, None
        except (Damaged, OSError) as error:
            return None, f"{path.name[:12]}… is built again: {error}"
        with contextlib.suppress(OSError):
            os.utime(path)  # the time of the last use; on a read-only volume nobody evicts either
        saved = 0.0 if waited else max(0.0, entry.build_seconds - (time.monotonic() - began))
        self._count(hits=1, bytes=entry.bytes, build_seconds=entry.build_seconds, seconds_saved=saved)
        return entry, None

    def _built(self, path: Optional[Path], build: Callable[[], Any]) -> Tuple[Entry, Optional[str]]:
        began = time.monotonic()
        value = build()
        seconds = time.monotonic() - began
        size, problem = 0, None
        if value is not None:
            try:
                value = on_cpu(value)
                size = 0 if path is None else write(path, value, seconds)
            except (OSError, pickle.PicklingError, TypeError, AttributeError, RecursionError) as error:
                problem = f"the batches were built and could not be stored: {error}"
        if value is not None:
            self._count(misses=1, bytes=size, build_seconds=seconds)
        return Entry(value, size, seconds), problem

    def _count(self, **numbers: float) -> None:
        for name, number in numbers.items():
            self._use[name] = round(self._use[name] + number, 3)


def _declaration() -> Dict[str, Any]:
    return json.loads(os.environ.get("SWEEP_CACHE") or "{}")
