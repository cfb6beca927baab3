"""How does a survey come back that left as our own JSON? As it is, if it is a sound document."""

import json
from typing import Any

from django.utils.translation import gettext as _

from participation.files.tables import UnreadableError
from surveys.definition import serialise
from surveys.definition.document import FORMATS
from surveys.exchange.last_net import parsed
from surveys.exchange.report import Place, Report


def json_in(text: str) -> dict[str, Any]:
    """Raise UnreadableError with a sentence."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(_("The file cannot be read as JSON.")) from error
    if not isinstance(data, dict):
        raise UnreadableError(_("The file cannot be read as JSON."))
    return data


def is_own(data: dict[str, Any]) -> bool:
    return data.get("format") in FORMATS


def read_own(data: dict[str, Any], report: Report) -> dict[str, Any] | None:
    definition = parsed(data, report)
    if definition is None:
        return None
    for question in definition.questions():
        report.take(Place("questions", 0, "", question.code))
    return serialise(definition)
