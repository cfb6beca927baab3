"""Which page of a survey does an address ask for?"""

from collections.abc import Mapping

from dashboards.scope import Scope


def page_number(query: Mapping[str, str]) -> int:
    text = query.get("seite", "")
    return int(text) if text.isdecimal() and len(text) < 4 else 1  # noqa: PLR2004 - no survey has a thousand pages


def survey_query(number: int, scope: Scope) -> str:
    """The same page under the same filter in an address."""
    return "&".join(filter(None, (f"seite={number}", scope.query)))
