"""What differs between the version that residents answer and the next one? Question by question, text by text."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from surveys.drafting.question_differences import Difference, TextChange, difference_of, expression, text_changes
from surveys.drafting.tree import Document, Page, pages_of, questions_of

TITLE = "survey.title"


@dataclass(frozen=True, slots=True)
class PageDifference:
    """A page in both versions: None where it does not stand. `condition`: other people get it."""

    key: str
    old: Page | None
    new: Page | None
    texts: tuple[TextChange, ...] = ()
    condition: bool = False

    @property
    def something(self) -> bool:
        return bool(self.texts or self.condition or self.old is None or self.new is None)


@dataclass(frozen=True, slots=True)
class Differences:
    """Questions stand in the order of the newer version; those that are gone come last."""

    title: tuple[TextChange, ...]
    pages: tuple[PageDifference, ...]
    questions: tuple[Difference, ...]
    languages_added: tuple[str, ...]
    languages_gone: tuple[str, ...]
    address: bool

    @property
    def texts(self) -> Iterator[TextChange]:
        yield from self.title
        for page in self.pages:
            yield from page.texts
        for question in self.questions:
            yield from question.texts

    @property
    def something(self) -> bool:
        others = self.languages_added or self.languages_gone or self.address
        return bool(self.title or self.pages or self.questions or others)


def differences(old: Document, new: Document) -> Differences:
    """Texts in a language that only one of the two speaks are told with the language, not one by one."""
    spoken = [language for language in new["languages"] if language in old["languages"]]
    return Differences(
        title=tuple(text_changes({TITLE: old.get("title", {})}, {TITLE: new.get("title", {})}, spoken)),
        pages=tuple(one for one in _pages(old, new, spoken) if one.something),
        questions=tuple(one for one in _questions(old, new, spoken) if one.something),
        languages_added=tuple(one for one in new["languages"] if one not in old["languages"]),
        languages_gone=tuple(one for one in old["languages"] if one not in new["languages"]),
        address=old.get("address", "Sie") != new.get("address", "Sie"),
    )


def _pages(old: Document, new: Document, spoken: list[str]) -> Iterator[PageDifference]:
    before = {page["key"]: page for page in pages_of(old)}
    now = {page["key"]: page for page in pages_of(new)}
    for key, page in now.items():
        was = before.get(key)
        if was is None:
            yield PageDifference(key, None, page)
            continue
        texts = tuple(text_changes(_texts(was), _texts(page), spoken))
        yield PageDifference(key, was, page, texts, expression(was, "show_if") != expression(page, "show_if"))
    yield from (PageDifference(key, page, None) for key, page in before.items() if key not in now)


def _texts(page: Page) -> dict[str, dict[str, str]]:
    return {f"{page['key']}.{part}": page.get(part, {}) for part in ("title", "intro")}


def _questions(old: Document, new: Document, spoken: list[str]) -> Iterator[Difference]:
    before, moved = {one["code"]: one for one in questions_of(old)}, _moved(old, new)
    now = {one["code"]: one for one in questions_of(new)}
    pages = _page_of(old) | _page_of(new)
    for code, question in now.items():
        was = before.get(code)
        if was is None:
            yield Difference(code, pages[code], None, question)
            continue
        found = difference_of(was, question, spoken, pages[code])
        yield replace(found, moved=code in moved)
    yield from (Difference(code, pages[code], one, None) for code, one in before.items() if code not in now)


def _page_of(document: Document) -> dict[str, str]:
    return {question["code"]: page["key"] for page in pages_of(document) for question in page["questions"]}


def _moved(old: Document, new: Document) -> set[str]:
    """Questions that stand on another page, or in another order among those that stayed on theirs."""
    was, now = _page_of(old), _page_of(new)
    left = {code for code in was if code in now and was[code] != now[code]}
    before, after = ([code for code in one if code in was and code in now and code not in left] for one in (was, now))
    kept: set[str] = set()
    for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        kept.update(before[block.a : block.a + block.size])
    return left | (set(before) - kept)
