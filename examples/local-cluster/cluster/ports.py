"""Free ports, so that clusters stand side by side."""
from __future__ import annotations

import random
import socket

from .problems import Problem

# Below what kernels hand out for outgoing connections (32768 and up) and below the node ports (30000 and up): a port
# found here is taken by nobody by accident between the look and the use.
RANGE = range(20000, 30000)


def free(address: str, count: int) -> list[int]:
    """As many ports as wanted on which nobody listens at the address."""
    found: list[int] = []
    for port in random.sample(RANGE, 500):
        with socket.socket() as attempt:
            try:
                attempt.bind((address, port))
            except OSError:
                continue
        found.append(port)
        if len(found) == count:
            return found
    raise Problem(f"{address} has not {count} free ports between {RANGE.start} and {RANGE.stop}: end what listens there.")


def answers(address: str, port: int) -> bool:
    """Whether somebody listens at the port."""
    with socket.socket() as attempt:
        attempt.settimeout(1)
        return attempt.connect_ex((address, port)) == 0
