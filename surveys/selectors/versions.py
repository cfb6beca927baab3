"""What does a frozen version ask? Parsed once per process and spelling, because nothing else in it changes."""

from datetime import datetime
from threading import Lock

from surveys.definition import Definition, parse_definition
from surveys.models import SurveyVersion

MOST = 64

_parsed: dict[tuple[int, datetime, int], Definition] = {}
_lock = Lock()


def definition_of(version: SurveyVersion) -> Definition:
    """Reads `version.definition` only when it was not read before: defer that column where versions are joined."""
    key = version.pk, version.frozen_at, version.corrected
    known = _parsed.get(key)
    if known is not None:
        return known
    made = parse_definition(version.definition)
    with _lock:
        while len(_parsed) >= MOST:
            _parsed.pop(next(iter(_parsed)))
        _parsed[key] = made
    return made
