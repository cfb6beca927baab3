"""What does the script of the page without network say? In the page's language, put into the page by the server.

`__n__` and the like are filled in by the script. Two sentences in a list: for one, and for more.
"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

Words = dict[str, str | list[str]]


def words_for_script() -> Words:
    return {**_queue(), **_faults()}


def _queue() -> Words:
    return {
        "nothing": _("No answer waits on this device."),
        "waiting": [_waiting(1), _waiting(2)],
        "sent": _("Last sent at __time__."),
        "away": _("No network. Answers wait here and are sent later by themselves."),
        "failed": _("The answers could not be sent. The device tries again by itself."),
        "refused": [_refused(1), _refused(2)],
        "left": [_left(1), _left(2)],
        "page": _("Page __n__ of __all__"),
    }


def _waiting(number: int) -> str:
    return ngettext("One answer waits on this device.", "__n__ answers wait on this device.", number)


def _refused(number: int) -> str:
    return ngettext(
        "One answer was not taken: __reason__ It is kept here for the team.",
        "__n__ answers were not taken: __reason__ They are kept here for the team.",
        number,
    )


def _left(number: int) -> str:
    return ngettext("This device is ready for one more person.", "This device is ready for __n__ more people.", number)


def _faults() -> Words:
    return {
        "needed": _("An answer is missing here."),
        "number": _("Please enter a number here."),
        "low": _("The number must be at least __n__."),
        "high": _("The number must be at most __n__."),
        "least": _("Please choose at least __n__."),
        "most": _("Please choose at most __n__."),
        "day": _("This is not a date."),
        "look": [
            ngettext("Please look at one answer again", "Please look at __n__ answers again", 1),
            ngettext("Please look at one answer again", "Please look at __n__ answers again", 2),
        ],
    }
