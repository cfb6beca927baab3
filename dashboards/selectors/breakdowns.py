"""By which groups can the answers of a survey be read, in words? What the form of the page offers."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dashboards.panels.families import Family, families_of
from dashboards.panels.measure import Question
from dashboards.scope import Part
from participation.stats.age_bands import band_of
from surveys.selectors.breakdowns import PERMITTED, Situation
from surveys.selectors.crossed import Crossable

PARTS = "parts"
# Word in addresses, and the name in sentences.
WORDS: dict[str, tuple[str, str | Promise]] = {
    "demo.age": ("alter", _("Age")),
    "demo.age_youth": ("alter", _("Age")),
    "demo.gender": ("geschlecht", _("Gender")),
    "demo.gender_youth": ("geschlecht", _("Gender")),
    "demo.household": ("haushalt", _("Household")),
    PARTS: ("gebiet", _("Part of the area")),
}
SITUATIONS: dict[str, tuple[str, str | Promise]] = {
    "alone_75": ("allein-ab-75", _("Living alone at 75 or older")),
    "single_parent": ("alleinerziehend", _("Alone with children")),
    "family": ("familie", _("Families with children")),
    "tight_income": ("wenig-geld", _("Tight income")),
    "limited": ("eingeschraenkt", _("Limited in everyday life")),
    "other_language": ("andere-sprache", _("No German at home")),
}
ELDER = 65


@dataclass(frozen=True, slots=True)
class Named:
    """A group, or several put together, under one name; `word` stands in addresses."""

    word: str
    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """`by` is the name in the counts; `groups` are its answers. A `situation` compares those people with all others."""

    word: str
    name: str
    by: str
    groups: tuple[Named, ...]
    together: tuple[Named, ...] = ()
    situation: Situation | None = None

    @property
    def is_situation(self) -> bool:
        return self.situation is not None

    @property
    def comparable(self) -> tuple[Named, ...]:
        """What two groups can be chosen from."""
        return () if self.situation else (*self.together, *self.groups)

    def named(self, word: str) -> Named | None:
        return next((one for one in self.comparable if one.word == word), None)


def breakdowns_of(found: Crossable, questions: Sequence[Question], parts: Sequence[Part]) -> tuple[Breakdown, ...]:
    """In the order of the form: answers about the person, parts of the area, life situations."""
    by_key = {question.code: question for question in questions}
    breakdowns = [
        _of_question(concept, by_key[asked.counted_as])
        for concept in PERMITTED
        if (asked := found.by.get(concept)) and asked.counted_as in by_key
    ]
    if len(parts) > 1:
        breakdowns.append(_of_parts(parts))
    return (*breakdowns, *(_of_situation(one) for one in found.situations))


def _of_question(concept: str, question: Question) -> Breakdown:
    word, name = WORDS[concept]
    families = families_of(question)
    groups = tuple(Named(family.key, family.name, (family.key,)) for family in families)
    return Breakdown(word, str(name), concept, groups, _elder(families))


def _elder(families: Sequence[Family]) -> tuple[Named, ...]:
    """Ready-made: everybody from 65 on, out of the ages that the survey asks."""
    old = tuple(family.key for family in families if all(_from(code) for code in family.codes))
    return (Named("alt", str(_("65 and older")), old),) if len(old) > 1 else ()


def _from(code: str) -> bool:
    band = band_of(code)
    return band is not None and band.low >= ELDER


def _of_parts(parts: Sequence[Part]) -> Breakdown:
    word, name = WORDS[PARTS]
    groups = tuple(Named(part.key, part.name, (part.key,)) for part in parts)
    return Breakdown(word, str(name), PARTS, groups)


def _of_situation(situation: Situation) -> Breakdown:
    word, name = SITUATIONS[situation.key]
    return Breakdown(f"lage-{word}", str(name), situation.breakdown, (), situation=situation)
