"""Which answers came with a survey of LimeSurvey (.lsa)? Complete ones, by our codes; nothing of who and when."""

import re
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation.files.safe_xml import tree_of
from surveys.exchange.limesurvey.kinds import Target
from surveys.exchange.report import FILE, Report

Answers = dict[str, Any]
_COLUMN = re.compile(r"_?\d+X\d+X(\d+.*)$")
OTHER = "-oth-"


def read_responses(data: bytes, fields: dict[str, Target], document: dict[str, Any], report: Report) -> list[Answers]:
    """One dictionary for each complete response; what was not finished is told and left behind."""
    root = tree_of(data)
    rows = next((one for one in root.iter() if one.tag == "rows"), None)
    if rows is None:
        return []
    kinds = {question["code"]: question for page in document["pages"] for question in page["questions"]}
    made: list[Answers] = []
    open_ones, strange = 0, 0
    for row in rows:
        cells = {cell.tag: cell.text or "" for cell in row}
        if not cells.get("submitdate"):
            open_ones += 1
            continue
        answers: Answers = {}
        for tag, value in cells.items():
            column = _COLUMN.match(tag.replace("_x0023_", "#"))
            if column is None or not value:
                continue
            target = fields.get(column[1])
            if target is None or not _put(answers, target, value, kinds.get(target.code, {})):
                strange += 1
        made.append(answers)
    _tell(report, len(made), open_ones, strange)
    return made


def _put(answers: Answers, target: Target, value: str, question: dict[str, Any]) -> bool:
    options = {option["code"] for option in question.get("options", ())}
    if target.place == "tick":
        if value == "Y":
            answers.setdefault(target.code, []).append(target.part)
        return True
    if target.place == "row":
        points = {point["code"] for scale in question.get("scales", ()) for point in scale}
        if value not in points:
            return False
        answers.setdefault(target.code, {})[target.part] = value
        return True
    if target.place == "other":
        answers[f"{target.code}.other"] = value
        if question.get("kind") == "multi":
            answers.setdefault(target.code, []).append("other")
        return True
    if target.place == "rank":
        if value in options:
            answers.setdefault(target.code, []).append(value)
        return value in options
    return _put_value(answers, target.code, value, question, options)


def _put_value(answers: Answers, code: str, value: str, question: dict[str, Any], options: set[str]) -> bool:
    if question.get("kind") == "number":
        try:
            number = float(value)
        except ValueError:
            return False
        answers[code] = int(number) if number.is_integer() else number
        return True
    if options:
        value = "other" if value == OTHER else value
        if value not in options:
            return False
    answers[code] = value
    return True


def _tell(report: Report, made: int, open_ones: int, strange: int) -> None:
    report.note(
        ngettext("%(number)d complete answer came along.", "%(number)d complete answers came along.", made)
        % {"number": made}
    )
    if open_ones:
        report.change(
            FILE,
            ngettext(
                "%(number)d answer was not finished and is not taken over.",
                "%(number)d answers were not finished and are not taken over.",
                open_ones,
            )
            % {"number": open_ones},
        )
    if strange:
        report.change(FILE, _("%(number)d values fit to no question and were left out.") % {"number": strange})
