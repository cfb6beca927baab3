"""Which words do people read, without what only a telephone app shows: markup, headings, references to answers?"""

import html
import re

from surveys.definition.document import Texts
from surveys.exchange.xlsform.sheets import Line

_TAG = re.compile(
    r"</?(?:span|b|i|u|br|p|div|font|strong|em|a|h[1-6]|ul|ol|li|small|sup|sub|img|center|table|tr|td)\b[^<>]*>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<(?:br|/p|/div|/li)\b[^<>]*>", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\]]+)\]\((?:[^()\s]+)\)")
_STRONG = re.compile(r"(?<![\w*])(\*\*|__|\*)(?=\S)(.+?)(?<=\S)\1(?![\w*])")
_HEADING = re.compile(r"^#{1,6}\s+", re.MULTILINE)
REFERENCE = re.compile(r"\$\{\s*([^{}]+?)\s*\}")


def texts_of(line: Line, key: str, language: str) -> Texts:
    """By language; `language` is that of the column without one."""
    found = {code or language: text for code, text in line.texts.get(key, {}).items() if code}
    bare = line.texts.get(key, {}).get("")
    if bare:
        found.setdefault(language, bare)
    return found


def plain_text(text: str) -> str:
    """As plain words. Signs such as "<3" and "5 * 3 * 2" stay."""
    words = _BREAK.sub("\n", text.replace("\r\n", "\n"))
    words = _TAG.sub("", words)
    words = _LINK.sub(r"\1", words)
    words = _STRONG.sub(r"\2", words)
    words = _HEADING.sub("", words)
    words = re.sub(r"\\([*_#\\])", r"\1", words)
    return (
        html.unescape(words).strip()
        if re.search(r"&(?:#\d+|#x[0-9a-f]+|\w+);", words, re.IGNORECASE)
        else words.strip()
    )
