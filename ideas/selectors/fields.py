"""Which fields of action are there to choose from?"""

from dataclasses import dataclass

from participation.processes.models import FieldOfAction
from participation.texts import localized


@dataclass(frozen=True, slots=True)
class Field:
    id: int
    code: str
    name: str


def fields_of_action() -> list[Field]:
    rows = FieldOfAction.objects.values_list("id", "code", "name")
    return [Field(pk, code, localized(name) or code) for pk, code, name in rows]
