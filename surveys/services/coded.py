"""How do pages of results learn that something was coded? By a number that grows with each change."""

from django.db.models import F

from participation.processes.models import Process
from surveys.models import CodedQuestion


def touch(question: CodedQuestion) -> None:
    CodedQuestion.objects.filter(pk=question.pk).update(revision=F("revision") + 1)


def touch_all(process: Process) -> None:
    CodedQuestion.objects.filter(survey__process=process).update(revision=F("revision") + 1)
