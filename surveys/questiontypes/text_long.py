"""An open answer in own words."""

from surveys.questiontypes.text_short import TextShort


class TextLong(TextShort):
    key = "text_long"
    length = 5000
    seconds = 35
