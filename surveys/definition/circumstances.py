"""What may an expression look at besides answers? The local time, and a number by lot that stays with a draft."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from surveys.logic import Context


@dataclass(frozen=True, slots=True)
class Circumstances:
    """`now` is the time where the survey lives. `seed` says nothing about anybody and goes with the draft."""

    now: str = "1970-01-01T00:00:00.000"
    seed: int = 0

    def context(
        self,
        answers: Mapping[str, Any],
        *,
        own: Any = "",  # noqa: ANN401 (any JSON)
        columns: Mapping[str, str] | None = None,
    ) -> Context:
        return Context(answers=answers, own=own, columns=columns or {}, now=self.now, seed=self.seed)
