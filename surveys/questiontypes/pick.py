"""Up to so many of a list: what matters most."""

from surveys.questiontypes.multi import Multi


class Pick(Multi):
    key = "pick"
    seconds = 15
