"""What does a rule answer? `Allowed`, or `Refused` with a reason that a resident understands.

Services, views and the API ask the same rule; services raise `NotAllowed`, views show the reason.
"""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Allowed:
    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Refused:
    """`code` is stable for programs; `reason` is a whole translated sentence for people."""

    code: str
    reason: str | Promise

    def __bool__(self) -> bool:
        return False


Answer = Allowed | Refused
ALLOWED = Allowed()


class NotAllowed(Exception):  # noqa: N818 (a refusal is an answer, not an error)
    def __init__(self, refused: Refused) -> None:
        super().__init__(str(refused.reason))
        self.refused = refused


def require(answer: Answer) -> None:
    """Turn a refusal into `NotAllowed`; services call this first."""
    if isinstance(answer, Refused):
        raise NotAllowed(answer)
