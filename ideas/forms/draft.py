"""What was filled in so far? It travels in the form, signed, so that nothing is stored before it is sent."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.core import signing
from django.utils.translation import get_language

from ideas.models import Idea
from ideas.selectors.fields import Field
from ideas.selectors.surroundings import Surroundings
from ideas.services.ideas import Proposal

ONE_DAY = 24 * 3600


@dataclass(slots=True)
class Draft:
    """Bound to one process. `key` is the one-time key of the submission."""

    process: str
    key: str = field(default_factory=lambda: str(uuid.uuid4()))
    values: dict[str, Any] = field(default_factory=dict)

    def sealed(self) -> str:
        return signing.dumps([self.key, self.values], salt=f"ideas.draft.{self.process}", compress=True)

    @classmethod
    def open(cls, process: str, text: str) -> "Draft | None":
        try:
            key, values = signing.loads(text, salt=f"ideas.draft.{process}", max_age=ONE_DAY)
        except signing.BadSignature:
            return None
        return cls(process, key, values)

    @property
    def submission_key(self) -> uuid.UUID:
        return uuid.UUID(self.key)

    def take(self, values: dict[str, Any]) -> None:
        if "photo_name" in values:
            self.values["photo"] = values["photo_name"]
        if values.get("without_photo"):
            self.values.pop("photo", None)
        own = {name: value for name, value in values.items() if name not in ("photo_name", "without_photo")}
        self.values.update(own)


def proposal_from(values: dict[str, Any], around: Surroundings, fields: list[Field]) -> Proposal:
    part = around.part(values.get("area") or "")
    topic = next((field for field in fields if field.code == values.get("field")), None)
    return Proposal(
        title=values["title"],
        text=values["text"],
        delivery=values.get("delivery") or Idea.Delivery.WISH,
        field_id=topic.id if topic else None,
        area_id=part.id if part else None,
        place_note=values.get("place_note", ""),
        lat=values.get("lat"),
        lon=values.get("lon"),
        author_name=values.get("author_name", ""),
        photo=values.get("photo", ""),
        photo_alt=values.get("photo_alt", "") if values.get("photo") else "",
        language=(get_language() or "de")[:2],
        needs=tuple(values.get("needs") or ()),
        amount=values.get("amount"),
    )
