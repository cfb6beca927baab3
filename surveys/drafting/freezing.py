"""What do residents get of a draft? A copy without the basket, with every gap filled."""

import re
from collections.abc import Mapping
from typing import Any

from participation.texts import Translations
from surveys.drafting.tree import Document

_GAP = re.compile(r"\{\{\s*([a-z][a-z0-9_]*)\s*\}\}")


def frozen(draft: Document, filled: Mapping[str, Translations]) -> Document:
    """The draft itself is not touched."""
    shown = {key: value for key, value in draft.items() if key != "removed"}
    result: Document = _fill(shown, filled, "de")
    return result


def _fill(node: Any, filled: Mapping[str, Translations], language: str) -> Any:  # noqa: ANN401 (any JSON)
    if isinstance(node, dict):
        return {key: _fill(value, filled, key if key in {"de", "en"} else language) for key, value in node.items()}
    if isinstance(node, list):
        return [_fill(value, filled, language) for value in node]
    if isinstance(node, str):
        return _GAP.sub(lambda gap: _text(filled.get(gap[1], {}), language) or gap[0], node)
    return node


def _text(texts: Translations, language: str) -> str:
    return texts.get(language) or texts.get("de", "")
