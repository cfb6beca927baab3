"""What surrounds every list of a process and hardly ever changes: its places and the topics? Read once a minute."""

from dataclasses import dataclass

from django.core.cache import cache

from ideas.selectors.fields import Field, fields_of_action
from ideas.selectors.surroundings import Surroundings, surroundings_of
from participation.processes.models import Process

ONE_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Frame:
    """`fields` in the language of the reader."""

    around: Surroundings
    fields: tuple[Field, ...]


def frame_of(process: Process, language: str) -> Frame:
    """For pages that only read. What is stored is checked against the database, not against this."""
    key = f"ideas:frame:{process.pk}:{process.area_id}:{language}"
    found: Frame | None = cache.get(key)
    if found is None:
        found = Frame(surroundings_of(process), tuple(fields_of_action()))
        cache.set(key, found, ONE_MINUTE)
    return found
