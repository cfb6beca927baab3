"""Which of these do you support? As many as somebody likes."""

from django.utils.translation import gettext_lazy as _

from ideas.votekinds.picks import Picks


class Support(Picks):
    key = "support"
    label = _("Support")
    explained = _("Everybody ticks what they support, as many as they like.")
