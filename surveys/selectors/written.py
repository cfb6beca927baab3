"""Where in a response do the words of a question stand? Under its key, or in a list under a pin of it."""

import json
from typing import Any

from django.db.models import Q, TextField
from django.db.models.fields.json import HasKey, KeyTextTransform, KeyTransform

from surveys.questiontypes.map_pin import words_of

PIN = "/"  # in no code of a question


def key_of_pin(code: str, pin: str) -> str:
    return f"{code}{PIN}{pin}"


def has_written(key: str, answers: str = "answers") -> Q:
    code, _slash, pin = key.partition(PIN)
    return Q(HasKey(KeyTransform(code, answers), pin)) if pin else Q(**{f"{answers}__has_key": code})


def written(key: str, answers: str) -> KeyTextTransform:
    code, _slash, pin = key.partition(PIN)
    return KeyTextTransform(pin, KeyTransform(code, answers)) if pin else KeyTextTransform(code, answers)


class PlacesInWords(TextField):  # type: ignore[type-arg]  # a class of Django takes none at run time
    """The list of places under a pin becomes words as it is read; what was hidden in them is text already."""

    def from_db_value(self, value: str | None, *_about: Any) -> str | None:  # noqa: ANN401 (Django's signature)
        if not value or not value.startswith("["):
            return value
        try:
            places = json.loads(value)
        except ValueError:
            return value
        return words_of(map(str, places))


def read_as(key: str) -> "TextField[str, str]":
    return PlacesInWords() if PIN in key else TextField()
