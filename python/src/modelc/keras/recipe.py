"""compile(): optimizer, schedule, losses, loss weights and metrics."""

from __future__ import annotations

from typing import Any

from modelc.keras.context import Context
from modelc.keras.functions import Functions
from modelc.source import Statement


class Recipe:
    def __init__(self, context: Context, functions: Functions, model: Any, graph: Any, outputs: list[str]) -> None:
        self.context = context

    def statements(self) -> list[Statement]:
        return []
