"""How often was what answered? Roll-ups that only the fold, the recount and the last count by groups write."""

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


class Crossing(models.Model):
    """The answers of this survey were counted by groups, its needles by squares.

    Once, after the last step of the counts (ADR 0035, 0038).
    `edition` is that of the rules for groups; after a change of them everything is counted anew.
    """

    survey = models.OneToOneField("surveys.Survey", models.CASCADE, primary_key=True, related_name="+")
    edition = models.PositiveSmallIntegerField()
    responses = models.PositiveIntegerField()
    counted_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.survey_id} by groups"


class NeedleTally(Tally):
    """Number of people with a needle on a square of the web map (participation/places/mercator).

    Once each, however many needles they set there; counted with the groups (ADR 0038). `measure` is "CODE.pin", as in
    `AnswerTally`; all pins of a question stand on the same zoom.
    """

    survey = models.ForeignKey("surveys.Survey", models.CASCADE, related_name="+")
    measure = models.CharField(max_length=120)
    zoom = models.PositiveSmallIntegerField()
    column = models.IntegerField()
    row = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "measure", "zoom", "column", "row"],
                name="one_needle_tally_per_square",
            )
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.measure} at {self.zoom}/{self.column}/{self.row}: {self.value}"


class CrossTally(Tally):
    """Number of responses of a group with `cell` at `measure`; both as in `AnswerTally`, without "_hidden".

    `breakdown` is a concept or a life situation (surveys/selectors/breakdowns.py), `group` one of its answers, "" for
    everybody who gave none. Over the groups of a breakdown the numbers add up to those of `AnswerTally`.
    """

    survey = models.ForeignKey("surveys.Survey", models.CASCADE, related_name="+")
    breakdown = models.CharField(max_length=40)
    group = models.CharField(max_length=120)
    measure = models.CharField(max_length=120)
    cell = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "breakdown", "measure", "group", "cell"],
                name="one_cross_tally_per_group_and_cell",
            )
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.breakdown}={self.group} {self.measure}={self.cell}: {self.value}"
