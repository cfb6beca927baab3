"""Yes, no or abstain, for each option on its own."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ideas.votekinds.answers import Answers
from ideas.votekinds.kind import Sheet


class YesNo(Answers):
    key = "yes_no"
    label = gettext_lazy("Yes or no")
    explained = gettext_lazy("Everybody says yes or no to each option, or abstains.")
    answers = {"yes": gettext_lazy("Yes"), "no": gettext_lazy("No"), "abstain": gettext_lazy("I abstain")}

    def setting_problems(self, sheet: Sheet) -> Iterator[str]:
        if not sheet.options:
            yield _("Nothing is put to the vote yet.")
