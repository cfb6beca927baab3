"""One point on a scale with words."""

from surveys.questiontypes.single import Single


class Scale(Single):
    key = "scale"
    seconds = 7
