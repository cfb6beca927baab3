"""Is something of this person public in the process already, and was it found fine?"""

import uuid
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from ideas.models import Comment, Idea, ModerationAct
from participation.processes.models import Process

# What nobody has hidden for a day counts as fine, also where nobody presses "It is fine".
STOOD = timedelta(days=1)


def is_known_here(process: Process, author_key: uuid.UUID) -> bool:
    yesterday = timezone.now() - STOOD
    published = ModerationAct.objects.filter(idea=OuterRef("pk"), verdict=ModerationAct.Verdict.PUBLISH)
    ideas = Idea.objects.filter(process=process, author_key=author_key, visibility=Idea.Visibility.PUBLISHED)
    if ideas.filter(Q(created_at__lt=yesterday) | Q(Exists(published))).exists():
        return True
    comments = Comment.objects.filter(idea__process=process, author_key=author_key, state=Comment.State.VISIBLE)
    return comments.filter(Q(created_at__lt=yesterday) | Q(checked_at__isnull=False)).exists()
