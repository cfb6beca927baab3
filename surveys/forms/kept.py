"""What does a device send that answered without network? JSON, of which nothing is believed before it is read."""

import json
import uuid
from dataclasses import dataclass

from django.http import HttpRequest

from surveys.models import Survey, SurveyVersion
from surveys.questiontypes.kind import Filled
from surveys.selectors.versions import definition_of


@dataclass(frozen=True, slots=True)
class Kept:
    """`fields`: as a form would have sent them."""

    key: uuid.UUID
    version: SurveyVersion
    language: str
    fields: Filled


def read_kept(request: HttpRequest, survey: Survey) -> Kept | None:
    """None for what no device of ours has sent."""
    return read_sheet(request.body, survey)


def read_sheet(text: bytes | str, survey: Survey) -> Kept | None:
    try:
        data = json.loads(text)
        version = survey.versions.get(number=int(data["version"]))
        fields = {str(name): [str(value) for value in values] for name, values in data["fields"].items()}
        spoken = definition_of(version).languages
        language = next((code for code in spoken if code == data["language"]), spoken[0])
        return Kept(uuid.UUID(data["key"]), version, language, Filled(fields))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError, SurveyVersion.DoesNotExist):
        return None
