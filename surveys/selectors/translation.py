"""How far is a survey translated into a language? Each text beside its source, with its state."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from participation.texts import Translations
from surveys.drafting.texts import Entry, entries, outdated_in
from surveys.drafting.tree import pages_of
from surveys.gaps import gap_label
from surveys.languages import direction, language_name
from surveys.models import Survey
from surveys.selectors.designer import numbers_of

STATES = ("missing", "outdated", "done")


@dataclass(frozen=True, slots=True)
class Line:
    """`was`: what the source said when it was translated, where it has changed since."""

    name: str
    place: str
    source: str
    target: str
    state: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    language: str
    source: str
    lines: list[Line]

    @property
    def counts(self) -> dict[str, int]:
        found = Counter(line.state for line in self.lines)
        return {state: found[state] for state in STATES}

    @property
    def name(self) -> str:
        return language_name(self.language)

    @property
    def source_name(self) -> str:
        return language_name(self.source)

    @property
    def direction(self) -> str:
        return direction(self.language)

    @property
    def source_direction(self) -> str:
        return direction(self.source)


def targets_of(survey: Survey) -> list[str]:
    """The first language is the one that the survey is written in."""
    spoken: list[str] = survey.languages
    return spoken[1:]


def translation(survey: Survey, language: str) -> Translation:
    source = survey.languages[0]
    old = outdated_in(survey.draft, language)
    lines = []
    for name, place, texts in _texts(survey):
        if texts.get(source):
            target = texts.get(language, "")
            state = "missing" if not target.strip() else "outdated" if name in old else "done"
            lines.append(Line(name, place, texts[source], target, state, old.get(name, "")))
    return Translation(language, source, lines)


def _texts(survey: Survey) -> Iterator[tuple[str, str, Translations]]:
    """Title, purpose and filled gaps stand in the settings; the rest in the draft."""
    yield "survey.title", _("Title"), survey.title
    yield "survey.purpose", _("Purpose"), survey.purpose
    numbers = numbers_of(survey.draft)
    pages = {page["key"]: number for number, page in enumerate(pages_of(survey.draft), start=1)}
    for entry in entries(survey.draft):
        yield entry.name, _place(entry, numbers, pages), entry.texts
    for name, texts in survey.placeholders.items():
        yield f"gap.{name}", str(gap_label(name)), texts


def _place(entry: Entry, numbers: dict[str, int], pages: dict[str, int]) -> str:
    parts = {
        "title": _("heading"),
        "intro": _("sentence before the questions"),
        "plain": _("in plain language"),
        "hint": _("hint"),
        "required_text": _("when the answer is missing"),
        "constraint_text": _("when the answer does not fit"),
        "low_text": _("lowest value"),
        "high_text": _("highest value"),
    }
    page = _("Page %(number)s") % {"number": pages[entry.page]}
    if not entry.code:
        return f"{page}: {parts[entry.part]}"
    number = numbers.get(entry.code)
    where = _("Question %(number)s") % {"number": number} if number else f"{page}: {_('text')}"
    kind = entry.name.split(".")[1]
    if kind in parts:
        return f"{where}, {parts[kind]}"
    return where if kind == "text" else f"{where}, {_('answer')}"
