"""A point between two ends. Without a script a number is typed; a slider alone could not stay empty."""

from dataclasses import replace

from django.utils.translation import gettext as _

from participation.texts import localized
from surveys.definition import Question
from surveys.questiontypes.kind import Cleaned, Posted
from surveys.questiontypes.number import Number, written

LOW, HIGH, STEP = 0, 10, 1
# Steps of 0.1 are not exact in binary numbers.
NEARLY = 1e-9


class Slider(Number):
    """Value: number, as `number`. Ends are 0 and 10 where the survey sets none."""

    key = "slider"
    seconds = 8

    def clean(self, question: Question, posted: Posted) -> Cleaned:
        low, high = ends_of(question)
        cleaned = super().clean(replace(question, min_value=low, max_value=high), posted)
        value = cleaned.values.get(question.code)
        if value is not None and not cleaned.errors and not _on_a_step(question, value):
            sentence = _("Please use steps of %(step)s, beginning with %(low)s.")
            cleaned.errors[question.code] = sentence % {"step": written(step_of(question)), "low": written(low)}
        return cleaned

    def hint(self, question: Question) -> str:
        low, high = ends_of(question)
        values = {"low": written(low), "high": written(high)}
        values |= {"low_text": localized(question.low_text), "high_text": localized(question.high_text)}
        if question.low_text and question.high_text:
            return _("%(low)s is “%(low_text)s”, %(high)s is “%(high_text)s”.") % values
        return _("From %(low)s to %(high)s.") % values


def ends_of(question: Question) -> tuple[float, float]:
    low = LOW if question.min_value is None else question.min_value
    return low, question.max_value if question.max_value is not None else max(HIGH, low + HIGH)


def step_of(question: Question) -> float:
    return question.step or STEP


def _on_a_step(question: Question, value: float) -> bool:
    steps = (value - ends_of(question)[0]) / step_of(question)
    return abs(steps - round(steps)) < NEARLY * max(1.0, abs(steps))
