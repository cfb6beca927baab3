"""Which words do people read in LimeSurvey's texts, without HTML and without its expressions in braces?"""

import html
import re

from surveys.definition.document import Texts

_HIDDEN = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/tr|/h[1-6])\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)
# A paragraph and a line break are no formatting that somebody would miss.
_PLAIN = re.compile(r"^/?(?:p|br|div|span)\b", re.IGNORECASE)
BRACES = re.compile(r"\{[^{}\n]{1,500}\}")


def plain_words(text: str) -> str:
    words = _HIDDEN.sub("", text)
    words = html.unescape(_TAG.sub("", _BREAK.sub("\n", words))).replace("\u00a0", " ")
    words = BRACES.sub("…", words)
    lines = (" ".join(line.split()) for line in words.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def is_formatted(text: str) -> bool:
    return any(not _PLAIN.match(tag[1:]) for tag in _TAG.findall(text))


def plain_texts(texts: Texts) -> Texts:
    made = {code: plain_words(text) for code, text in texts.items()}
    return {code: text for code, text in made.items() if text}
