"""What does a process need before residents see it? Title, promise and dates: nobody is asked into the blue."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from participation.allowed import ALLOWED, Answer, Refused
from participation.processes.models import Process
from participation.processes.selectors import phases_of

INCOMPLETE = Refused("incomplete", _("Something is still missing. Look at the list."))


@dataclass(frozen=True, slots=True)
class Point:
    words: str | Promise
    done: bool


def checklist(process: Process) -> list[Point]:
    return [
        Point(_("Title and a few words of what it is about"), bool(process.title and process.summary)),
        Point(_("What is open, and who decides"), bool(process.promise_open and process.promise_decides)),
        Point(_("The day of the decision"), process.promise_decides_on is not None),
        Point(_("At least one phase with its dates"), bool(phases_of(process))),
    ]


def may_publish(process: Process) -> Answer:
    return ALLOWED if all(point.done for point in checklist(process)) else INCOMPLETE
