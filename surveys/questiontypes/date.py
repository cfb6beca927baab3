"""A day. Browsers show a calendar; written as in letters it is understood as well."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from surveys.definition import Question
from surveys.questiontypes.kind import SKIPPED, Cell, Cleaned, Kind, Posted, storable

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
GERMAN = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})", re.ASCII)


class Date(Kind):
    """Value: "2026-11-27". Counted by months: a single day, of birth for example, would tell too much."""

    key = "date"
    free = True
    seconds = 10

    def clean(self, question: Question, posted: Posted) -> Cleaned:
        raw = storable(str(posted.get(question.code, "") or "")).strip()
        if not raw:
            return Cleaned(errors={question.code: _("A date is missing here.")} if question.required else {})
        day = day_in(raw)
        if day is None:
            sentence = _("“%(raw)s” is not a date. Example: 27.11.2026") % {"raw": raw[:40]}
            return Cleaned({question.code: raw}, {question.code: sentence})
        return Cleaned({question.code: day.isoformat()})

    def cells(self, question: Question, answers: Mapping[str, Any]) -> list[Cell]:
        value = answers.get(question.code)
        day = day_in(value) if isinstance(value, str) else None
        return [(question.code, day.isoformat()[:7] if day else SKIPPED)]

    def display(self, question: Question, answers: Mapping[str, Any], language: str) -> list[str]:
        value = str(answers.get(question.code) or "")
        day = day_in(value)
        if day is None:
            return [value] if value else []
        return [f"{day.day}.{day.month}.{day.year}" if language == "de" else f"{day.day} {day:%B} {day.year}"]


def day_in(words: str) -> date | None:
    """From "2026-11-27" or "27.11.2026"."""
    parts = None
    if found := ISO.fullmatch(words.strip()):
        parts = found.groups()
    elif found := GERMAN.fullmatch(words.strip()):
        parts = found.groups()[::-1]
    try:
        return date(*map(int, parts)) if parts else None
    except ValueError:
        return None
