"""Which answers does each list of choices offer, under which codes?"""

import re
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from surveys.definition.document import Texts
from surveys.exchange.report import Place, Report
from surveys.exchange.xlsform.sheets import Line
from surveys.exchange.xlsform.texts import REFERENCE, plain_text, texts_of

OTHER_TEXT = {"de": "Sonstiges", "en": "Other", "fr": "Autre", "es": "Otro", "it": "Altro", "pl": "Inne", "tr": "Diğer"}
LONGEST_CODE = 50
# A column of our own: what an answer is beside its text. Other programs do not mind it.
FLAGS = "x_flags"


@dataclass(slots=True)
class Choices:
    """`codes`: the name in the form -> our code. `attributes`: columns that filters can look at."""

    name: str
    options: list[dict[str, Any]] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)
    attributes: set[str] = field(default_factory=set)
    used: bool = False

    def copies(self) -> list[dict[str, Any]]:
        return [dict(option) for option in self.options]


def lists_of(lines: list[Line], language: str, report: Report) -> dict[str, Choices]:
    found: dict[str, Choices] = {}
    for line in lines:
        name = line.get("list_name")
        if not name:
            if line.get("name") or line.get("label"):
                report.change(line.place, _("This answer belongs to no list. It was left out."))
            continue
        choices = found.setdefault(name, Choices(name))
        _add(choices, line, language, report)
    return found


def _add(choices: Choices, line: Line, language: str, report: Report) -> None:
    name = line.get("name")
    if not name:
        report.refuse(line.place, _("An answer of the list “%(list)s” has no name.") % {"list": choices.name})
        return
    code = option_code(name)
    if name in choices.codes or code in choices.codes.values():
        report.refuse(
            line.place,
            _("Two answers of the list “%(list)s” are called “%(name)s”. Answers could not be told apart.")
            % {"list": choices.name, "name": name},
        )
        return
    if code != name:
        report.change(
            line.at("name"),
            _("The name “%(name)s” became “%(code)s”: names have no spaces and points.") % {"name": name, "code": code},
        )
    _say_media(line, report)
    choices.codes[name] = code
    attributes = {key: value for key, value in line.others.items() if re.fullmatch(r"[^\W\d][\w.\-]*", key)}
    choices.attributes |= set(attributes)
    option: dict[str, Any] = {"code": code, "text": _label(line, name, language, report)}
    if attributes:
        option["attributes"] = attributes
    option |= {flag: True for flag in line.get(FLAGS).split() if flag in ("missing", "exclusive", "other")}
    choices.options.append(option)
    report.take(line.place)


def _label(line: Line, name: str, language: str, report: Report) -> Texts:
    texts = texts_of(line, "label", language)
    if not texts:
        report.change(line.place, _("The answer “%(name)s” has no text; its name stands there.") % {"name": name})
        return {language: name}
    made = {code: plain_text(text) for code, text in texts.items()}
    if made != texts:
        report.change(line.at("label"), _("Formatting was taken out of the text."))
    if any(REFERENCE.search(text) for text in made.values()):
        report.change(line.at("label"), _("Earlier answers are not shown within an answer; “…” stands there."))
        made = {code: REFERENCE.sub("…", text) for code, text in made.items()}
    return {code: text or name for code, text in made.items()}


def _say_media(line: Line, report: Report) -> None:
    for key in ("image", "audio", "video", "big_image"):
        if line.get(key):
            report.change(line.at(key), _("Pictures, sound and film of a form are not taken over."))


def option_code(name: str) -> str:
    """What an answer can be stored under: no spaces, points and bars, no “_” at the beginning."""
    return re.sub(r"[\s.|]+", "_", name).lstrip("_")[:LONGEST_CODE] or "option"


def with_other(options: list[dict[str, Any]], languages: list[str], place: Place, report: Report) -> None:
    """`or_other`: an answer that asks for words. One that is called “other” already becomes it."""
    known = next((option for option in options if option["code"] == "other"), None)
    if known is not None:
        known["other"] = True
        report.change(place, _("The list has an answer “other” already; it now asks for words."))
        return
    text = {language: OTHER_TEXT.get(language, OTHER_TEXT["en"]) for language in languages}
    options.append({"code": "other", "text": text, "other": True})
