"""What a training program needs to take part in a sweep. Standard library only, Python 3.8 or newer.

The operator mounts this file and its neighbours into every trial and puts their folder on PYTHONPATH, so a program says:

    import sweep

    config = sweep.params()                      # {"trainer": {"learning_rate": 0.003, ...}, ...}
    for step in range(100):
        ...
        sweep.report(step, loss=loss)            # progress: one JSON line on stdout
    sweep.finish(reward=reward, n_teams=30)      # the result: the objective and anything else worth keeping
    batches = sweep.batch_cache(build)           # before that: data that one trial builds and the others find

Outside of a sweep the same program runs too: ``sweep.params(default={...})`` gives the defaults, ``report`` and
``finish`` only print, and files go to ``./sweep-output``. Nothing here talks to the network or starts a thread.
"""
import json
import os
import sys
from pathlib import Path
from typing import Any, Dict, Optional

from sweep_cache import BatchCache

__all__ = [
    "ResultTooLarge",
    "params",
    "flat",
    "report",
    "finish",
    "batch_cache",
    "output_dir",
    "checkpoint_dir",
    "resume_from",
    "seed",
    "trial",
    "debug",
]

DEFAULT_RESULT_LIMIT = 4096
"""Bytes that Kubernetes keeps of a result, unless a pod of many containers has to share: SWEEP_RESULT_LIMIT says so."""


class ResultTooLarge(ValueError):
    """The result does not fit into the pod's status; the message names the keys that take the most room."""


def params(default: Optional[Dict[str, Any]] = None) -> Dict[str, Any]:
    """The configuration of this trial as nested dictionaries: the sweep's overrides and this trial's parameters.

    ``default`` fills what the configuration does not have: everything outside of a sweep, and inside of one the
    parameters whose condition (``when``) is false. A value of the sweep always wins over a default.
    """
    path = os.environ.get("SWEEP_PARAMETERS_FILE")
    return _merged(default or {}, _read_object(path) if path else {})


def flat(default: Optional[Dict[str, Any]] = None) -> Dict[str, Any]:
    """The parameters that this sweep varies, by their dotted names: ``{"trainer.learning_rate": 0.003}``.

    ``default`` is flat, too. Where the sweep's own list is missing, all of ``params()`` is given under dotted names.
    """
    text = os.environ.get("SWEEP_PARAMETERS")
    return {**(default or {}), **(json.loads(text) if text else _dotted(params()))}


def report(step: Optional[int] = None, **metrics: Any) -> None:
    """Print metrics as one JSON line on stdout, at once. NaN and infinities are allowed.

    A name that is no Python word is passed as ``sweep.report(7, **{"fitness/best": 1.5})``.
    """
    _print_line({**({} if step is None else {"step": step}), **metrics})


def finish(**result: Any) -> None:
    """Hand in the result: the objective metric, and whatever else is worth keeping beside it.

    Every number is a metric, ``checkpoint`` is the path of the best checkpoint, the rest is kept as diagnostics. A
    second call adds to the first one and replaces the keys that it names again. The result is printed as a JSON line
    as well, before it is stored, so that the log has it in any case.

    Raises ``ResultTooLarge`` when it needs SWEEP_RESULT_LIMIT bytes (4,096 in pods of up to three containers) or more;
    nothing is stored then. Raises ``TypeError`` when a value cannot be written as JSON, and ``OSError`` when the result
    file cannot be written.
    """
    _print_line(result)
    path = os.environ.get("SWEEP_RESULT_FILE")
    if path:
        _write_in_place(Path(path), _fitting({**_earlier_result(path), **result}))


batch_cache = BatchCache(params, finish, lambda: output_dir() / "batch_cache")
"""Data that many trials need: ``batches = sweep.batch_cache(build)``; see ``BatchCache.get_or_build``."""


def output_dir() -> Path:
    """The folder for everything that this attempt writes; it exists."""
    return _made(Path(os.environ.get("SWEEP_OUTPUT_DIR", "sweep-output")))


def checkpoint_dir() -> Path:
    """The folder for checkpoints; it exists. With a shared volume later attempts find it by ``resume_from()``."""
    path = os.environ.get("SWEEP_CHECKPOINT_DIR")
    return _made(Path(path) if path else output_dir() / "checkpoint")


def resume_from() -> Optional[Path]:
    """The newest checkpoint folder that an earlier attempt of this trial left, read-only; None when there is nothing.

    A trial that goes on from another one (population based training) has that one's when there is none of its own. An attempt
    that was lost before its first checkpoint is passed over, so that the one before it is not lost as well.
    """
    attempts = os.environ.get("SWEEP_ATTEMPTS_DIR")
    own = _newest_checkpoint(Path(attempts), int(os.environ.get("SWEEP_ATTEMPT") or 1) - 1) if attempts else None
    continued = os.environ.get("SWEEP_CONTINUES_FROM")
    if own or not continued:
        return own
    last = Path(continued).parent
    return _newest_checkpoint(last.parent, int(last.name[1:]))


