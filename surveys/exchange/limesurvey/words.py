"""Which words do people read in LimeSurvey's texts, without HTML and without its expressions in braces?"""

import re

from participation.plain_words import TAG
from participation.plain_words import plain_words as words_of
from surveys.definition.document import Texts

# A paragraph and a line break are no formatting that somebody would miss.
_PLAIN = re.compile(r"^/?(?:p|br|div|span)\b", re.IGNORECASE)
BRACES = re.compile(r"\{[^{}\n]{1,500}\}")


def plain_words(text: str) -> str:
    return BRACES.sub("…", words_of(text))


def is_formatted(text: str) -> bool:
    return any(not _PLAIN.match(tag[1:]) for tag in TAG.findall(text))


def plain_texts(texts: Texts) -> Texts:
    made = {code: plain_words(text) for code, text in texts.items()}
    return {code: text for code, text in made.items() if text}
