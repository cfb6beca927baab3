"""Forms for tests: written as Markdown, because people can read it."""

from typing import Any

from surveys.exchange.report import Outcome, Report
from surveys.exchange.surveys_in import Read, read_survey


def read(markdown: str, **options: Any) -> Read:
    return read_survey(markdown.encode(), source="form.md", **options)


def form(*rows: str, choices: str = "", settings: str = "", head: str = "type | name | label") -> str:
    """Rows of the sheet `survey`; columns after the third are named in `head`."""
    lines = ["| survey |", f"| | {head} |", *(f"| | {row} |" for row in rows)]
    if choices:
        lines += ["| choices |", *(f"| | {row.strip()} |" for row in choices.strip().splitlines())]
    if settings:
        lines += ["| settings |", *(f"| | {row.strip()} |" for row in settings.strip().splitlines())]
    return "\n".join(lines)


def questions(read: Read) -> dict[str, dict[str, Any]]:
    assert read.document is not None, sentences(read.report, Outcome.REFUSED)
    return {question["code"]: question for page in read.document["pages"] for question in page["questions"]}


def sentences(report: Report, outcome: Outcome) -> list[str]:
    return [entry.sentence for entry in report.entries if entry.outcome == outcome]


YES_NO = """
list_name | name | label
yn | yes | Ja
yn | no | Nein
"""
