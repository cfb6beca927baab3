"""How does one row of the sheet `survey` become a question?"""

import re
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from surveys.definition.document import Texts
from surveys.exchange.report import Report
from surveys.exchange.xlsform.choices import Choices, with_other
from surveys.exchange.xlsform.kinds import Type
from surveys.exchange.xlsform.logic import Names, Reader, columns_in
from surveys.exchange.xlsform.settings import YES
from surveys.exchange.xlsform.sheets import Line
from surveys.exchange.xlsform.texts import REFERENCE, plain_text, texts_of
from surveys.logic import Expression, as_expression
from surveys.logic.tree import Text
from surveys.questiontypes import KINDS

NO = {"no", "false", "false()", "0"}
OWN_COLUMNS = {"name", "label"}
MEDIA = ("image", "audio", "video", "big_image", "autoplay")
# Parameters that change only how a telephone asks.
HARMLESS = {
    "max-pixels",
    "quality",
    "capture-accuracy",
    "warning-accuracy",
    "allow-mock-accuracy",
    "app",
    "rows",
    "placeholder",
    "tick_interval",
    "tick_labelset",
}
RANGE = {"start": 0.0, "end": 10.0, "step": 1.0}
LINES = "multiline"


@dataclass(slots=True)
class Form:
    """What all rows share while they are read."""

    language: str
    languages: list[str]
    lists: dict[str, Choices]
    names: Names
    report: Report
    labels: dict[str, Texts] = field(default_factory=dict)

    @property
    def reader(self) -> Reader:
        return Reader(self.names, self.report)


Json = dict[str, Any]


def question_of(line: Line, kind: Type, code: str, form: Form) -> Json | None:
    """None after a refusal, or where nothing is left to ask."""
    report = form.report
    if kind.changed:
        report.change(line.at("type"), kind.changed)
    if kind.refusal:
        report.refuse(line.at("type"), kind.refusal)
        return None
    made: Json = {"code": code, "kind": kind.kind, "text": words_of(line, "label", form)}
    if not made["text"] and kind.kind != "calculate":
        without_label(line, made, form)
    for key, column in (
        ("hint", "hint"),
        ("constraint_text", "constraint_message"),
        ("required_text", "required_message"),
    ):
        if texts := words_of(line, column, form):
            made[key] = texts
    if kind.list_name and not _choices(line, kind, made, form):
        return None
    if kind.kind == "consent":
        form.names.answers[code] = {"OK": "yes"}
    if kind.kind == "map_pin":
        made |= {"pins": [{"code": "place", "text": made["text"]}], "max_picks": 1}
    _expressions(line, kind, made, form)
    _parameters(line, kind, made, form)
    _left_out(line, kind, report)
    return made


def words_of(line: Line, column: str, form: Form) -> Texts:
    found = texts_of(line, column, form.language)
    made = {code: plain_text(text) for code, text in found.items()}
    if made != found:
        form.report.change(line.at(column), _("Formatting was taken out of the text."))
    if any(REFERENCE.search(text) for text in made.values()):
        _look_up(line, column, made, form)
        form.report.change(
            line.at(column), _("Earlier answers are not repeated within a text; “…” stands there instead.")
        )
        made = {code: REFERENCE.sub("…", text) for code, text in made.items()}
    return {code: text for code, text in made.items() if text}


def _look_up(line: Line, column: str, made: Texts, form: Form) -> None:
    """A slip of the pen would otherwise become “…” and stay unseen."""
    names = form.names
    for name in {name for text in made.values() for name in REFERENCE.findall(text)}:
        if not names.find(name) and name not in names.gone and not name.startswith("last-saved"):
            form.report.refuse(line.at(column), _("There is no question “%(name)s”.") % {"name": name})


def without_label(line: Line, made: Json, form: Form) -> None:
    hint = words_of(line, "hint", form)
    made["text"] = hint or {form.language: line.get("name")}
    form.report.change(
        line.place,
        _("The question has no text; its hint stands there.")
        if hint
        else _("The question has no text; its name stands there."),
    )


