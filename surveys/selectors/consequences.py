"""What becomes of the answers so far when a question changes? Said with numbers, before anything is done."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation.texts import localized
from surveys.drafting.question_differences import Difference
from surveys.drafting.tree import Question
from surveys.selectors.results import Counted


class Answered:
    """How many people answered a question or chose an answer of it, as far as they are counted."""

    def __init__(self, counted: Mapping[str, Counted]) -> None:
        self.counted = counted

    @property
    def total(self) -> int:
        return max((one.asked + one.hidden for one in self.counted.values()), default=0)

    def question(self, question: Question) -> int:
        return max((one.asked - one.skipped for one in self._of(question)), default=0)

    def row(self, question: Question, code: str) -> int:
        """Those who chose an answer; of a table's row or a place those who answered it."""
        name = _counted_as(question)
        row = self.counted.get(f"{name}.{code}")
        if row is not None:
            return row.asked - row.skipped
        whole = self.counted.get(name)
        return whole.cells.get(code, 0) if whole else 0

    def _of(self, question: Question) -> list[Counted]:
        name = _counted_as(question)
        return [one for key, one in self.counted.items() if key == name or key.startswith(f"{name}.")]


def _counted_as(question: Question) -> str:
    number = question.get("reworded", 0)
    return f"{question['code']}@{number + 1}" if number else str(question["code"])


def of_question(one: Difference, answered: Answered) -> Iterator[str]:
    if one.old is None:
        yield _("Who answered before was not asked this. Those answers show it as “not asked”.")
        return
    number = answered.question(one.old)
    if one.new is None:
        yield _removed(number)
        return
    if one.breaks:
        yield apart(number)
        return
    yield from (_no_longer(localized(row["text"]), answered.row(one.old, row["code"])) for row in one.gone)
    if one.added:
        yield _added(number)
    if "show_if" in one.parts:
        yield _("Other people are asked from now on. Their answers count together with the earlier ones.")
    if one.texts and any(text.rewords and text.may_be_typo for text in one.texts):
        yield reworded(number)
    elif any(text.rewords for text in one.texts):
        yield apart(number)


def reworded(number: int) -> str:
    """What a new wording means; a misspelling means nothing for the answers."""
    if not number:
        return _("With a new wording nothing is lost: nobody has answered this question so far.")
    return ngettext(
        "With a new wording, one answer so far stays counted under the old wording. Dashboards show both with a break.",
        "With a new wording, %(count)s answers so far stay counted under the old wording."
        " Dashboards show both with a break.",
        number,
    ) % {"count": number}


def apart(number: int) -> str:
    if not number:
        return _("Nobody has answered this question so far, so nothing has to be kept apart.")
    return ngettext(
        "One answer so far stays counted under the old wording. Dashboards show both with a break.",
        "%(count)s answers so far stay counted under the old wording. Dashboards show both with a break.",
        number,
    ) % {"count": number}


def _removed(number: int) -> str:
    if not number:
        return _("Nobody has answered this question so far.")
    return ngettext(
        "One person answered it. The answer stays; dashboards show the question as “no longer asked”.",
        "%(count)s people answered it. Their answers stay; dashboards show the question as “no longer asked”.",
        number,
    ) % {"count": number}


def _no_longer(text: str, number: int) -> str:
    if not number:
        return _("Nobody has chosen “%(answer)s” so far.") % {"answer": text}
    return ngettext(
        "One person chose “%(answer)s”. The answer stays and is shown as “no longer offered”.",
        "%(count)s people chose “%(answer)s”. Their answers stay and are shown as “no longer offered”.",
        number,
    ) % {"count": number, "answer": text}


def _added(number: int) -> str:
    if not number:
        return _("Nobody has answered without the new answers so far.")
    return ngettext(
        "One person answered without the new answers. All count together; the evaluation says since when they exist.",
        "%(count)s people answered without the new answers. All count together; the evaluation says since when they"
        " exist.",
        number,
    ) % {"count": number}
