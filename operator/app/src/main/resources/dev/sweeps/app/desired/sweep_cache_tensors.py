"""Tensors in what the batch cache keeps. They are known by their methods: nothing here needs torch, or imports it before there is one."""
import copy
import pickle
import sys
from collections import OrderedDict, defaultdict
from typing import Any, Callable, Sequence

PROTOCOL = 5
DICTIONARIES = (dict, OrderedDict, defaultdict)
"""Of these a changed copy can be made; the state of a network is the second."""


def on_cpu(value: Any) -> Any:
    """The same lists, tuples and dictionaries with every tensor on the CPU, without its gradient."""
    return _with_tensors(value, lambda tensor: tensor.detach().cpu())


def moved(value: Any, device: Any) -> Any:
    """The same with every tensor on the device; nothing is moved when it is None."""
    return value if device is None else _with_tensors(value, lambda tensor: tensor.to(device))


def _with_tensors(value: Any, move: Callable[[Any], Any]) -> Any:
    if hasattr(value, "detach") and hasattr(value, "cpu"):
        return move(value)
    if type(value) in DICTIONARIES:
        changed = copy.copy(value)
        changed.update((key, _with_tensors(inner, move)) for key, inner in value.items())
        return changed
    if type(value) is list:
        return [_with_tensors(inner, move) for inner in value]
    if isinstance(value, tuple):
        parts = [_with_tensors(inner, move) for inner in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value


class Pickler(pickle.Pickler):
    """Writes of each tensor the numbers that it shows.

    By itself a tensor writes all of the storage that it was cut from: a hundred batches cut from one tensor are a hundred times the
    data. Its bytes pass through a file in memory besides, both ways.
    """

    def reducer_override(self, value: Any) -> Any:
        torch = sys.modules.get("torch")
        if torch is None or type(value) is not torch.Tensor or not _is_plain(torch, value):
            return NotImplemented
        try:
            numbers = value.contiguous().reshape(-1).view(torch.uint8).numpy()
        except RuntimeError:  # torch finds no numpy that it knows
            return NotImplemented
        return _tensor, (pickle.PickleBuffer(numbers), value.dtype, tuple(value.shape))


def _is_plain(torch: Any, tensor: Any) -> bool:
    """Whether it is no more than its numbers, and torch (from 1.10 on) can make one of them again."""
    return (
        hasattr(torch, "frombuffer")
        and tensor.device.type == "cpu"
        and tensor.layout is torch.strided
        and tensor.numel() > 0
        and not (tensor.requires_grad or tensor.is_quantized or tensor.is_conj() or tensor.is_neg() or tensor.__dict__)
    )


def _tensor(numbers: bytearray, dtype: Any, shape: Sequence[int]) -> Any:
    import torch
    return torch.frombuffer(numbers, dtype=dtype).reshape(shape)
