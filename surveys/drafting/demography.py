"""Does a question about the person offer the groups in which the residents were counted? And how would it?

Answers and population figures join by concept and code, so the codes decide; texts are only read for their numbers.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass

from participation.stats.age_bands import Band, band_of
from participation.texts import Translations
from surveys.drafting.changes import OptionChange, QuestionChange, change_question
from surveys.drafting.kinds import change_kind
from surveys.drafting.starts import NO_ANSWER
from surveys.drafting.tree import Document, Question, question_with

AGE = "demo.age"
# Answers about the place that are no part of it: the figures cannot know them.
BESIDE = ("unsure", "outside")
DIGITS = re.compile(r"\d+")
# In one of these kinds each person counts in one group.
COUNTED = ("single", "multi", "yes_no")


@dataclass(frozen=True, slots=True)
class Group:
    """Residents of one category, with the words for it."""

    code: str
    text: Translations
    people: int


@dataclass(frozen=True, slots=True)
class Mismatch:
    """`absent`: groups that the question does not offer; `foreign`: answers that no figure knows.

    `misnamed`: answers whose words name other years than their code, with what they count as.
    """

    absent: tuple[Group, ...] = ()
    foreign: tuple[Translations, ...] = ()
    misnamed: tuple[tuple[Translations, Group], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.absent or self.foreign or self.misnamed)


def words_for(band: Band) -> Translations:
    if band.high is None:
        return {"de": f"{band.low} Jahre und älter", "en": f"{band.low} and over"}
    if band.low == 0:
        return {"de": f"unter {band.high + 1} Jahre", "en": f"under {band.high + 1}"}
    if band.low == band.high:
        return {"de": f"{band.low} Jahre", "en": f"{band.low}"}
    return {"de": f"{band.low} bis {band.high} Jahre", "en": f"{band.low} to {band.high}"}


def groups_for(
    counts: Mapping[str, int], known: Mapping[str, Translations], *, minimum_age: int | None = None
) -> list[Group]:
    """Bands of age from young to old, other categories in the order of `known`; nobody younger than asked."""
    bands = {code: band for code in counts if (band := band_of(code)) is not None}
    if len(bands) == len(counts):
        order = sorted(bands, key=lambda code: bands[code].low)
    else:
        order = [code for code in known if code in counts] + [code for code in counts if code not in known]
    return not_younger([Group(code, _words(code, known, bands), counts[code]) for code in order], minimum_age)


def _words(code: str, known: Mapping[str, Translations], bands: Mapping[str, Band]) -> Translations:
    if code in known:
        return dict(known[code])
    return words_for(bands[code]) if code in bands else {"de": code, "en": code}


def with_groups(question: Question, groups: Sequence[Group]) -> Question:
    """A copy that offers these groups, and after them what counts as no answer."""
    beside = [option for option in question.get("options", []) if _stays(option)]
    if not any(option.get("missing") for option in beside):
        beside.append({"code": "na", **deepcopy(NO_ANSWER)})
    offered = [{"code": group.code, "text": dict(group.text)} for group in groups]
    return deepcopy(question) | {"options": offered + deepcopy(beside)}


def not_younger(groups: Sequence[Group], minimum_age: int | None) -> list[Group]:
    """Without bands of people who are not asked."""
    return [group for group in groups if not _is_younger(group.code, minimum_age)]


def _is_younger(code: str, minimum_age: int | None) -> bool:
    band = band_of(code)
    return band is not None and band.high is not None and band.high < (minimum_age or 0)


def _stays(option: Question) -> bool:
    return bool(option.get("missing") or option.get("other") or option["code"] in BESIDE)


def mismatch(question: Question, groups: Sequence[Group], minimum_age: int | None = None) -> Mismatch:
    """An answer for people who are not asked anyway (`minimum_age`) compares nobody, and does no harm."""
    options = {
        option["code"]: option
        for option in question.get("options", [])
        if not _stays(option) and not _is_younger(option["code"], minimum_age)
    }
    if question["kind"] not in COUNTED:
        options = {}
    known = {group.code: group for group in groups}
    named = [(option["text"], known[code]) for code, option in options.items() if code in known]
    return Mismatch(
        absent=tuple(group for group in groups if group.code not in options),
        foreign=tuple(option["text"] for code, option in options.items() if code not in known),
        misnamed=tuple((texts, group) for texts, group in named if _names_other_years(texts, group.code)),
    )


def _names_other_years(texts: Translations, code: str) -> bool:
    """Words like "65 and over" for the code 65_74 would compare different people without anybody noticing."""
    band = band_of(code)
    if band is None:
        return False
    fitting = {band.low, band.low - 1} | ({band.high, band.high + 1} if band.high is not None else set())
    said = {int(number) for text in texts.values() for number in DIGITS.findall(text)[:4] if len(number) < 4}  # noqa: PLR2004 (years of age)
    return bool(said - fitting)


def take_groups(
    draft: Document, code: str, concept: str, groups: Sequence[Group], taken: Collection[str] = frozenset()
) -> None:
    """The question offers the groups from now on. An answer that a condition names cannot go, and says so."""
    question = question_with(draft, code)
    if question["kind"] not in COUNTED[:2]:
        change_kind(draft, code, "single")
    question["concept"] = concept
    kept = {option["code"]: option for option in question.get("options", [])}
    misnamed = {group.code for _texts, group in mismatch(question, groups).misnamed}
    rows = [
        OptionChange(
            group.code, group.text if group.code in misnamed or group.code not in kept else kept[group.code]["text"]
        )
        for group in groups
    ]
    rows += [OptionChange(option["code"], option["text"]) for option in kept.values() if _stays(option)]
    change = QuestionChange(
        text=question["text"],
        hint=question.get("hint", {}),
        required=bool(question.get("required")),
        options=rows,
        no_answer=True,
    )
    change_question(draft, code, change, frozenset(taken))
