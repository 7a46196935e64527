"""The searches of this project, asked through the ask-tell program."""
from __future__ import annotations

import json
import subprocess
from typing import Any, Sequence

from .search import Parameter, Values


class AskTell:
    """One process for all runs of one search, as in the operator: each run begins with an `init` that forgets the one before."""

    def __init__(self, command: list[str]):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def begin(self, space: list[Parameter], seed: int, cost_budget: float | None, earlier: Sequence[dict[str, Any]] = ()) -> None:
        budget = {} if cost_budget is None else {"budget": cost_budget}
        known = {"earlier": earlier} if earlier else {}
        self._say(op="init", space=space, seed=seed, **budget, **known)

    def ask(self) -> tuple[Any, Values]:
        self._say(op="ask")
        answer = self._answer()
        return answer["id"], answer["x"]

    def tell(self, handle: Any, values: Values, loss: float, cost: float) -> None:
        self._say(op="tell", id=handle, y=loss, cost=cost)

    def best(self) -> Any:
        """The handle of the point of which the model expects the lowest loss."""
        self._say(op="best")
        return self._answer()["id"]

    def preload(self, points: list[Values], losses: list[float]) -> None:
        self._say(op="preload", xs=points, ys=losses)

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()

    def _answer(self) -> dict[str, Any]:
        line = self.process.stdout.readline()
        answer = json.loads(line) if line else {"error": f"it ended with status {self.process.wait()}"}
        if "error" in answer:
            raise RuntimeError(f"{' '.join(self.process.args)}: {answer['error']}")
        return answer

    def _say(self, **message: Any) -> None:
        try:
            self.process.stdin.write(json.dumps(message) + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # its last line says why, and is read by the next ask
