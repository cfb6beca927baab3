"""What of ideas and comments belongs to an account, and what goes with it? The texts stay, the name goes."""

from typing import Any

from ideas.models import Comment, Contributor, Follow, Idea, Objection
from participation.accounts.models import Account
from participation.accounts.personal_data import PersonalData

COLUMNS = ("id", "title", "text", "author_name", "place_note", "lat", "lon", "created_at", "visibility", "status")

COMMENT_COLUMNS = ("id", "idea_id", "text", "side", "author_name", "created_at", "edited_at", "state", "hidden_because")

JOIN_COLUMNS = ("idea_id", "brings", "what", "name", "name_is_public", "email", "phone", "joined_at")


def export_ideas(account: Account) -> list[dict[str, Any]]:
    """Own ideas, comments, objections, what the account joins and follows, hidden ones too; votes lead to none."""
    ideas = [{"kind": "idea", **row} for row in Idea.objects.filter(author=account).order_by("pk").values(*COLUMNS)]
    followed = Follow.objects.filter(account=account).order_by("idea_id").values_list("idea_id", flat=True)
    comments = Comment.objects.filter(author=account).order_by("pk").values(*COMMENT_COLUMNS)
    ideas += [{"kind": "comment", **row} for row in comments]
    joined = Contributor.objects.filter(account=account).order_by("pk").values(*JOIN_COLUMNS)
    ideas += [{"kind": "joins", **row} for row in joined]
    said = Objection.objects.filter(idea__author=account).order_by("pk").values("idea_id", "text", "made_at", "answer")
    ideas += [{"kind": "objection", **row} for row in said]
    return ideas + [{"kind": "follows", "id": idea_id} for idea_id in followed]


def erase_author(account: Account) -> None:
    Follow.objects.filter(account=account).delete()
    Contributor.objects.filter(account=account).delete()
    Comment.objects.filter(author=account).update(author=None, author_key=None, author_name="")
    Idea.objects.filter(author=account).update(author=None, author_key=None, author_name="", receipt_hash="")


OWN_IDEAS = PersonalData("ideas", export_ideas, erase_author)
