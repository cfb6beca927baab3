"""How are the frozen figures of a decision told in sentences?"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboards.panels.words import numbers
from participation.web.phrases import clock, day


def figure_lines(figures: Mapping[str, Any]) -> list[str]:
    """The same lines before recording and ever after."""
    lines = _idea(figures) if figures.get("kind") == "idea" else _finding(figures)
    return [*lines, *_counted(figures)]


def _idea(figures: Mapping[str, Any]) -> list[str]:
    supports = int(figures.get("supports", 0))
    lines = [
        ngettext("%(n)s support", "%(n)s supports", supports) % {"n": numbers().number(supports)},
    ]
    if "best_place" in figures:
        lines.append(
            _("Place %(best)s to %(worst)s of %(ideas)s ideas")
            % {
                "best": numbers().number(figures["best_place"]),
                "worst": numbers().number(figures["worst_place"]),
                "ideas": numbers().number(figures["ideas"]),
            }
        )
    return lines


def _finding(figures: Mapping[str, Any]) -> list[str]:
    lines = [str(figures[name]) for name in ("question", "evidence") if figures.get(name)]
    if "important_share" in figures:
        lines.append(
            _("%(important)s find it important, %(satisfied)s are satisfied (n = %(n)s).")
            % {
                "important": numbers().percent(figures["important_share"]),
                "satisfied": numbers().percent(figures["satisfied_share"]),
                "n": numbers().number(figures["n"]),
            }
        )
    elif figures.get("n") is not None:
        lines.append(_("n = %(n)s") % {"n": numbers().number(figures["n"])})
    return lines


def _counted(figures: Mapping[str, Any]) -> list[str]:
    moment = figures.get("counted_until")
    if not moment:
        return []
    at = datetime.fromisoformat(str(moment))
    return [_("counted up to %(day)s, %(time)s") % {"day": day(at), "time": clock(at)}]
