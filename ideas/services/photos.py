"""Where does a photo lie before and after its idea is sent?"""

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from participation.photos import reencode

if TYPE_CHECKING:
    from django.core.files.base import File
    from django.core.files.uploadedfile import UploadedFile

DRAFTS = "ideas/drafts"
ONE_DAY = timedelta(days=1)


def keep_draft_photo(upload: "UploadedFile[bytes]") -> str:
    """The name of the redrawn photo under a random name; raises `PhotoRefusedError`."""
    assert upload.file is not None
    picture = reencode(upload.file, upload.size or 0)
    remove_stale_drafts()
    name = uuid.uuid4()
    default_storage.save(_place(name), ContentFile(picture))
    return str(name)


def draft_photo(name: uuid.UUID) -> "File[bytes] | None":
    """Only who sent the photo knows its name; what is no draft (any more) is not found."""
    place = _place(name)
    return default_storage.open(place) if default_storage.exists(place) else None


def take_draft_photo(name: str) -> "ContentFile[bytes] | None":
    """The photo, and its draft is gone; nothing for a name that is no draft (any more)."""
    try:
        draft = uuid.UUID(name)
    except ValueError:
        return None
    found = draft_photo(draft)
    if found is None:
        return None
    with found as file:
        photo = ContentFile(file.read(), name=f"{uuid.uuid4().hex}.jpg")
    default_storage.delete(_place(draft))
    return photo


def _place(name: uuid.UUID) -> str:
    return f"{DRAFTS}/{name.hex}.jpg"


def remove_stale_drafts() -> None:
    """Photos of ideas that were never sent; done when a new one comes, so it needs no schedule."""
    if not default_storage.exists(DRAFTS):
        return
    for name in default_storage.listdir(DRAFTS)[1]:
        path = f"{DRAFTS}/{name}"
        if default_storage.get_modified_time(path) < timezone.now() - ONE_DAY:
            default_storage.delete(path)
