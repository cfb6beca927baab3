"""How does an XLSForm become the document of a survey? Row by row; what cannot be asked refuses the whole."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from participation.files.tables import Sheet
from surveys.definition.document import FORMAT
from surveys.exchange.last_net import parsed
from surveys.exchange.report import FILE, Place, Report
from surveys.exchange.xlsform import sheets as sheet_reading
from surveys.exchange.xlsform.choices import Choices, lists_of
from surveys.exchange.xlsform.headers import CHOICES, SURVEY
from surveys.exchange.xlsform.kinds import BELOW, OWN_KIND, TODAY, Type, type_of
from surveys.exchange.xlsform.languages import guessed_language, language_name
from surveys.exchange.xlsform.layout import Group, Layout, looks_ahead
from surveys.exchange.xlsform.logic import Names, both
from surveys.exchange.xlsform.moving import calculated_in_time
from surveys.exchange.xlsform.questions import LINES, NO, Form, question_of, words_of
from surveys.exchange.xlsform.settings import YES, Settings
from surveys.exchange.xlsform.sheets import Line, lines_of, sheet_named
from surveys.exchange.xlsform.tables import is_table, table_at, table_of
from surveys.exchange.xlsform.texts import REFERENCE
from surveys.logic import Expression

LONGEST_NAME = 60
NAME = re.compile(r"[^\W\d][\w.\-]*$")
Document = dict[str, Any]


def read_xlsform(sheets: Sequence[Sheet], report: Report, *, title: str = "", language: str = "") -> Document | None:
    """None when something was refused. `language`: of texts whose column names none; guessed where it is empty."""
    sheet_reading.look_at_names(sheets, report)
    survey = sheet_reading.need(sheets, report)
    if survey is None:
        return None
    lines = list(lines_of(survey, SURVEY, report))
    if not _has_types(survey, report):
        return None
    settings = Settings(sheet_named(sheets, "settings"), report)
    choice_lines = _choice_lines(sheets, report)
    for name in ("external_choices", "osm", "entities"):
        found = sheet_named(sheets, name)
        if found is not None and len(found.rows) > 1:
            report.refuse(Place(found.name), _("Lists from other files and shared lists cannot be read."))
    own = language or _own_language(settings, [*lines, *choice_lines], report)
    languages = _languages(lines, own)
    form = Form(own, languages, lists_of(choice_lines, own, report), _names(lines), report)
    document = _Reading(form, lines).document(settings.title(own, title or "XLSForm"))
    _unused(form.lists, report)
    return document if not report.refused and parsed(document, report) else None


def _has_types(survey: Sheet, report: Report) -> bool:
    heads = {cell.strip().lower() for cell in survey.rows[0].cells}
    if heads & {"type", "command"}:
        return True
    report.refuse(Place(survey.name, survey.rows[0].number), _("The sheet “survey” has no column “type”."))
    return False


def _choice_lines(sheets: Sequence[Sheet], report: Report) -> list[Line]:
    found = sheet_named(sheets, "choices")
    return list(lines_of(found, CHOICES, report, free=True)) if found is not None else []


def _own_language(settings: Settings, lines: list[Line], report: Report) -> str:
    if settings.language:
        return settings.language
    bare = [texts[""] for line in lines for key, texts in line.texts.items() if key == "label" and "" in texts]
    if not bare:
        return next((code for line in lines for code in line.texts.get("label", {})), "de")
    guess = guessed_language(bare)
    report.note(_("The texts without a language were taken as %(language)s.") % {"language": language_name(guess)})
    return guess


def _languages(lines: list[Line], own: str) -> list[str]:
    """Of the questions, that of the column without one first."""
    found = [code or own for line in lines for code in line.texts.get("label", {})]
    ordered = list(dict.fromkeys(found)) or [own]
    return sorted(ordered, key=lambda code: code != own)


def _names(lines: list[Line]) -> Names:
    names = Names()
    for line in lines:
        name, kind = line.get("name"), type_of(line.get("type"))
        if not name or kind.group:
            continue
        if kind.left_out:
            names.gone[name] = kind.left_out
            if kind.plain in TODAY:
                names.todays.add(name)
            continue
        if _is_empty(line, kind):
            names.gone[name] = _("it is hidden and holds nothing.")
            continue
        if kind.kind == "info":
            names.gone[name] = _("it is a text to read.")
        names.codes.setdefault(name, _code(name, names))
    return names


def _is_empty(line: Line, kind: Type) -> bool:
    """Hidden, for a program to fill in."""
    return kind.plain == "hidden" and not line.get("calculation") and not line.get("default")


def _code(name: str, names: Names) -> str:
    """What we can store it under: no points, no “_” at the beginning, not too long."""
    code = re.sub(r"\W+", "_", name.replace("-", "_").replace(".", "_")).strip("_")[:LONGEST_NAME] or "q"
    taken = set(names.codes.values())
    code = code if not code[0].isdigit() else f"q{code}"
    unique, number = code, 1
    while unique in taken:
        number += 1
        unique = f"{code}_{number}"
    return unique


class _Reading:
    def __init__(self, form: Form, lines: list[Line]) -> None:
        self.form, self.lines, self.report = form, lines, form.report
        self.layout = Layout(form.languages)
        self.groups: list[Group] = []
        # name -> row of the group around it, own row
        self.seen: dict[str, tuple[int, int]] = {}
        self.mentioned = {
            name for line in lines for cell in line.cells.values() for name in REFERENCE.findall(cell) if "$" in cell
        }
        self.places: dict[str, Place] = {}
        # Rows that were read together with the begin of their table.
        self.done: set[int] = set()

    def document(self, title: dict[str, str]) -> Document:
        for line in self.lines:
            self._line(line)
        for group in self.groups:
            self.report.refuse(group.place, _("This group has no end."))
        pages = self.layout.as_json()
        asked = [q for page in pages for q in page["questions"] if q["kind"] not in ("info", "calculate")]
        if not asked and not self.report.refused:
            self.report.refuse(FILE, _("The form asks nothing."))
        if not self.report.refused:
            pages = calculated_in_time(pages)
            names = {code: name for name, code in self.form.names.codes.items()}
            for place, sentence in looks_ahead(pages, self.places, names):
                self.report.refuse(place, sentence)
        return {"format": FORMAT, "languages": self.form.languages, "title": title, "address": "Sie", "pages": pages}

    def _line(self, line: Line) -> None:
        if line.place.row in self.done:
            return
        words = line.get("type")
        if not words:
            self._without_type(line)
            return
        kind = type_of(words)
        if line.get("disabled").lower() in YES:
            self.report.change(line.at("disabled"), _("The row is switched off; it was left out."))
        elif kind.group == "begin":
            self._begin(line, kind)
        elif kind.group == "end":
            self._end(line, kind)
        elif self._inside_repeat():
            self.report.refuse(line.place, _("This stands in a part that is asked several times."))
        elif kind.left_out:
            self.report.change(line.at("type"), kind.left_out)
        elif _is_empty(line, kind):
            self.report.change(line.place, _("The row says nothing; it was left out."))
        else:
            self._question(line, kind)
        if line.place.row not in self.done:
            self.report.take(line.place)

    def _without_type(self, line: Line) -> None:
        if line.get("name") and line.texts.get("label"):
            self.report.refuse(line.place, _("The row has no type."))
        elif line.get("name") or line.texts.get("label"):
            self.report.change(line.place, _("The row has no type; it was read as a remark."))

    def _inside_repeat(self) -> bool:
        return any(group.repeat for group in self.groups)

    def _begin(self, line: Line, kind: Type) -> None:
        condition = self._condition(line)
        if kind.repeat:
            self.report.refuse(
                line.at("type"),
                _("Parts that are asked several times (“repeat”) are not possible. Ask for each one apart."),
            )
            self.groups.append(Group(line.place, repeat=True))
            return
        if self._table(line, condition):
            return
        if line.get("appearance") and not is_table(line):
            self.report.change(line.at("appearance"), _("How a telephone shows the group is not taken over."))
        self._media(line)
        if line.get("repeat_count"):
            self.report.change(line.at("repeat_count"), _("A group is asked once."))
        title = words_of(line, "label", self.form)
        if not self.groups:
            key = re.sub(r"[^a-z0-9]+", "-", line.get("name").lower()).strip("-")[:LONGEST_NAME]
            self.layout.open_page(key, title, condition)
            if key:
                self.places[key] = line.place
            self.groups.append(Group(line.place, repeat=False))
            return
        around = both(self.groups[-1].condition, condition)
        self.groups.append(Group(line.place, repeat=False, condition=around))
        if title and not self._inside_repeat():
            self.report.change(line.place, _("A group within a group: its heading stands as a text on the page."))
            code = _code(line.get("name") or "heading", self.form.names)
            self.form.names.codes[f"{code} (group)"] = code
            self.places[code] = line.place
            self.layout.add({"code": code, "kind": "info", "text": title}, around, in_group=True)

    def _table(self, line: Line, condition: Expression | None) -> bool:
        """Read a group that is one table, together with its rows and its end."""
        if not is_table(line) or self._inside_repeat():
            return False
        found = table_at(self.lines, line, self.form.lists, self.mentioned)
        if found.reason or found.end is None:
            sentence = _("The table became questions of their own: %(reason)s") % {"reason": found.reason}
            self.report.change(line.at("appearance"), sentence)
            return False
        self.done |= {one.place.row for one in (line, *found.rows, found.end)}
        code = _code(line.get("name"), self.form.names)
        self.form.names.codes[f"{line.get('name')} ({line.place.row})"] = code
        self._media(line)
        self.report.take(line.place)
        around = self.groups[-1].condition if self.groups else None
        self.groups.append(Group(line.place, repeat=False))
        made = [self._row_of_table(row) for row in found.rows]
        self.groups.pop()
        self.report.take(found.end.place)
        if all(made):
            question = table_of(line, code, [one for one in made if one], self.form)
            self.places[code] = line.place
            self.layout.add(question, both(around, condition), in_group=bool(self.groups))
        return True

    def _row_of_table(self, line: Line) -> dict[str, Any] | None:
        kind = type_of(line.get("type"))
        code = self._named(line, kind)
        question = question_of(line, kind, code, self.form) if code else None
        self.report.take(line.place)
        return question

    def _media(self, line: Line) -> None:
        if any(line.texts.get(key) for key in ("image", "audio", "video")):
            self.report.change(line.place, _("Pictures, sound and film of a form are not taken over."))

    def _end(self, line: Line, kind: Type) -> None:
        if not self.groups:
            self.report.refuse(line.at("type"), _("Here a group ends that never began."))
            return
        group = self.groups.pop()
        if group.repeat != kind.repeat:
            self.report.refuse(
                line.at("type"),
                _("Here something else ends than began in row %(row)d.") % {"row": group.place.row},
            )
        if not self.groups:
            self.layout.close_page()

    def _condition(self, line: Line) -> Expression | None:
        text = line.get("relevant")
        if not text or text.lower() in YES:
            return None
        return self.form.reader.read("false()" if text.lower() in NO else text, line.place, "relevant")

    def _named(self, line: Line, kind: Type) -> str | None:
        """Our code of it; nothing after a refusal."""
        name = self._name(line, kind)
        code = self._own_code(line, name) if name else None
        if code is not None and code != name and line.get("name"):
            sentence = _("The name “%(name)s” became “%(code)s”.") % {"name": name, "code": code}
            self.report.change(line.at("name"), sentence)
        return code

    def _question(self, line: Line, kind: Type) -> None:
        code = self._named(line, kind)
        if code is None:
            return
        if kind.kind == "text_short" and line.get("appearance") == LINES:
            kind = replace(kind, kind="text_long")
        if line.get(OWN_KIND) in BELOW.get(kind.kind, ()):
            kind = replace(kind, kind=line.get(OWN_KIND))
        condition = self._condition(line)
        question = question_of(line, kind, code, self.form)
        if question is None:
            return
        if kind.kind == "info" and not words_of(line, "label", self.form) and not line.texts.get("hint"):
            self.report.change(line.place, _("The row says nothing; it was left out."))
            return
        self.places[code] = line.place
        around = self.groups[-1].condition if self.groups else None
        self.layout.add(question, both(around, condition), in_group=bool(self.groups))

    def _name(self, line: Line, kind: Type) -> str:
        """Nothing after a refusal. A text to read needs no name."""
        name = line.get("name")
        if not name and kind.kind == "info":
            name = f"note_{line.place.row}"
            self.form.names.codes[name] = _code(name, self.form.names)
            return name
        if not name:
            self.report.refuse(line.place, _("The question has no name."))
        elif not NAME.match(name):
            sentence = _("“%(name)s” cannot be a name. Use letters, digits and “_”.") % {"name": name[:60]}
            self.report.refuse(line.at("name"), sentence)
            return ""
        return name

    def _own_code(self, line: Line, name: str) -> str | None:
        """In different groups two questions may have one name, as long as nothing looks at it."""
        group = self.groups[-1].place.row if self.groups else 0
        earlier = self.seen.get(name)
        if earlier is None:
            self.seen[name] = (group, line.place.row)
            return self.form.names.codes[name]
        if earlier[0] == group or name in self.mentioned:
            self.report.refuse(
                line.at("name"),
                _("The name “%(name)s” stands in row %(row)d already.") % {"name": name, "row": earlier[1]},
            )
            return None
        code = _code(name, self.form.names)
        self.form.names.codes[f"{name} ({line.place.row})"] = code
        return code


def _unused(lists: dict[str, Choices], report: Report) -> None:
    for name, choices in lists.items():
        if not choices.used:
            report.note(_("No question uses the list “%(name)s”.") % {"name": name})
