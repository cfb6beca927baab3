"""Would what a reader made be answered and counted rightly? Asked last, whatever the format was."""

from collections.abc import Mapping
from typing import Any

from surveys.definition import BadDefinition, Definition, parse_definition
from surveys.exchange.report import FILE, Report


def parsed(document: Mapping[str, Any], report: Report) -> Definition | None:
    """None: every problem stands in the report, and the file is refused."""
    try:
        return parse_definition(document)
    except BadDefinition as error:
        for problem in error.problems:
            report.refuse(FILE, problem)
        return None
