"""What does an expression of a survey give? Its type and value, or one sentence about what is wrong (exit code 2)."""

import json
import sys
from datetime import datetime
from math import isfinite
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from surveys.logic import Context, LogicError, Value, evaluate, kind_of, parse, to_text
from surveys.selectors.logic_words import repairs_in_words, sentence_of, sentence_with_place

REFUSED = 2


class Command(BaseCommand):
    help = "Work out an expression, see docs/logic.md. Exit code 2 and one sentence when it cannot be read."

    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("expression", metavar="EXPR")
        parser.add_argument(
            "--answers", type=Path, metavar="FILE", help='JSON object: answers by name; "." is the own answer'
        )
        parser.add_argument(
            "--now", default="", metavar="TIME", help="take this as the local time, 2026-11-27T14:05:00"
        )
        parser.add_argument(
            "--offset", type=int, metavar="MINUTES", help="count days from 1970 in Greenwich, as Enketo"
        )
        parser.add_argument("--seed", type=int, default=0, metavar="NUMBER", help="for random()")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def run_from_argv(self, argv: list[str]) -> None:
        """An expression may begin with a minus; what is no option stands behind "--" then."""
        minus = [one for one in argv[2:] if one[:1] == "-" and one[1:2] != "-" and one not in ("-h", "-v")]
        rest = [one for one in argv[2:] if one not in minus]
        super().run_from_argv([*argv[:2], *rest, *(["--", *minus] if minus and "--" not in rest else minus)])

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            parsed = parse(options["expression"])
            answers = _answers(options["answers"])
            now, offset = _clock(options["now"])
        except LogicError as error:
            found = {"error": sentence_of(error), "column": error.column}
            self._refuse(found, sentence_with_place(error), as_json=options["json"])
        except ValueError as error:
            self._refuse({"error": str(error), "column": None}, str(error), as_json=options["json"])
        context = Context(
            answers=answers,
            own=answers.get(".", ""),
            now=now,
            offset=offset,
            seed=options["seed"],
        )
        value = evaluate(parsed.tree, context)
        repairs = repairs_in_words(parsed.repairs)
        if options["json"]:
            found = {"type": kind_of(value), "value": _plain(value, context), "repairs": repairs}
            self.stdout.write(json.dumps(found, ensure_ascii=False))
            return
        for repair in repairs:
            self.stderr.write(repair)
        self.stdout.write(f"{kind_of(value)}: {to_text(value, context)}")

    def _refuse(self, found: dict[str, Any], sentence: str, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(found, ensure_ascii=False))
        else:
            self.stderr.write(sentence)
        sys.exit(REFUSED)


def _answers(path: Path | None) -> dict[str, Any]:
    """Raise ValueError with a sentence."""
    if path is None:
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ValueError(_("The file %(name)s cannot be read as JSON.") % {"name": path.name}) from error
    if not isinstance(found, dict):
        raise ValueError(_("The file %(name)s holds no answers by name.") % {"name": path.name})  # noqa: TRY004 (one kind of refusal)
    return found


def _clock(text: str) -> tuple[str, int | None]:
    """Local time, and minutes east of Greenwich when the text has a zone. Raise ValueError with a sentence."""
    try:
        time = datetime.fromisoformat(text) if text else timezone.localtime().replace(tzinfo=None)
    except ValueError as error:
        raise ValueError(_("“%(time)s” is no time. Write it like 2026-11-27T14:05.") % {"time": text}) from error
    offset = time.utcoffset()
    local = time.replace(tzinfo=None).isoformat(timespec="milliseconds")
    return local, None if offset is None else int(offset.total_seconds()) // 60


def _plain(value: Value, context: Context) -> Any:
    """JSON knows neither NaN nor infinity nor dates: they are texts."""
    if isinstance(value, bool):
        return value
    if isinstance(value, float) and isfinite(value):
        return int(value) if value.is_integer() else value
    return to_text(value, context)
