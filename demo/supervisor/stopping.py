"""How does Ctrl-C reach the supervisor wherever it is, and surely?"""

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType

ASKED_BY = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
AGAIN_AFTER = 0.5  # seconds


class StopAsked(BaseException):
    """Raised by a signal wherever the supervisor is, so that waiting ends at once."""


@contextlib.contextmanager
def stop_on_signals() -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        # Python drops what is raised while an object is being removed: ask again until it is heard.
        signal.setitimer(signal.ITIMER_REAL, AGAIN_AFTER)
        raise StopAsked

    for number in (*ASKED_BY, signal.SIGALRM):
        signal.signal(number, stop)
    yield


def ignore_signals() -> None:
    """A second Ctrl-C must not leave half of the children behind."""
    signal.setitimer(signal.ITIMER_REAL, 0)
    for number in (*ASKED_BY, signal.SIGALRM):
        signal.signal(number, signal.SIG_IGN)
