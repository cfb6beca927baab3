"""How are questions about the person asked and called? The delivered ones, by concept."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from participation.texts import Translations
from surveys.definition.shipped import bare
from surveys.models import SurveyTemplate

NAMES: dict[str, str | Promise] = {
    "demo.age": _("Age"),
    "demo.gender": _("Gender"),
    "demo.subarea": _("Part of the area"),
    "demo.household": _("Household"),
    "demo.duration": _("Living here since"),
    "demo.language": _("Languages at home"),
    "demo.occupation": _("Occupation"),
    "demo.tenure": _("Kind of housing"),
    "demo.limit": _("Limits in everyday life"),
}
# Wordings of questions that somebody wrote without knowing that they can be compared.
PHRASES = {
    "demo.age": (
        "wie alt sind sie", "wie alt bist du", "ihr alter", "dein alter", "altersgruppe", "how old are you",
        "your age", "age group",
    ),
    "demo.gender": ("welches geschlecht", "ihr geschlecht", "dein geschlecht", "your gender", "what is your sex"),
    "demo.subarea": (
        "in welchem teil von", "in welchem ortsteil", "in welchem stadtteil", "which part of", "in which district",
    ),
}  # fmt: skip


@dataclass(slots=True)
class Wordings:
    """By concept: the delivered question, and the words of every answer that any template offers to it."""

    questions: dict[str, dict[str, Any]] = field(default_factory=dict)
    answers: dict[str, dict[str, Translations]] = field(default_factory=dict)


def wordings() -> Wordings:
    """One query; the first template that asks for a concept has the wording."""
    found = Wordings()
    for definition in SurveyTemplate.objects.order_by("pk").values_list("definition", flat=True):
        for question in (one for page in definition["pages"] for one in page["questions"]):
            if (concept := question.get("concept", "")) not in NAMES:
                continue
            found.questions.setdefault(concept, bare(question))
            answers = found.answers.setdefault(concept, {})
            for option in question.get("options", []):
                if not option.get("missing"):
                    answers.setdefault(option["code"], option["text"])
    return found


def concept_of(question: dict[str, Any]) -> str:
    """Its own, or the one that its words ask for."""
    if concept := str(question.get("concept", "")):
        return concept
    said = " ".join(question.get("text", {}).values()).casefold()
    return next((concept for concept, phrases in PHRASES.items() if any(one in said for one in phrases)), "")
