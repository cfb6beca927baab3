"""Which things of the demo neighbourhood stand for the `{words}` in the addresses of `doors.py`?"""

import uuid

from django.utils import timezone

from dashboards.models import Report, SavedView
from demo.seeding import MAIN_PROCESS
from ideas.models import Ballot, Comment, Contributor, Grouping, Idea, Need, Poll, Update
from participation.accounts.models import Account, RoleAssignment
from participation.decisions.models import Decision, Deliberation, MeasureNews, OfficeQuestion
from participation.directory.models import Offering
from participation.processes.models import Phase, Process
from surveys.models import AnswerTally, Code, FormStack, LibraryEntry, OpenAnswer, Reading, Remark, Survey

World = dict[str, object]


def demo_world() -> World:
    main = Process.objects.get(slug=MAIN_PROCESS)
    ideas = Idea.objects.filter(process=main).order_by("pk")
    draft = Survey.objects.filter(state=Survey.State.DRAFT)[0]
    page = draft.draft["pages"][0]
    closed = Survey.objects.filter(state=Survey.State.CLOSED).order_by("pk")
    return {
        "process": main.slug,
        "idea": ideas.filter(visibility=Idea.Visibility.PUBLISHED)[0].pk,
        "idea_with_photo": ideas[0].pk,
        "pending": ideas.filter(visibility=Idea.Visibility.PENDING)[0].pk,
        "idea_with_news": Update.objects.filter(idea__process=main)[0].idea_id,
        "update": Update.objects.filter(idea__process=main)[0].pk,
        "talked_about": Comment.objects.filter(reports__isnull=False)[0].idea_id,
        "comment": Comment.objects.filter(reports__isnull=False)[0].pk,
        "carried_out": Need.objects.filter(answer="open")[0].idea_id,
        "need": Need.objects.filter(answer="open")[0].pk,
        "contributor": Contributor.objects.filter(idea__needs__answer="open")[0].pk,
        "grouping": Grouping.objects.get().pk,
        "survey": Survey.objects.get(process=main, state=Survey.State.PUBLISHED).slug,
        "closed_survey": closed[0].slug,
        "crossed_survey": closed[1].slug,
        "draft_survey": draft.slug,
        "survey_page": page["key"],
        "question": page["questions"][0]["code"],
        "finding": AnswerTally.objects.filter(survey=closed[0])
        .exclude(measure__startswith="F")
        .order_by("measure")[0]
        .measure,
        "panel": "S1",
        "poll": Poll.objects.get(kind="budget").slug,
        "points_poll": Poll.objects.get(kind="points").slug,
        "statements_poll": Poll.objects.get(kind="statements").slug,
        "draft_poll": Poll.objects.get(state=Poll.State.DRAFT).slug,
        "ballot": Ballot.objects.filter(poll__kind="budget", recorded_by__isnull=False)[0].pk,
        "organisation": Offering.objects.get(title="Mittagstisch").organisation_id,
        "offering": Offering.objects.get(title="Mittagstisch").pk,
        "phase": Phase.objects.filter(process=main)[0].pk,
        "role": RoleAssignment.objects.get(account__email__startswith="mira@").pk,
        "library_entry": LibraryEntry.objects.get().pk,
        "reading": Reading.objects.get().pk,
        "remark": Remark.objects.get().pk,
        "code": Code.objects.filter(parent__isnull=False)[0].pk,
        "open_answer": OpenAnswer.objects.filter(codings__isnull=True)[0].pk,
        "stack": FormStack.objects.get().pk,
        "decision": Decision.objects.filter(process=main)[0].pk,
        "followed_up": Deliberation.objects.all()[0].decision_id,
        "step": Deliberation.objects.all()[0].pk,
        "measure": MeasureNews.objects.all()[0].measure_id,
        "office_question": OfficeQuestion.objects.get().pk,
        "saved_view": _saved_view(main).pk,
        "report": _report(main, 1, Report.State.READY).number,
        "released_report": _report(main, 2, Report.State.RELEASED).number,
        "measure_news": MeasureNews.objects.all()[0].pk,
    }


def _saved_view(process: Process) -> SavedView:
    olga = Account.objects.get(email__startswith="olga@")
    known = {"account": olga, "process": process, "name": "Nur Papier"}
    view, _made = SavedView.objects.get_or_create(**known, defaults={"page": "overview", "query": "weg=paper"})
    return view


def _report(process: Process, number: int, state: str) -> Report:
    """A short one: making a whole one is tested elsewhere."""
    text = {"kind": "text", "id": "glance-1", "words": "183 Menschen.\n\n- eins", "heading": "Zahlen", "hint": "Wer?"}
    about = {
        "variant": "full",
        "language": "de",
        "process": process.slug,
        "title": "Anger",
        "place": "Anger",
        "town": "",
        "address": "https://example.org/",
    }
    rest: dict[str, object] = {
        "town": "",
        "office": "",
        "on": "2026-11-01",
        "fold_run": None,
        "counted": None,
        "surveys": [],
        "ideas": False,
        "is_open": True,
    }
    chapters = [{"key": "glance", "title": "Auf einen Blick", "blocks": [text]}]
    writer = Account.objects.filter(email__startswith="jana@")[0]
    released = {"released_at": timezone.now(), "released_by": writer} if state == Report.State.RELEASED else {}
    report, _made = Report.objects.get_or_create(
        process=process,
        number=number,
        defaults={
            **released,
            "state": state,
            "content": {**about, **rest, "interim": False, "chapters": chapters},
            "sha256": "0" * 64,
            "asked_by": writer,
            "made_at": timezone.now(),
            "submission_key": uuid.uuid4(),
        },
    )
    return report
