"""Does a call have the values that its function needs? Asked when it is read: a slip must not wait for a resident."""

from collections.abc import Sequence

from surveys.logic.errors import MistakeError, gettext_noop
from surveys.logic.functions import FUNCTIONS
from surveys.logic.patterns import program_of
from surveys.logic.tree import Call, Expression, Text

_FEW = gettext_noop("Values in the brackets of “%(name)s”: at least %(needed)d, given %(given)d.")
_MANY = gettext_noop("Values in the brackets of “%(name)s”: at most %(allowed)d, given %(given)d.")
_PAIRS = gettext_noop("“%(name)s” needs a weight for each condition.")
_PATTERN = gettext_noop("The pattern of “regex” must stand in quotes.")


def checked_call(call: Call, column: int = 1, places: Sequence[int] = ()) -> Call:
    """The call itself; `places`: where its values begin."""
    fewest, most = FUNCTIONS[call.name]
    given = len(call.arguments)
    if given < fewest:
        raise MistakeError(_FEW, column, name=call.name, given=given, needed=fewest)
    if most is not None and given > most:
        raise MistakeError(_MANY, column, name=call.name, given=given, allowed=most)
    if call.name == "weighted-checklist" and given % 2:
        raise MistakeError(_PAIRS, column, name=call.name)
    if call.name == "regex":
        _check_pattern(call.arguments[1], places[1] if places else column)
    return call


def _check_pattern(pattern: Expression, column: int) -> None:
    """Patterns are written out, so that mistakes show while writing and both interpreters get the same program."""
    if not isinstance(pattern, Text):
        raise MistakeError(_PATTERN, column)
    program_of(pattern.value, column + 1)
