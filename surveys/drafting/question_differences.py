"""How does one question differ from what it was, and are its answers still answers to the same question?"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from participation.texts import Translations
from surveys.drafting.texts import LISTS, QUESTION_PARTS, named_texts
from surveys.drafting.tree import Question

MENTION = re.compile(r"\$\{[^}]*\}")
# Sentences around an answer; what is asked does not depend on them.
AROUND = ("required_text", "constraint_text")
# Named together on the page, as people know them.
NAMES = {
    "required": "required",
    "required_if": "required",
    "min_picks": "picks",
    "max_picks": "picks",
    "min_value": "range",
    "max_value": "range",
    "step": "range",
    "random_order": "order",
    "quota": "places",
}
# An order of points, or a choice among all at once: one more or one less changes what the others mean.
WHOLE = ("scale", "matrix", "matrix_pair", "ranking")
HANDLED = ("code", "reworded", *QUESTION_PARTS, *LISTS, "scales")


@dataclass(frozen=True, slots=True)
class TextChange:
    """`name` as in surveys/drafting/texts.py. `wording`: it is part of what is asked."""

    name: str
    language: str
    old: str
    new: str
    wording: bool = False

    @property
    def key(self) -> str:
        return f"{self.name}:{self.language}"

    @property
    def may_be_typo(self) -> bool:
        """Only a text that was there can be misspelled; to name another answer in it is no spelling."""
        return bool(self.old and self.new) and MENTION.findall(self.old) == MENTION.findall(self.new)

    @property
    def rewords(self) -> bool:
        """A translation or hint that is new beside the old texts leaves the wording what it was."""
        return self.wording and bool(self.old and self.new)


@dataclass(frozen=True, slots=True)
class Difference:
    """A question in both versions: None where it does not stand. `gone` and `added` are rows and answers.

    `parts` names what else differs: "kind", "show_if", "picks" and so on.
    """

    code: str
    page: str
    old: Question | None
    new: Question | None
    texts: tuple[TextChange, ...] = ()
    gone: tuple[dict[str, Any], ...] = ()
    added: tuple[dict[str, Any], ...] = ()
    parts: tuple[str, ...] = ()
    moved: bool = False

    @property
    def something(self) -> bool:
        stays = self.old is not None and self.new is not None
        return not stays or bool(self.texts or self.gone or self.added or self.parts or self.moved)

    @property
    def breaks(self) -> bool:
        """Old and new answers cannot be added up, whatever the texts say."""
        if self.old is None or self.new is None:
            return False
        kind = self.new["kind"]
        if kind in WHOLE and (_codes(self.old, "options") != _codes(self.new, "options")):
            return True
        breaking = {"kind", "scales", "picks", "calculation", "missing"} | ({"range"} if kind == "slider" else set())
        return bool(breaking & set(self.parts))


def difference_of(old: Question, new: Question, spoken: Sequence[str], page: str = "") -> Difference:
    return Difference(
        code=new["code"],
        page=page,
        old=old,
        new=new,
        texts=tuple(_texts(old, new, spoken)),
        gone=tuple(_only_in(old, new)),
        added=tuple(_only_in(new, old)),
        parts=tuple(dict.fromkeys(_parts(old, new))),
    )


def same_wording(old: Question, new: Question) -> bool:
    """Do answers to the one count together with answers to the other?"""
    spoken = {language for texts in named_texts(old).values() for language in texts}
    found = difference_of(old, new, sorted(spoken))
    return not found.breaks and not any(one.rewords for one in found.texts)


def text_changes(
    old: Mapping[str, Translations],
    new: Mapping[str, Translations],
    spoken: Sequence[str],
    wording: Container[str] = (),
) -> Iterator[TextChange]:
    """Of the names in `old`; `wording`: those that are part of what is asked."""
    for name, texts in old.items():
        for language in spoken:
            was, now = texts.get(language, ""), new.get(name, {}).get(language, "")
            if was != now:
                yield TextChange(name, language, was, now, name in wording)


def _texts(old: Question, new: Question, spoken: Sequence[str]) -> Iterator[TextChange]:
    """Of the question itself, and of rows and answers that both have."""
    before, now = named_texts(old), named_texts(new)
    own = [f"{new['code']}.{part}" for part in QUESTION_PARTS]
    names = [*own, *(name for name in now if name in before and name not in own)]
    around = {f"{new['code']}.{part}" for part in AROUND}
    yield from text_changes({name: before.get(name, {}) for name in names}, now, spoken, {*names} - around)


def expression(node: Mapping[str, Any], part: str) -> Any:  # noqa: ANN401 (any JSON)
    """Without its tree, which only says the same again."""
    value = node.get(part)
    return value["expression"] if isinstance(value, Mapping) and "expression" in value else value


def _rows(question: Question) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from ((f"{key}.{row['code']}", row) for key in LISTS for row in question.get(key, []))


def _only_in(one: Question, other: Question) -> Iterator[dict[str, Any]]:
    known = dict(_rows(other))
    yield from (row for name, row in _rows(one) if name not in known)


def _codes(question: Question, key: str) -> list[str]:
    return [row["code"] for row in question.get(key, [])]


def _parts(old: Question, new: Question) -> Iterator[str]:
    for name in sorted((old.keys() | new.keys()) - set(HANDLED)):
        if expression(old, name) != expression(new, name):
            yield NAMES.get(name, name)
    if [_points(scale) for scale in old.get("scales", [])] != [_points(scale) for scale in new.get("scales", [])]:
        yield "scales"
    known = dict(_rows(new))
    both = [(row, known[name]) for name, row in _rows(old) if name in known]
    for was, now in both:
        for flag in sorted((was.keys() | now.keys()) - {"code", "text", "icon"}):
            if was.get(flag) != now.get(flag):
                yield flag
    if [row["code"] for row, _now in both] != [row["code"] for name, row in _rows(new) if name in dict(_rows(old))]:
        yield "order"


def _points(scale: list[dict[str, Any]]) -> list[tuple[str, bool]]:
    return [(point["code"], bool(point.get("missing"))) for point in scale]
