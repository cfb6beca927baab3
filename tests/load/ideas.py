"""Which ideas and votes does a benchmark find? Made by the real code once, then multiplied."""

from django.utils import timezone

from ideas.models import Idea, Vote, VoteEvent
from participation.eligibility.standing import Standing
from participation.processes.models import Process
from tests.load.growing import multiply

WORD = (
    "(ARRAY['Bank','Spielplatz','Radweg','Treffpunkt','Baum','Bücherschrank','Licht','Zebrastreifen'])[1 + mod(g, 8)]"
)


def ensure_ideas(process: Process, number: int) -> None:
    """Bring the process to `number` published ideas."""
    first = Idea.objects.filter(process=process).first()
    if first is None:
        first = Idea.objects.create(
            process=process,
            submission_key="00000000-0000-4000-8000-000000000000",
            title="Eine Bank am Weiher",
            text="Am Weiher fehlt ein Platz zum Ausruhen. " * 6,
            visibility=Idea.Visibility.PUBLISHED,
            created_at=timezone.now(),
            search_text="bank weiher platz ausruhen",
            shuffle_a=0,
            shuffle_b=0,
        )
    missing = number - Idea.objects.filter(process=process).count()
    if missing > 0:
        multiply(
            first,
            missing,
            submission_key="gen_random_uuid()",
            title=f"{WORD} Nummer ' || g".replace("] Nummer", "] || ' Nummer"),
            search_text=f"lower({WORD}) || ' nummer'",
            created_at="now() - g * interval '1 minute'",
            shuffle_a="(random() * 2000000000)::int",
            shuffle_b="(random() * 2000000000)::int",
        )


def ensure_votes(process: Process, number: int) -> None:
    """Bring the process to `number` votes with their events, spread over its first 500 ideas."""
    missing = number - Vote.objects.filter(idea__process=process).count()
    if missing <= 0:
        return
    idea = Idea.objects.filter(process=process).earliest("pk")
    spread = "source.idea_id + mod(g, 500)"
    first = Vote.objects.filter(idea=idea, voter_key="00000000-0000-4000-8000-000000000000").first()
    if first is None:
        first = Vote.objects.create(
            idea=idea,
            voter_key="00000000-0000-4000-8000-000000000000",
            standing=Standing.BROWSER,
            value=1,
        )
    multiply(first, missing, idea_id=spread, voter_key="gen_random_uuid()")
    _ensure_events(first)


def _ensure_events(example: Vote) -> None:
    """Give each vote without event its first one."""
    from django.db import connection

    event = VoteEvent.objects.filter(vote=example).first() or VoteEvent.objects.create(
        vote=example,
        idea_id=example.idea_id,
        old=0,
        new=1,
        channel=example.channel,
        standing=example.standing,
        happened_on=timezone.localdate(),
    )
    columns = [str(field.column) for field in VoteEvent._meta.concrete_fields if not field.primary_key]
    own = {"vote_id": "vote.id", "idea_id": "vote.idea_id", "happened_on": "source.happened_on - mod(vote.id, 60)::int"}
    values = ", ".join(own.get(column, f'source."{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO ideas_voteevent ({names}) SELECT {values} FROM ideas_vote AS vote, ideas_voteevent AS source "
            "WHERE source.id = %s AND NOT EXISTS (SELECT 1 FROM ideas_voteevent e WHERE e.vote_id = vote.id)",
            [event.pk],
        )
