"""Own words; on paper there is room to draw, staff describe the drawing."""

from surveys.questiontypes.text_long import TextLong


class TextOrDrawing(TextLong):
    key = "text_or_drawing"
