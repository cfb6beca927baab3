"""How does a question about the person stand to the population table, in sentences?"""

from collections.abc import Iterator
from math import prod
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation.texts import localized
from participation.web.phrases import number
from surveys.drafting.tree import questions_of
from surveys.models import Survey
from surveys.selectors.population import Fit, Population, fit_of, names_of, population_for

# Asked to tell residents from guests, and compared with nobody.
NOT_TELLING = ("demo.relation",)
# Without figures of the place: so many questions about the person are many.
MANY = 5


def faults_of(fit: Fit) -> Iterator[str]:
    """What keeps the answers from being compared with the residents; nothing where nobody counted them."""
    found = fit.mismatch
    if found.absent and len(found.absent) == len(fit.groups):
        sentence = _("None of its answers fits the population table of %(place)s.")
        yield sentence % {"place": fit.place}
    elif found.absent:
        sentence = _("The population table has groups that are missing here: %(groups)s.")
        yield sentence % {"groups": names_of(found.absent)}
    if found.foreign and len(found.absent) < len(fit.groups):
        sentence = _("The population table has no figure for: %(answers)s.")
        yield sentence % {"answers": ", ".join(localized(text) for text in found.foreign)}
    for texts, group in found.misnamed:
        sentence = _("“%(answer)s” is compared with the residents of “%(group)s”.")
        yield sentence % {"answer": localized(texts), "group": localized(group.text)}


def faults_in(survey: Survey, question: dict[str, Any]) -> Iterator[str]:
    fit = fit_of(question, population_for(survey))
    if fit and fit.groups and not question.get("concept"):
        yield _("It asks for “%(name)s”, but not so that it can be compared with the residents.") % {"name": fit.name}
    elif fit:
        yield from faults_of(fit)


def small_ones(fit: Fit) -> str:
    """Who is so few here that the evaluation never shows them alone."""
    return ", ".join(f"{localized(group.text)} ({number(group.people)})" for group in fit.small)


def telling(survey: Survey) -> list[str]:
    """Codes of the questions that together could tell who somebody is; empty where the crowd is large enough."""
    about = [one for one in questions_of(survey.draft) if _is_about_the_person(one)]
    residents = population_for(survey).residents
    if residents is None:
        return [one["code"] for one in about] if len(about) > MANY else []
    few = residents < _combinations(about) * settings.MINIMUM_GROUP_SIZE
    return [one["code"] for one in about] if few and len(about) > 1 else []


def _is_about_the_person(question: dict[str, Any]) -> bool:
    concept = question.get("concept", "")
    return concept.startswith("demo.") and concept not in NOT_TELLING


def _combinations(questions: list[dict[str, Any]]) -> int:
    valid = [sum(not option.get("missing") for option in one.get("options", [])) for one in questions]
    return prod(max(1, count) for count in valid)


def telling_sentence(count: int) -> str:
    words = ngettext(
        "%(count)s question about the person could tell who somebody is.",
        "%(count)s questions about the person could together tell who somebody is.",
        count,
    )
    return words % {"count": count}


def telling_reason(population: Population) -> str:
    why = _(
        "Ask only what you will evaluate. The law on data protection wants as little as possible (GDPR, article 5)."
    )
    if population.residents is None:
        return why
    crowd = _("%(people)s people live in %(place)s, fewer than the answers can be combined for.")
    return f"{crowd % {'people': number(population.residents), 'place': population.place}} {why}"
