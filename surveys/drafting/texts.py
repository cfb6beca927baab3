"""Which texts does a draft hold, under which lasting names, and which of them have to be translated anew?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from participation.texts import Translations
from surveys.drafting.tree import Document, pages_of

QUESTION_PARTS = ("text", "plain", "hint", "required_text", "constraint_text", "low_text", "high_text")
LISTS = ("options", "items", "pins")


@dataclass(frozen=True, slots=True)
class Entry:
    """`name` lasts as long as the codes in it: "Q1.text", "Q1.options.red". `holder[part]` is the text itself."""

    name: str
    page: str
    code: str
    part: str
    holder: dict[str, Any]

    @property
    def texts(self) -> Translations:
        found: Translations = self.holder.get(self.part) or {}
        return found


def entries(draft: Document) -> Iterator[Entry]:
    for page in pages_of(draft):
        for part in ("title", "intro"):
            if page.get(part):
                yield Entry(f"{page['key']}.{part}", page["key"], "", part, page)
        for question in page["questions"]:
            yield from _of_question(page["key"], question)


def _of_question(page: str, question: dict[str, Any]) -> Iterator[Entry]:
    code = question["code"]
    for part in QUESTION_PARTS:
        if question.get(part):
            yield Entry(f"{code}.{part}", page, code, part, question)
    for key in LISTS:
        for row in question.get(key, []):
            yield Entry(f"{code}.{key}.{row['code']}", page, code, "text", row)
    for number, scale in enumerate(question.get("scales", [])):
        for point in scale:
            yield Entry(f"{code}.scale{number}.{point['code']}", page, code, "text", point)


def named_texts(question: dict[str, Any]) -> dict[str, Translations]:
    """Of one question, wherever it stands."""
    return {entry.name: entry.texts for entry in _of_question("", question)}


def outdated_in(draft: Document, language: str) -> dict[str, str]:
    """Name -> what the source said when it was translated."""
    found: dict[str, str] = draft.get("outdated", {}).get(language, {})
    return found


def note_outdated(before: Document, draft: Document, source: str) -> None:
    """A translation is outdated when its source changed and it did not; until it does, or the source is back."""
    old = {entry.name: entry.texts for entry in entries(before)}
    noted: dict[str, dict[str, str]] = draft.get("outdated", {})
    names = set()
    for entry in entries(draft):
        names.add(entry.name)
        was, now = old.get(entry.name), entry.texts
        for language in (set(now) | set(noted)) - {source}:
            kept = noted.setdefault(language, {})
            if was and was.get(source) and was[source] != now.get(source) and now.get(language) == was.get(language):
                kept.setdefault(entry.name, was[source])
            elif was and was.get(language) != now.get(language):
                kept.pop(entry.name, None)
            if kept.get(entry.name) == now.get(source) or not now.get(language):
                kept.pop(entry.name, None)
    left = {language: {name: text for name, text in kept.items() if name in names} for language, kept in noted.items()}
    draft.pop("outdated", None)
    if any(left.values()):
        draft["outdated"] = {language: kept for language, kept in left.items() if kept}


def translate(draft: Document, language: str, texts: dict[str, str]) -> None:
    """An empty text takes a translation away; a name that is not there (any more) changes nothing."""
    for entry in entries(draft):
        if entry.name not in texts:
            continue
        entry.holder[entry.part] = dict(entry.texts)
        entry.holder[entry.part].pop(language, None)
        if texts[entry.name]:
            entry.holder[entry.part][language] = texts[entry.name]
        draft.get("outdated", {}).get(language, {}).pop(entry.name, None)
