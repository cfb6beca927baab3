"""Has a form been sent before? Whoever presses twice gets the receipt of the first time."""

import uuid

from ideas.models import Idea


def was_sent(submission_key: uuid.UUID) -> bool:
    return Idea.objects.filter(submission_key=submission_key).exists()
