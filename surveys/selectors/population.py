"""Can answers about the person be compared with the residents of the place, and who is too few to be shown?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from participation.places.models import Area
from participation.places.selectors import Figures, newest_figures
from participation.texts import Translations, localized
from surveys.drafting.demography import Group, Mismatch, groups_for, mismatch, with_groups
from surveys.models import Survey
from surveys.selectors.area_parts import parts_of
from surveys.selectors.person_words import NAMES, Wordings, concept_of, wordings

TOTAL, ALL = "total", "all"
SUB_AREA = "demo.subarea"
NO_QUESTIONS = (TOTAL,)


@dataclass(slots=True)
class Population:
    """Figures of one place as answers that a question could offer: groups by concept."""

    place: str
    residents: int | None
    parts: dict[str, str] = field(default_factory=dict)
    groups: dict[str, list[Group]] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    words: Wordings = field(default_factory=Wordings)
    minimum_age: int | None = None


def population_of(area: Area, minimum_age: int | None = None) -> Population:
    """Three queries."""
    figures, parts = newest_figures(area)
    words = wordings()
    names = dict(parts_of(area))
    total = figures.get(TOTAL)
    found = Population(area.name, total.counts.get(ALL) if total else None, names, words=words, minimum_age=minimum_age)
    for concept, of_concept in _with_parts(figures, parts, names).items():
        known: Mapping[str, Translations] = words.answers.get(concept, {})
        if concept == SUB_AREA:
            known = {code: {"de": name, "en": name} for code, name in names.items()}
        age = minimum_age if concept.startswith("demo.age") else None
        found.groups[concept] = groups_for(of_concept.counts, known, minimum_age=age)
        found.sources[concept] = f"{of_concept.source}, {of_concept.counted_on:%d.%m.%Y}"
    return found


def _with_parts(figures: dict[str, Figures], parts: Mapping[str, int], names: Mapping[str, str]) -> dict[str, Figures]:
    """Where the parts are counted themselves, the dashboards compare by them."""
    found = {concept: one for concept, one in figures.items() if concept not in NO_QUESTIONS}
    counted = {slug: parts[slug] for slug in names if slug in parts}
    total = figures.get(TOTAL)
    if len(counted) > 1 and (total or SUB_AREA in figures):
        one = total or figures[SUB_AREA]
        found[SUB_AREA] = Figures(one.counted_on, one.source, counted)
    return found


def population_for(survey: Survey) -> Population:
    """Read once per request and survey object; a survey without a process has no place."""
    known: Population | None = getattr(survey, "_population_read", None)
    if known is None:
        known = Population("", None)
        if survey.process_id is not None:
            known = population_of(survey.process.area, survey.minimum_age)
        survey._population_read = known  # type: ignore[attr-defined]  # noqa: SLF001 (a cache on the instance)
    return known


@dataclass(frozen=True, slots=True)
class Fit:
    """How one question stands to the figures. `groups` is empty where nobody counted by its concept."""

    concept: str
    name: str
    place: str
    source: str
    groups: list[Group]
    mismatch: Mismatch
    small: list[Group]

    @property
    def compares(self) -> bool:
        return bool(self.groups) and not self.mismatch


def fit_of(question: dict[str, Any], population: Population) -> Fit | None:
    """None for a question that is not about the person."""
    concept = concept_of(question)
    groups = population.groups.get(concept, [])
    if concept not in NAMES and not groups:
        return None
    if not question.get("concept") and not groups:
        return None
    named = {**question, "concept": concept}
    age = population.minimum_age if concept.startswith("demo.age") else None
    found = mismatch(named, groups, age) if groups else Mismatch()
    if groups and not question.get("concept"):
        found = Mismatch(absent=tuple(groups))
    return Fit(
        concept=concept,
        name=str(NAMES.get(concept, concept)),
        place=population.place,
        source=population.sources.get(concept, ""),
        groups=groups,
        mismatch=found,
        small=[group for group in groups if group.people < settings.MINIMUM_GROUP_SIZE],
    )


@dataclass(frozen=True, slots=True)
class PersonBlock:
    """A question about the person as it fits this place; `fit.groups` is empty where it cannot be compared."""

    question: dict[str, Any]
    fit: Fit


def person_blocks(population: Population) -> list[PersonBlock]:
    """Those that can be compared first, then the delivered ones that have no figures here."""
    counted = [
        *(one for one in NAMES if one in population.groups),
        *(one for one in population.groups if one not in NAMES),
    ]
    blocks = []
    for concept in [*counted, *(one for one in NAMES if one not in population.groups)]:
        question = _asked(concept, population)
        fit = fit_of(question, population) if question else None
        if question and fit:
            blocks.append(PersonBlock(question, fit))
    return blocks


def _asked(concept: str, population: Population) -> dict[str, Any] | None:
    """The delivered wording without its condition: it may stand in any survey."""
    question = population.words.questions.get(concept) or _unknown(concept)
    question = {name: part for name, part in question.items() if name != "show_if"}
    if groups := population.groups.get(concept, []):
        return with_groups(question, groups)
    if concept == SUB_AREA:
        return _with_parts_of_the_place(question, population.parts)
    return question if concept in population.words.questions else None


def _with_parts_of_the_place(question: dict[str, Any], parts: Mapping[str, str]) -> dict[str, Any] | None:
    offered = [{"code": code, "text": {"de": name, "en": name}} for code, name in parts.items()]
    rest = [option for option in question.get("options", []) if not option["code"].startswith("@")]
    return question | {"options": [*offered, *rest]} if len(offered) > 1 else None


def _unknown(concept: str) -> dict[str, Any]:
    """Counted here, but nobody wrote a question for it."""
    return {
        "code": "S",
        "kind": "single",
        "concept": concept,
        "text": {"de": "Was trifft auf Sie zu?", "en": "Which of these applies to you?"},
    }


def names_of(groups: list[Group] | tuple[Group, ...]) -> str:
    return ", ".join(localized(group.text) for group in groups)