def _choices(line: Line, kind: Type, made: Json, form: Form) -> bool:
    choices = form.lists.get(kind.list_name)
    if choices is None:
        if re.fullmatch(r"\$\{.*\}", kind.list_name):
            sentence = _("Answers that come from an earlier answer are not possible.")
        else:
            sentence = _("There is no list “%(name)s” in the sheet “choices”.") % {"name": kind.list_name}
        form.report.refuse(line.at("type"), sentence)
        return False
    choices.used = True
    if re.match(r"search\s*\(", line.get("appearance")):
        form.report.refuse(
            line.at("appearance"), _("The answers stand in another file. Put them into the sheet “choices”.")
        )
        return False
    made["options"] = choices.copies()
    form.names.answers[made["code"]] = choices.codes
    if kind.or_other:
        if line.get("choice_filter"):
            form.report.refuse(line.at("type"), _("“or_other” and a filter of answers do not go together in XLSForm."))
            return False
        with_other(made["options"], form.languages, line.at("type"), form.report)
    return True


def _expressions(line: Line, kind: Type, made: Json, form: Form) -> None:
    if (text := line.get("constraint")) and text.lower() not in YES:
        text = "false()" if text.lower() in NO else text
        _put(made, "constraint", form.reader.read(text, line.place, "constraint", own=made["code"]))
    required = line.get("required")
    if required.lower() in YES:
        made["required"] = True
    elif required and required.lower() not in NO:
        _put(made, "required_if", form.reader.read(required, line.place, "required"))
    if made["kind"] == "info" and (made.pop("required", False) or made.pop("required_if", None)):
        form.report.change(line.at("required"), _("A text to read needs no answer."))
    if text := line.get("choice_filter"):
        _filter(line, text, made, form)
    _calculation(line, kind, made, form)


def _filter(line: Line, text: str, made: Json, form: Form) -> None:
    if "options" not in made:
        form.report.change(line.at("choice_filter"), _("Only questions with answers to choose can filter them."))
        return
    tree = form.reader.read(text, line.place, "choice_filter", own=made["code"])
    if tree is None:
        return
    known = {name for option in made["options"] for name in option.get("attributes", {})} | OWN_COLUMNS
    for name in columns_in(tree):
        if name not in known:
            form.report.refuse(
                line.at("choice_filter"),
                _("The sheet “choices” has no column “%(name)s” for this list.") % {"name": name},
            )
            return
    _put(made, "choice_filter", tree)


def _calculation(line: Line, kind: Type, made: Json, form: Form) -> None:
    text, default = line.get("calculation"), line.get("default")
    if made["kind"] == "calculate":
        tree = form.reader.read(text, line.place, "calculation") if text else _default(line, made, form)
        if not text and not default:
            form.report.refuse(line.at("calculation"), _("The row calculates something and does not say what."))
        elif not text and kind.plain != "hidden":
            form.report.change(line.at("default"), _("The first value became the calculation."))
        _put(made, "calculation", tree)
        return
    if text and made["kind"] != "info":
        _worked_out(line, text, made, form)
        return
    if text:
        form.report.change(line.at("calculation"), _("A text to read calculates nothing."))
    if default and made["kind"] == "info":
        form.report.change(line.at("default"), _("A text to read has no first value."))
    elif default:
        tree = _default(line, made, form)
        if isinstance(tree, Text):
            made["default"] = tree.value
        else:
            _put(made, "default", tree)


def _worked_out(line: Line, text: str, made: Json, form: Form) -> None:
    """A field that shows a result. What is worked out here is not asked, so it needs no answers and no checks."""
    if "options" in made or made["kind"] in ("map_pin", "photo"):
        form.report.refuse(
            line.at("calculation"),
            _("An answer that people choose cannot be calculated, too. Use the type “calculate”."),
        )
        return
    form.report.change(line.at("calculation"), _("The value is worked out and not asked."))
    for part in ("constraint", "constraint_text", "required", "required_if", "required_text", "hint", "step"):
        made.pop(part, None)
    made["kind"] = "calculate"
    if "calculate" not in KINDS:
        form.report.refuse(line.at("calculation"), _("“%(type)s” cannot be asked here yet.") % {"type": "calculate"})
    _put(made, "calculation", form.reader.read(text, line.place, "calculation"))


