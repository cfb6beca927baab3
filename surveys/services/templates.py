"""How do ready surveys get into the database, and how does a survey start from one?"""

import json
from pathlib import Path
from typing import Any

from django.db import transaction

from participation.places.models import Area
from surveys.definition import parse_definition
from surveys.definition.shipped import AREAS, OFFERS, documents
from surveys.models import SurveyTemplate

SHIPPED = Path(__file__).resolve().parent.parent / "fixtures" / "survey_templates.json"


@transaction.atomic
def load_survey_templates(path: Path = SHIPPED) -> dict[str, str]:
    """Store all templates; a second call changes nothing. Returns key -> "taken", "changed" or "unchanged"."""
    report: dict[str, str] = {}
    for key, document in documents(json.loads(path.read_text(encoding="utf-8"))).items():
        parse_definition(document)
        known = SurveyTemplate.objects.filter(key=key).first()
        if known and known.definition == document:
            report[key] = "unchanged"
            continue
        SurveyTemplate.objects.update_or_create(key=key, defaults={"title": document["title"], "definition": document})
        report[key] = "changed" if known else "taken"
    return report


def document_for(template: SurveyTemplate, area: Area) -> dict[str, Any]:
    """The template's document with the sub-areas of the neighbourhood; lists without data are left out."""
    areas = list(Area.objects.filter(parent=area).order_by("name"))
    document: dict[str, Any] = json.loads(json.dumps(template.definition))
    for page in document["pages"]:
        page["questions"] = [filled for question in page["questions"] if (filled := _fill_lists(question, areas))]
    document["pages"] = [page for page in document["pages"] if page["questions"]]
    return document


def _fill_lists(question: dict[str, Any], areas: list[Area]) -> dict[str, Any] | None:
    if any(item["code"] == OFFERS for item in question.get("items", ())):
        return None
    if any(option["code"] in (AREAS, OFFERS) for option in question.get("options", ())):
        own = [{"code": area.slug, "text": {"de": area.name, "en": area.name}} for area in areas]
        if not own:
            return None
        rest = [option for option in question["options"] if option["code"] not in (AREAS, OFFERS)]
        question["options"] = own + rest
    return question
