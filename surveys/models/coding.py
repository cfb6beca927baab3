"""What do answers in own words say? Codes, who gave them to which answer, hidden names and released quotes."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Code(models.Model):
    """An entry of a process' codebook. Without `parent` it is a heading: a field of action, or one of the team's own.

    `keywords` are words that suggest it. One answer may have several codes.
    """

    process = models.ForeignKey("processes.Process", models.CASCADE, related_name="+")
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="below")
    field = models.ForeignKey("processes.FieldOfAction", models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=80)
    keywords = models.CharField(max_length=400, blank=True)

    class Meta:
        verbose_name = _("code")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["process", "parent", "name"], name="a_code_stands_once_below_its_heading"),
            models.UniqueConstraint(
                fields=["process", "name"],
                condition=models.Q(parent__isnull=True),
                name="a_heading_stands_once_in_a_codebook",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CodedQuestion(models.Model):
    """A question whose answers in own words are coded. `name` as in files of answers ("D@2"), `key` as in responses.

    `revision` grows with each change: pages that show results know by it what is new.
    """

    survey = models.ForeignKey("surveys.Survey", models.CASCADE, related_name="coded_questions")
    name = models.CharField(max_length=120)
    key = models.CharField(max_length=120)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("coded question")
        constraints = [models.UniqueConstraint(fields=["survey", "name"], name="a_question_is_coded_in_one_place")]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.name}"


class OpenAnswer(models.Model):
    """One answer in own words under a number of its own: answers of one person do not stand beside each other.

    `redacted` replaces the words wherever they are read once something in them is hidden (ADR 0029). `quote` is what
    the team released of them. `drawn`: a second person codes it, too.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.ForeignKey(CodedQuestion, models.CASCADE, related_name="answers")
    response = models.ForeignKey("surveys.Response", models.CASCADE, related_name="+")
    redacted = models.TextField(blank=True)
    quote = models.TextField(blank=True)
    drawn = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("answer in own words")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["question", "response"], name="an_answer_is_taken_in_once"),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class Coding(models.Model):
    """What one person found in one answer. No codes: nothing in the codebook fits.

    `before` is what stood here until the last change, None if nothing did; that is what undoing brings back.
    """

    class Part(models.IntegerChoices):
        FIRST = 1, _("first coding")
        SECOND = 2, _("second coding, without a look at the first")
        AGREED = 3, _("what both agreed on")

    class Tone(models.TextChoices):
        NONE = "", _("none of these")
        PRAISE = "praise", _("praise")
        PROBLEM = "problem", _("problem")
        PROPOSAL = "proposal", _("proposal")
        QUESTION = "question", _("question")

    answer = models.ForeignKey(OpenAnswer, models.CASCADE, related_name="codings")
    part = models.PositiveSmallIntegerField(choices=Part.choices, default=Part.FIRST)
    coder = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    codes = models.ManyToManyField(Code, related_name="codings")
    tone = models.CharField(max_length=8, choices=Tone.choices, blank=True, default=Tone.NONE)
    revision = models.PositiveIntegerField(default=1)
    before = models.JSONField(null=True)

    class Meta:
        verbose_name = _("coding")
        constraints = [
            models.UniqueConstraint(fields=["answer", "part"], name="each_part_codes_an_answer_once"),
            models.CheckConstraint(condition=models.Q(part__in=[1, 2, 3]), name="a_coding_is_first_second_or_agreed"),
            models.CheckConstraint(
                condition=models.Q(tone__in=["", "praise", "problem", "proposal", "question"]),
                name="a_tone_is_a_known_one",
            ),
        ]

    def __str__(self) -> str:
        return f"coding {self.part} of {self.answer_id}"