def _default(line: Line, made: Json, form: Form) -> Expression | None:
    """A value means itself, unless it names an answer or calls a function."""
    text = line.get("default")
    if not text:
        return None
    if "${" in text or re.search(r"[a-z-]\(", text):
        return form.reader.read(text, line.place, "default", own=made["code"])
    if made["kind"] in ("number", "slider", "date") and not _is_value(text, made["kind"]):
        return form.reader.read(text, line.place, "default", own=made["code"])
    codes = form.names.answers.get(made["code"])
    if codes is None:
        return Text(text)
    unknown = [word for word in text.split() if word not in codes]
    if unknown:
        form.report.change(
            line.at("default"), _("“%(name)s” is no answer of the list; it was left out.") % {"name": unknown[0]}
        )
    kept = [codes[word] for word in text.split() if word in codes]
    return Text(" ".join(kept)) if kept else None


def _is_value(text: str, kind: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}" if kind == "date" else r"-?\d+([.,]\d+)?", text))


def _put(made: Json, part: str, tree: Expression | None) -> None:
    if tree is not None:
        made[part] = {"expression": as_expression(tree)}


def _parameters(line: Line, kind: Type, made: Json, form: Form) -> None:
    given = line.get("parameters")
    if kind.plain in ("integer", "int", "add integer prompt"):
        made["step"] = 1
    pairs = dict(re.findall(r"([\w-]+)\s*=\s*([^\s;,]+)", given))
    if given and not pairs:
        form.report.refuse(line.at("parameters"), _("Parameters are written like “start=1 end=10”."))
    if kind.plain == "range":
        _range(line, pairs, made, form)
    for name, value in pairs.items():
        if name == "randomize" and "options" in made:
            if value.lower() not in ("true", "false"):
                form.report.refuse(
                    line.at("parameters"), _("“randomize” is true or false, not “%(value)s”.") % {"value": value}
                )
            made["random_order"] = value.lower() == "true"
        elif name == "seed" and "options" in made:
            _seed(line, value, pairs, form)
        elif name in HARMLESS:
            form.report.change(line.at("parameters"), _("“%(name)s” changes nothing here.") % {"name": name})
        elif not (kind.plain == "range" and name in RANGE):
            form.report.refuse(line.at("parameters"), _("Nobody knows the parameter “%(name)s” here.") % {"name": name})


def _seed(line: Line, value: str, pairs: dict[str, str], form: Form) -> None:
    if "randomize" not in pairs or not re.fullmatch(r"-?\d+(\.\d+)?|\$\{.+\}", value):
        form.report.refuse(line.at("parameters"), _("“seed” is a number and stands beside “randomize=true”."))
    else:
        form.report.change(line.at("parameters"), _("The order is drawn for each answer anew; “seed” changes nothing."))


def _range(line: Line, pairs: dict[str, str], made: Json, form: Form) -> None:
    try:
        start, end, step = (float(pairs.get(name, default)) for name, default in RANGE.items())
    except ValueError:
        form.report.refuse(line.at("parameters"), _("“start”, “end” and “step” are numbers."))
        return
    if step <= 0 or start >= end or step > end - start:
        form.report.refuse(
            line.at("parameters"), _("A scale goes from a smaller number to a greater one, in steps that fit.")
        )
        return
    made |= {"min_value": start, "max_value": end, "step": step}


def _left_out(line: Line, kind: Type, report: Report) -> None:
    for column in MEDIA:
        if line.texts.get(column):
            report.change(line.at(column), _("Pictures, sound and film of a form are not taken over."))
    if line.texts.get("guidance_hint"):
        report.change(line.at("guidance_hint"), _("Hints for interviewers are not shown here."))
    if line.get("save_to"):
        report.refuse(line.at("save_to"), _("Lists of things that several forms share are not possible here."))
    if line.get("trigger"):
        report.change(line.at("trigger"), _("Values here are worked out whenever an answer changes."))
    if line.get("read_only").lower() in YES and kind.kind not in ("info", "calculate") and not line.get("calculation"):
        report.refuse(line.at("read_only"), _("A question that nobody can answer makes no sense. Use the type “note”."))
    appearance = line.get("appearance")
    if appearance and not (kind.kind.startswith("text") and appearance == LINES):
        report.change(
            line.at("appearance"),
            _("How a telephone shows the question (“%(name)s”) is not taken over.") % {"name": appearance},
        )
