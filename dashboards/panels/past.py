"""What does a reader have to know where a survey was changed while it ran?"""

from django.utils.translation import gettext as _

from participation.texts import localized
from participation.web.phrases import day_long
from surveys.selectors.wordings import Traced


def no_longer(text: str, *, gone: bool) -> str:
    """Chosen before, and not to be chosen now."""
    return _("%(answer)s (no longer offered)") % {"answer": text} if gone and text else text


def break_words(traced: Traced) -> str:
    """Empty where nothing has changed."""
    return " ".join(part for part in (_wording(traced), _new_answers(traced)) if part)


def _wording(traced: Traced) -> str:
    if traced.until is not None:
        words = {"number": traced.version, "day": day_long(traced.until)}
        if traced.again:
            return _("Break: earlier wording, asked until %(day)s (version %(number)s).") % words
        return _("No longer asked since %(day)s (last in version %(number)s).") % words
    if traced.since is not None:
        return _("Break: asked in this wording since %(day)s. Earlier answers stand beside it, apart.") % {
            "day": day_long(traced.since)
        }
    return ""


def _new_answers(traced: Traced) -> str:
    asked = traced.question
    texts = {one.code: localized(one.text) for one in asked.options}
    texts |= {one.code: localized(one.text) for one in asked.items}
    texts |= {one.code: localized(one.text) for one in asked.pins}
    return " ".join(
        _("“%(answer)s” is offered since %(day)s.") % {"answer": texts[code], "day": day_long(day)}
        for code, day in traced.new
    )
