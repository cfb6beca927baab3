"""How often was what answered? Roll-ups that only the fold and the recount write."""

from django.db import models

from participation.tally.models import Tally


class AnswerTally(Tally):
    """Number of responses with `cell` at `measure`.

    `measure` is a question code, "CODE.item" for a row of a matrix; a second wording has "CODE@2" and "CODE@2.item".
    `cell` is an option code, a number as text, "imp|sat" for an importance-satisfaction pair, or a status: "_shown"
    (asked), "_skipped" (asked, not answered), "_hidden" (not asked), "_given" (an open answer exists).
    For each measure, _shown + _hidden = responses.
    `area_key` is the area's id, 0 for none.
    """

    survey = models.ForeignKey("surveys.Survey", models.CASCADE, related_name="+")
    area_key = models.BigIntegerField()
    channel = models.CharField(max_length=8)
    measure = models.CharField(max_length=120)
    cell = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "measure", "cell", "area_key", "channel"],
                name="one_answer_tally_per_cell_area_and_channel",
            )
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.measure}={self.cell}: {self.value}"


class ReturnsTally(Tally):
    """Number of responses per survey, day, channel, language and area."""

    survey = models.ForeignKey("surveys.Survey", models.CASCADE, related_name="+")
    day = models.DateField()
    channel = models.CharField(max_length=8)
    language = models.CharField(max_length=8)
    area_key = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "day", "channel", "language", "area_key"],
                name="one_returns_tally_per_survey_day_channel_language_and_area",
            )
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.day}: {self.value}"
