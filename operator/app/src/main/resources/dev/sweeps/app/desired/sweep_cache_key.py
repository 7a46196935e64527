"""By which key cached data is found again. The operator computes ``configuration_key`` as well, in Java, to the same text;
the rules stand in ``examples/batch-cache.md``."""
import errno
import hashlib
import json
import math
import os
from decimal import Decimal
from typing import Any, Dict, List, Optional, Tuple

CHUNK = 1 << 20


def entry_key(declared: Dict[str, Any], config: Dict[str, Any], key: Any, data: List[str]) -> Optional[str]:
    """The key of an entry: the configuration key, the program's own addition, and what the data files are at this moment.
    None where nothing is declared and nothing added, so that all programs would share one entry."""
    files = [(item["path"], item.get("identity") == "Content") for item in declared.get("data", [])]
    files += [(path, False) for path in data]
    if key is None and not files and not declared.get("configuration"):
        return None
    identity = sorted(canonical(_identity(path, content)) for path, content in files)
    return _sha256("[" + ",".join([canonical(configuration_key(declared, config)), canonical(key), *identity]) + "]")


def configuration_key(declared: Dict[str, Any], config: Dict[str, Any]) -> str:
    """The key that the operator computes as well, from what it can see: the configuration and the names of the data files."""
    values = {}
    for path in declared.get("configuration", []):
        found, value = _at(config, path)
        if found:
            unordered = path in declared.get("sets", []) and isinstance(value, (list, tuple))
            values[path] = set_text(value) if unordered else canonical(value)
    files = [item["path"] for item in declared.get("data", [])]
    version = canonical(declared.get("version") or "")
    return _sha256(f'{{"cache":1,"configuration":{_object(values)},"data":{set_text(files)},"version":{version}}}')


def canonical(value: Any) -> str:
    """The text of a JSON value by which keys are made; the rules stand in the documentation of the batch cache."""
    if value is None or isinstance(value, (bool, str)):
        return json.dumps(value, ensure_ascii=True)
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, dict):
        return _object({_name(key): canonical(inner) for key, inner in value.items()})
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(canonical(inner) for inner in value) + "]"
    if isinstance(value, (set, frozenset)):
        return set_text(value)
    if isinstance(value, os.PathLike):
        return canonical(os.fspath(value))
    if hasattr(value, "tolist"):  # scalars and arrays of numpy, tensors
        return canonical(value.tolist())
    raise TypeError(f"{value!r} of type {type(value).__name__} cannot be part of a cache key; give numbers, texts, lists or dicts")


def set_text(values: Any) -> str:
    """A list whose order and repetitions do not matter."""
    return "[" + ",".join(sorted({canonical(value) for value in values})) + "]"


def _number(number: float) -> str:
    if not math.isfinite(number):
        raise ValueError(f"{number} cannot be part of a cache key; give a finite number")
    if number == math.floor(number):
        return str(int(number))
    sign, digits, exponent = Decimal(repr(number)).normalize().as_tuple()
    return ("-" if sign else "") + "".join(map(str, digits)) + "e" + str(exponent)


def _object(written: Dict[str, str]) -> str:
    """Sorted by the names as they are written, which is ASCII: languages disagree about the order of other characters."""
    return "{" + ",".join(name + ":" + text for name, text in sorted((canonical(key), text) for key, text in written.items())) + "}"


def _name(key: Any) -> str:
    if not isinstance(key, str):
        raise TypeError(f"the key {key!r} is no text; JSON has no others")
    return key


def _at(config: Any, path: str) -> Tuple[bool, Any]:
    for step in path.split("."):
        if not isinstance(config, dict) or step not in config:
            return False, None
        config = config[step]
    return True, config


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _identity(path: str, content: bool) -> List[Any]:
    """Of a file its resolved path with size and time, or with its content; of a folder those of all files in it."""
    real = os.path.realpath(path)
    if os.path.isdir(real):
        inside = sorted(os.path.join(place, name) for place, _, names in os.walk(real) for name in names)
        return [real, [_identity(file, content) for file in inside]]
    if not os.path.exists(real):
        raise FileNotFoundError(errno.ENOENT, "a data file of the batch cache is missing; correct its path or mount it", path)
    status = os.stat(real)
    return [real, _digest(real)] if content else [real, status.st_size, status.st_mtime_ns]


def _digest(path: str) -> str:
    sha = hashlib.sha256()
    with open(path, "rb") as file:
        for chunk in iter(lambda: file.read(CHUNK), b""):
            sha.update(chunk)
    return sha.hexdigest()
