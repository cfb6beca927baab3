"""Which language does the head of a column mean? "Deutsch (de)", "German", "deu" and "de" are the same."""

import re

from surveys.exchange.words import words

# The names by which people call them in forms, first in English, then their own and others.
NAMES = {
    "de": "german deutsch ger deu allemand",
    "en": "english englisch eng anglais ingles inglés",
    "fr": "french français francais französisch fre fra",
    "ar": "arabic arabisch العربية ara arabe",
    "tr": "turkish türkisch türkçe turkce tur",
    "ru": "russian russisch русский rus",
    "uk": "ukrainian ukrainisch українська ukr",
    "fa": "persian farsi persisch فارسی fas per",
    "prs": "dari دری",
    "ps": "pashto paschtu پښتو pus",
    "ku": "kurdish kurdisch kurmanji kurdî kur",
    "so": "somali som soomaali",
    "ti": "tigrinya tir ትግርኛ",
    "pl": "polish polnisch polski pol",
    "ro": "romanian rumänisch română ron rum",
    "bg": "bulgarian bulgarisch български bul",
    "es": "spanish spanisch español espanol spa espagnol",
    "pt": "portuguese portugiesisch português portugues por",
    "it": "italian italienisch italiano ita",
    "nl": "dutch niederländisch nederlands nld dut",
    "el": "greek griechisch ελληνικά ell gre",
    "sq": "albanian albanisch shqip sqi alb",
    "sr": "serbian serbisch српски srp",
    "hr": "croatian kroatisch hrvatski hrv",
    "bs": "bosnian bosnisch bosanski bos",
    "mk": "macedonian mazedonisch македонски mkd mac",
    "cs": "czech tschechisch čeština ces cze",
    "sk": "slovak slowakisch slovenčina slk slo",
    "hu": "hungarian ungarisch magyar hun",
    "vi": "vietnamese vietnamesisch tiếng-việt vie",
    "zh": "chinese chinesisch 中文 zho chi",
    "ja": "japanese japanisch 日本語 jpn",
    "ko": "korean koreanisch 한국어 kor",
    "hi": "hindi हिन्दी hin",
    "ur": "urdu اردو urd",
    "sw": "swahili suaheli kiswahili swa",
    "am": "amharic amharisch አማርኛ amh",
    "he": "hebrew hebräisch עברית heb",
}
_CODES = {name: code for code, names in NAMES.items() for name in (code, *names.split())}
_IN_BRACKETS = re.compile(r"\(\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*\s*\)\s*$")


def language_code(name: str) -> str:
    """ISO 639-1 where there is one; "" for a name that nobody here knows."""
    found = _IN_BRACKETS.search(name)
    if found:
        code = found[1].lower()
        return _CODES.get(code, code)
    plain = re.sub(r"[\s_]+", "-", name.strip().casefold())
    return _CODES.get(plain) or _CODES.get(plain.split("-")[0], "")


def language_name(code: str) -> str:
    """As the head of a column: "Deutsch (de)"."""
    names = NAMES.get(code, code).split()
    own = {"de": "Deutsch", "en": "English"}.get(code, names[0].capitalize())
    return f"{own} ({code})"


# A few words each that hardly a text of some length does without.
_GERMAN = frozenset(
    words(
        "der die das und ist sie ihr ihre wie was sind haben wir nicht welche welcher bitte wann wo für mit ein eine"
        " ja nein alter geschlecht auswählen"
    )
)
_ENGLISH = frozenset(
    words(
        "the and is you your what how do are have we not which please when where for with an of to in state county city"
        " enter select choose age yes no my question date number"
    )
)


def guessed_language(texts: list[str]) -> str:
    """German, unless English words prevail."""
    found = [word for text in texts for word in re.findall(r"[a-zäöüß]+", text.lower())]
    german = sum(word in _GERMAN or any(sign in "äöüß" for sign in word) for word in found)
    english = sum(word in _ENGLISH for word in found)
    return "en" if english > german else "de"
