"""How does an hour read in which an idea got far more supports than usual?"""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from ideas.selectors.burst_hints import Unusual
from neighbourhood.selectors.cockpit_rows import Row
from participation.web.navigation import address


def of_unusual_hours(found: Sequence[Unusual]) -> list[Row]:
    return [
        Row(
            "today",
            "eye",
            _("Many supports within an hour: “%(idea)s”") % {"idea": one.title},
            _("An article, a stand or somebody who votes again and again. No vote is deleted by itself."),
            _("Look into it"),
            f"{address('ideas:answer', one.idea_id)}#stunde",
        )
        for one in found
    ]
