"""How do staff tell what has been done about an idea, and take it back? Followers are told once."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from ideas.models import Idea, Update
from ideas.rules.moderating import may_answer
from ideas.services.news import tell_followers
from ideas.services.photos import take_draft_photo
from participation.accounts.models import Account
from participation.allowed import require
from participation.audit.services import record_act


@dataclass(frozen=True, slots=True)
class Happened:
    """`photo` names a draft (services/photos.py); `next_on` is the day until which the next news are promised."""

    on: date
    text: str
    office: str = ""
    photo: str = ""
    photo_alt: str = ""
    next_on: date | None = None


@transaction.atomic
def add_update(*, idea_id: int, author: Account, happened: Happened, submission_key: uuid.UUID) -> tuple[Update, bool]:
    """The update, and whether it is new. It keeps the promise of news; the next one is what it says."""
    idea = Idea.objects.select_related("process__area").select_for_update(of=("self",)).get(pk=idea_id)
    require(may_answer(author, idea))
    if before := Update.objects.filter(submission_key=submission_key, idea=idea).first():
        return before, False
    update = Update(
        idea=idea,
        submission_key=submission_key,
        happened_on=happened.on,
        text=happened.text,
        office=happened.office,
        author=author,
    )
    if photo := take_draft_photo(happened.photo) if happened.photo else None:
        update.photo.save(str(photo.name), photo, save=False)
        update.photo_alt = happened.photo_alt
    update.save()
    idea.news_due_on = happened.next_on
    idea.save(update_fields=["news_due_on", "changed_at"])
    _record(update, author, "idea.news_told")
    if idea.visibility == Idea.Visibility.PUBLISHED:
        tell_followers(idea, key=f"update:{update.pk}", template="idea_update", text=update.text)
    return update, True


@transaction.atomic
def hide_update(*, update_id: int, account: Account, hidden: bool) -> bool:
    """Take it back, or show it again; says whether something changed."""
    update = Update.objects.select_related("idea__process__area").select_for_update(of=("self",)).get(pk=update_id)
    require(may_answer(account, update.idea))
    if update.hidden == hidden:
        return False
    update.hidden = hidden
    update.save(update_fields=["hidden"])
    _record(update, account, "idea.news_taken_back" if hidden else "idea.news_shown_again")
    return True


def _record(update: Update, account: Account, action: str) -> None:
    idea = update.idea
    record_act(actor=account, action=action, subject=f"ideas.idea:{idea.pk}", area=idea.process.area)
