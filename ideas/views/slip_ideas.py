"""Which ideas are on the slip that staff enter, which fit what they type, and which could be ticked?"""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ideas.forms.slips import Sheet, read_typed
from ideas.selectors.slips import FOUND, LISTED, Choice, choices, first_choices, found_choices, unknown_numbers
from participation.processes.models import Process


@dataclass(frozen=True, slots=True)
class Ideas:
    """`preview` is what the numbers in the field mean; `said` is told to whoever does not see the lists.

    `resolved`: nothing in the field still waits for a choice.
    """

    chosen: list[Choice]
    listed: list[Choice]
    more_listed: bool
    found: list[Choice] = field(default_factory=list)
    more_found: bool = False
    preview: list[Choice] = field(default_factory=list)
    resolved: bool = True
    error: str = ""
    said: str = ""

    def not_yet_on_the_slip(self) -> "Ideas":
        """The same after a press of "Save": words in the field are no idea on the slip."""
        return replace(self, error=self.error or _("This is not on the slip yet. Tick an idea, or empty the field."))


def offer(process: Process, chosen: Collection[int], found: Collection[Choice] = ()) -> Ideas:
    listed = first_choices(process)
    shown = {*chosen, *(choice.id for choice in found)}
    others = [choice for choice in listed[:LISTED] if choice.id not in shown]
    return Ideas(choices(process, chosen), others, more_listed=len(listed) > LISTED)


def take(process: Process, sheet: Sheet) -> Ideas:
    """Numbers in the field go on the slip, words are looked for. What is not on the slip yet stays in the field."""
    typed = read_typed(sheet.typed)
    if typed.words:
        return _look_for(process, sheet, typed.words)
    unknown = unknown_numbers(process, typed.numbers)
    sheet.chosen |= set(typed.numbers) - unknown
    sheet.typed = " ".join(str(number) for number in typed.numbers if number in unknown)
    wrong = _wrong(unknown)
    return replace(offer(process, sheet.chosen), resolved=not unknown, error=wrong, said=wrong or _said(sheet))


def look(process: Process, sheet: Sheet) -> Ideas:
    """While staff type: the ideas that the words fit, or that have the numbers."""
    typed = read_typed(sheet.typed)
    if typed.words:
        return _look_for(process, sheet, typed.words)
    preview = choices(process, typed.numbers)
    titles = "; ".join(f"{choice.id}: {choice.title}" for choice in preview)
    return replace(offer(process, sheet.chosen), preview=preview, said=titles)


def _look_for(process: Process, sheet: Sheet, words: str) -> Ideas:
    fitting = found_choices(process, words)
    found = [choice for choice in fitting[:FOUND] if choice.id not in sheet.chosen]
    said = ngettext("%(count)s idea fits.", "%(count)s ideas fit.", len(found)) % {"count": len(found)}
    nothing = "" if fitting else _("No idea fits this. Try another word or the number.")
    return replace(
        offer(process, sheet.chosen, found),
        found=found,
        more_found=len(fitting) > FOUND,
        resolved=any(choice.id in sheet.chosen for choice in fitting),
        error=nothing,
        said=nothing or said,
    )


def _said(sheet: Sheet) -> str:
    count = len(sheet.chosen)
    return ngettext("%(count)s idea is on the slip.", "%(count)s ideas are on the slip.", count) % {"count": count}


def _wrong(numbers: Collection[int]) -> str:
    if not numbers:
        return ""
    text = ngettext(
        "No public idea here has the number %(n)s.", "No public idea here has the numbers %(n)s.", len(numbers)
    )
    return text % {"n": ", ".join(map(str, sorted(numbers)))}