def seed(default: int = 0) -> int:
    """The seed of this trial: the same in every attempt, another one in every trial and sample. Fits 31 bits."""
    return int(os.environ.get("SWEEP_SEED") or default)


def trial(default: str = "local") -> str:
    """The name of this trial, such as ``digits-00007``."""
    return os.environ.get("SWEEP_TRIAL") or default


def debug() -> bool:
    """Whether the sweep asks its programs to say more."""
    return os.environ.get("SWEEP_DEBUG", "0") not in ("", "0")


def _newest_checkpoint(attempts: Path, last: int) -> Optional[Path]:
    for folder in (attempts / f"a{number}" / "checkpoint" for number in range(last, 0, -1)):
        if folder.is_dir() and any(folder.iterdir()):
            return folder
    return None


def _merged(below: Dict[str, Any], above: Dict[str, Any]) -> Dict[str, Any]:
    result = dict(below)
    for key, value in above.items():
        both = isinstance(value, dict) and isinstance(result.get(key), dict)
        result[key] = _merged(result[key], value) if both else value
    return result


def _dotted(tree: Dict[str, Any], prefix: str = "") -> Dict[str, Any]:
    result: Dict[str, Any] = {}
    for key, value in tree.items():
        if isinstance(value, dict) and value:
            result.update(_dotted(value, prefix + key + "."))
        else:
            result[prefix + key] = value
    return result


def _read_object(path: str) -> Dict[str, Any]:
    with open(path, encoding="utf-8") as file:
        value = json.load(file)
    if not isinstance(value, dict):
        raise ValueError(f"{path} holds {type(value).__name__} where a JSON object is expected")
    return value


def _earlier_result(path: str) -> Dict[str, Any]:
    """What is in the result file already. Something that is no JSON object would spoil the result: it is replaced."""
    if not os.path.exists(path) or os.path.getsize(path) == 0:
        return {}
    try:
        return _read_object(path)
    except ValueError as error:
        print(f"sweep: replacing the content of {path}, which is not a JSON object: {error}", file=sys.stderr)
        return {}


def _most_bytes() -> int:
    """One less than Kubernetes keeps: a result that fills the limit cannot be told from one that was cut."""
    return int(os.environ.get("SWEEP_RESULT_LIMIT") or DEFAULT_RESULT_LIMIT) - 1


def _fitting(result: Dict[str, Any]) -> bytes:
    data = _json(result).encode("ascii")
    most = _most_bytes()
    if len(data) <= most:
        return data
    sizes = sorted(((len(_json({key: value})) - 2, key) for key, value in result.items()), reverse=True)
    largest = ", ".join(f"{key!r} {size:,} bytes" for size, key in sizes[:3])
    raise ResultTooLarge(
        f"the result has {len(data):,} bytes and {most:,} is the most that Kubernetes hands over; the largest "
        f"keys are {largest}; write them to a file in sweep.output_dir() and finish with numbers and short texts"
    )


def _write_in_place(path: Path, data: bytes) -> None:
    """One write, without a rename, as the file is a mount of its own. A program killed here leaves the old or the new JSON."""
    _made(path.parent)
    descriptor = os.open(str(path), os.O_WRONLY | os.O_CREAT, 0o644)
    try:
        padded = data.ljust(os.fstat(descriptor).st_size)  # blanks over the rest of a longer, earlier result
        if os.write(descriptor, padded) != len(padded):
            raise OSError(f"only a part of the result could be written to {path}; is the disk full?")
        os.ftruncate(descriptor, len(data))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _print_line(values: Dict[str, Any]) -> None:
    sys.stdout.write(_json(values) + "\n")
    sys.stdout.flush()


def _json(values: Dict[str, Any]) -> str:
    """Compact JSON on one line, in ASCII. NaN and infinities are written as Python does; the operator reads them."""
    return json.dumps(values, default=_plain, separators=(",", ":"))


def _plain(value: Any) -> Any:
    """What JSON does not know: scalars and arrays of numpy and the like, and paths."""
    if hasattr(value, "tolist"):  # numpy scalars and arrays, and tensors of every library: numbers or lists of them
        return value.tolist()
    if hasattr(value, "item"):
        return value.item()
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    raise TypeError(f"{value!r} of type {type(value).__name__} cannot be written as JSON; give a number, a text, a list or a dict")


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
