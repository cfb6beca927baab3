"""With which icon, words and tone is the state of an idea told?"""

from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from ideas.models import Idea
from participation.texts import Translations, localized


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


def status_wording(status: str, title: Translations | None = None) -> Wording:
    """`title` is the name that the process gives the step, if it has one."""
    usual = STATUS[Idea.Status(status)]
    return replace(usual, words=localized(title)) if title else usual
