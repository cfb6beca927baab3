"""Which words does a reader of HTML see? Lines instead of paragraphs, no tags, no scripts."""

import html
import re

_HIDDEN = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/tr|/h[1-6])\b[^<>]*>", re.IGNORECASE)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)


def plain_words(text: str) -> str:
    words = _BREAK.sub("\n", _HIDDEN.sub("", text))
    words = html.unescape(TAG.sub("", words)).replace("\u00a0", " ")
    lines = (" ".join(line.split()) for line in words.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
