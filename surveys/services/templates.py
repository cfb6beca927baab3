"""How do ready surveys get into the database, and how does a survey start from one?"""

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from django.db import transaction

from participation.places.models import Area
from surveys.definition import parse_definition
from surveys.definition.shipped import chosen, documents, fill_lists
from surveys.models import SurveyTemplate
from surveys.selectors.area_parts import parts_of

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


def document_for(
    template: SurveyTemplate, area: Area, *, phase: str = "before", extras: Collection[str] = ()
) -> dict[str, Any]:
    """The template's document with the sub-areas of the neighbourhood; lists without data are left out.

    `phase`: a survey on a measure asks before or after it. `extras`: codes of modules that are off at first.
    """
    areas = parts_of(area)
    document = chosen(json.loads(json.dumps(template.definition)), phase=phase, extras=extras)
    for page in document["pages"]:
        page["questions"] = [filled for question in page["questions"] if (filled := fill_lists(question, areas))]
    document["pages"] = [page for page in document["pages"] if page["questions"]]
    filled_later = [entry | {"question": fill_lists(entry["question"], areas)} for entry in document["removed"]]
    document["removed"] = [entry for entry in filled_later if entry["question"]]
    return document


def left_out(template: SurveyTemplate, area: Area) -> list[str]:
    """Codes of the questions that `document_for` leaves out because their list has no data here."""
    areas = parts_of(area)
    questions = [q for page in template.definition["pages"] for q in json.loads(json.dumps(page["questions"]))]
    return [q["code"] for q in questions if fill_lists(q, areas) is None]
