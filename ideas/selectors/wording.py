"""With which icon, words and tone is the state of an idea told?"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from ideas.models import Idea


@dataclass(frozen=True, slots=True)
class Wording:
    icon: str
    words: str | Promise
    tone: str


STATUS = {
    Idea.Status.RECEIVED: Wording("idea", pgettext_lazy("state of an idea", "New"), ""),
    Idea.Status.CHECKING: Wording("eye", pgettext_lazy("state of an idea", "Being checked"), "warn"),
    Idea.Status.IN_COMMITTEE: Wording("people", pgettext_lazy("state of an idea", "In the committee"), "warn"),
    Idea.Status.DECIDED: Wording("done", pgettext_lazy("state of an idea", "Decided"), "ok"),
    Idea.Status.DONE: Wording("check", pgettext_lazy("state of an idea", "Done"), "ok"),
    Idea.Status.NOT_DONE: Wording("no", pgettext_lazy("state of an idea", "Will not be done"), "quiet"),
}


def status_wording(status: str) -> Wording:
    return STATUS[Idea.Status(status)]
