"""What a search is to this comparison."""
from __future__ import annotations

from typing import Any, Protocol

# A parameter as the ask-tell program takes it: [name, "float", low, high], [name, "int", low, high] or [name, "cat", size].
Parameter = list
Values = dict[str, float]


class Search(Protocol):
    """Minimises by asking; what was asked and not told is pending."""

    def ask(self) -> tuple[Any, Values]:
        """A handle and the point to try next."""

    def tell(self, handle: Any, values: Values, loss: float, cost: float) -> None:
        """How a point ended."""

    def preload(self, points: list[Values], losses: list[float]) -> None:
        """Points that were tried elsewhere."""
