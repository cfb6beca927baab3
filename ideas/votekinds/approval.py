"""Up to so many ticks: which are the most important ones?"""

from django.utils.translation import gettext_lazy as _

from ideas.votekinds.kind import Setting
from ideas.votekinds.picks import Picks


class Approval(Picks):
    key = "approval"
    label = _("A number of ticks")
    explained = _("Everybody has a number of ticks, one for each option at most.")
    most = "ticks"
    numbers = (Setting("ticks", _("Ticks for each person"), 1, 50, 3),)
