"""Which questions are delivered with the software? The pages of the four templates, with the parts of an area."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from participation.texts import Translations
from surveys.definition.shipped import bare, fill_lists
from surveys.drafting.demography import not_younger, with_groups
from surveys.models import SurveyTemplate
from surveys.selectors.population import Population

# Which field of action a concept belongs to, where the municipality uses these codes.
FIELDS = {
    "social": "meeting",
    "meeting": "meeting",
    "support": "health",
    "digital": "health",
    "future": "health",
    "home": "housing",
    "life": "housing",
    "mobility": "mobility",
    "places": "public_space",
    "measure": "public_space",
    "needs": "supply",
    "offers": "supply",
    "child": "generations",
    "youth": "generations",
    "engage": "participation",
    "say": "participation",
    "info": "participation",
}


@dataclass(frozen=True, slots=True)
class ReadyBlock:
    """One page of a template; `template` is its title."""

    key: str
    template: Translations
    content: dict[str, Any]


def ready_blocks(population: Population, *, key: str = "") -> list[ReadyBlock]:
    """All of them, or the one with this key. Lists without data here are left out, as in a survey from a template.

    Questions about the person offer the groups in which the residents of the place are counted.
    """
    template_key, _dot, page_key = key.partition(".")
    templates = SurveyTemplate.objects.order_by("pk")
    if key:
        templates = templates.filter(key=template_key)
    return [
        block
        for template in templates
        for page in template.definition["pages"]
        if not key or page["key"] == page_key
        if (block := _block(template, page, population)) is not None
    ]


def _block(template: SurveyTemplate, page: dict[str, Any], population: Population) -> ReadyBlock | None:
    minimum_age = template.definition.get("minimum_age")
    parts = list(population.parts.items())
    filled = (fill_lists(deepcopy(bare(question)), parts) for question in page["questions"])
    questions = [_matched(question, population, minimum_age) for question in filled if question is not None]
    if not questions:
        return None
    head = {name: page[name] for name in ("title", "intro", "show_if") if page.get(name)}
    return ReadyBlock(f"{template.key}.{page['key']}", template.title, {"page": head, "questions": questions})


def _matched(question: dict[str, Any], population: Population, minimum_age: int | None) -> dict[str, Any]:
    groups = not_younger(population.groups.get(question.get("concept", ""), []), minimum_age)
    return with_groups(question, groups) if groups else question


def field_of(questions: list[dict[str, Any]]) -> str:
    """The code of the field of action that most of the questions belong to, "" where none does."""
    found = [FIELDS[word] for one in questions if (word := one.get("concept", "").partition(".")[0]) in FIELDS]
    return max(found, key=found.count) if found else ""
