"""Which survey stands in LimeSurvey's text file (.txt), a table with one row for each part?"""

import csv
import io

from django.utils.translation import gettext as _

from participation.files.tables import MAX_CELL, UnreadableError
from surveys.exchange.limesurvey.lss import language
from surveys.exchange.limesurvey.model import LimeGroup, LimeQuestion, LimeSurvey, Part
from surveys.exchange.report import Place
from surveys.exchange.words import words

OWN = frozenset(
    words(
        "id related_id class type/scale name relevance text help language validation mandatory encrypted other default"
        " same_default same_script"
    )
)
# Of a survey in its own language; the rows of the others repeat the codes.
SHEET = "survey"


def read_txt(text: str) -> LimeSurvey:
    csv.field_size_limit(MAX_CELL * 4)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter="\t")
    made = LimeSurvey("", [], {})
    try:
        for row in reader:
            _row(
                {(key or "").strip().lower(): value or "" for key, value in row.items() if isinstance(value, str)},
                reader.line_num,
                made,
            )
    except csv.Error as error:
        raise UnreadableError(_("A quotation mark opens or closes in the wrong place.")) from error
    if not made.groups:
        raise UnreadableError(_("This text file holds no group of questions."))
    made.languages = made.languages or ["en"]
    return made


def _row(row: dict[str, str], number: int, made: LimeSurvey) -> None:
    kind = row.get("class", "").strip().upper()
    spoken = language(row.get("language", "")) or (made.languages[0] if made.languages else "")
    if kind == "S":
        _setting(row, made)
    elif kind == "SL" and row.get("name") == "surveyls_title":
        made.title[spoken] = row.get("text", "")
        made.languages += [] if spoken in made.languages or not spoken else [spoken]
    elif kind == "G":
        _group(row, number, spoken, made)
    elif kind == "Q" and made.groups:
        _question(row, number, spoken, made)
    elif kind in ("SQ", "A") and made.groups and made.groups[-1].questions:
        question = _current(made, row)
        parts = question.parts if kind == "SQ" else question.answers
        _part(parts, row, spoken)


def _setting(row: dict[str, str], made: LimeSurvey) -> None:
    if row.get("name") == "sid":
        made.id = row.get("text", "")
    elif row.get("name") == "language":
        code = language(row.get("text", ""))
        made.languages = [code, *(one for one in made.languages if one != code)]
    elif row.get("name") == "additional_languages":
        made.languages += [language(one) for one in row.get("text", "").split() if language(one) not in made.languages]


def _group(row: dict[str, str], number: int, spoken: str, made: LimeSurvey) -> None:
    """The rows of another language begin again with the first group."""
    key = row.get("type/scale") or row.get("id") or row.get("name", "")
    known = next((group for group in made.groups if group.id == key), None)
    if known is None or spoken in known.name:
        known = LimeGroup(key, Place(SHEET, number, "", row.get("name", "")), relevance=row.get("relevance", ""))
        made.groups.append(known)
    else:
        made.groups.remove(known)
        made.groups.append(known)
    known.name[spoken] = row.get("name", "")
    if row.get("text"):
        known.description[spoken] = row["text"]


def _question(row: dict[str, str], number: int, spoken: str, made: LimeSurvey) -> None:
    code = row.get("name", "")
    group = made.groups[-1]
    known = next((one for one in group.questions if one.code == code), None)
    if known is None:
        known = LimeQuestion(
            id=row.get("id", ""),
            code=code,
            type=row.get("type/scale", ""),
            place=Place(SHEET, number, "", code),
            relevance=row.get("relevance", ""),
            pattern=row.get("validation", ""),
            mandatory=row.get("mandatory", "N"),
            other=row.get("other") == "Y",
            default=row.get("default", ""),
            attributes={key: value for key, value in row.items() if key not in OWN and value},
        )
        group.questions.append(known)
    else:
        group.questions.remove(known)
        group.questions.append(known)
    known.text[spoken] = row.get("text", "")
    if row.get("help"):
        known.help[spoken] = row["help"]


def _current(made: LimeSurvey, row: dict[str, str]) -> LimeQuestion:
    related = row.get("related_id", "")
    found = next((one for one in made.questions() if related and one.id == related), None)
    return found or made.groups[-1].questions[-1]


def _part(parts: list[Part], row: dict[str, str], spoken: str) -> None:
    code, scale = row.get("name", ""), int(row.get("type/scale") == "1")
    known = next((part for part in parts if (part.code, part.scale) == (code, scale)), None)
    if known is None:
        known = Part(code, {}, scale)
        parts.append(known)
    known.text[spoken] = row.get("text", "")
