"""Which texts does a draft still wait for, such as {{results_date}}?"""

import json
import re
from collections.abc import Mapping
from typing import Any

from participation.texts import Translations

_PLACEHOLDER = re.compile(r"\{\{\s*([a-z][a-z0-9_]*)\s*\}\}")


def names_in(document: Any) -> list[str]:  # noqa: ANN401 (any JSON)
    """In the order of their first use."""
    return list(dict.fromkeys(_PLACEHOLDER.findall(json.dumps(document, ensure_ascii=False))))


def empty_ones(document: Any, filled: Mapping[str, Translations], languages: list[str]) -> list[str]:  # noqa: ANN401
    """Names without a text in one of the survey's languages."""
    return [
        name
        for name in names_in(document)
        if not all(filled.get(name, {}).get(language, "").strip() for language in languages)
    ]
