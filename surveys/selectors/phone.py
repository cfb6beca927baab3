"""What does somebody say who asks the questions of a survey on the telephone?"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from participation.texts import localized
from participation.web.phrases import day_long
from surveys.definition import Question
from surveys.models import Survey

ALOUD_ONE = gettext_lazy("Read the answers aloud. One of them counts.")
ALOUD_MANY = gettext_lazy("Read the answers aloud. Several can count.")
AS_SAID = gettext_lazy("Read nothing aloud. Write down what is said.")
# What is done beside reading the question; a kind that is not named here is written down as it is said.
HOW = {
    "single": ALOUD_ONE,
    "yes_no": gettext_lazy("A clear yes or no. Everything else: ask once more."),
    "scale": gettext_lazy("Read the steps aloud, from the first to the last."),
    "multi": ALOUD_MANY,
    "pick": ALOUD_MANY,
    "ranking": gettext_lazy("Read all of them aloud, then ask for the first place, the second, and so on."),
    "matrix": gettext_lazy("Say the answers once. Then read line after line."),
    "matrix_pair": gettext_lazy("Line after line: first how important, then how satisfied."),
    "number": gettext_lazy("Read nothing aloud. A rough number is enough."),
    "slider": gettext_lazy("Say the two ends. Then ask for a number between them."),
    "date": gettext_lazy("Ask for the day. Month and year are enough: then take the first of the month."),
    "consent": gettext_lazy("Read all of it aloud. Tick only after a clear yes."),
    "contact": gettext_lazy("Only if it is wanted. Read it back letter by letter."),
    "map_pin": gettext_lazy("Ask for a street, a corner or a place that everybody knows."),
    "info": gettext_lazy("Read it aloud."),
}


@dataclass(frozen=True, slots=True)
class Call:
    """Sentences to be said before and after the questions."""

    opening: tuple[str, ...]
    closing: tuple[str, ...]


def how_to_ask(question: Question) -> str:
    return str(HOW.get(question.kind, AS_SAID))


def beside(question: Question, language: str) -> str:
    """On the printed page: how to ask, and the author's own hint. What stands on paper for readers is left out."""
    free = _("This question may be left out.") if question.sensitive else ""
    return " ".join(filter(None, [how_to_ask(question), localized(question.hint, language), free]))


def call_of(survey: Survey, *, caller: str, place: str, language: str, minutes: int) -> Call:
    """In the active language; `language` is that of the questions."""
    greeting = _("Hello, this is %(caller)s, neighbourhood work %(place)s.") % {"caller": caller, "place": place}
    asks = _("I am calling about our survey “%(title)s”.") % {"title": localized(survey.title, language)}
    takes = ngettext("It takes about one minute.", "It takes about %(count)s minutes.", minutes) % {"count": minutes}
    kept = _("I write down your answers without your name and without your number.")
    if not survey.anonymous:
        kept = _("We treat your answers as confidential.")
    free = _("Taking part is voluntary. You can leave out any question and stop at any time.")
    purpose = localized(survey.purpose, language)
    opening = (greeting, asks, purpose, takes, free, kept, _("May I begin?"))
    closing = [_("That was the last question. Thank you for your time.")]
    if survey.results_on:
        closing.append(_("We show the results on %(day)s.") % {"day": day_long(survey.results_on)})
    closing.append(_("Your answers cannot be changed later, because nobody knows whose they are. Goodbye."))
    return Call(tuple(sentence for sentence in opening if sentence), tuple(closing))
