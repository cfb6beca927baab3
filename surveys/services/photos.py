"""Where does a photo lie before and after its answers are sent, and who knows its name?

Beside a draft it lies under a random name. With a response that waits to be mixed it moves to the others that wait, and
with the mixing it gets a new name and a new file, so that neither names nor times of files tell whose it was.
"""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from participation.photos import PhotoRefusedError, reencode
from surveys.definition import Definition, Path, Question
from surveys.models import Response, Survey
from surveys.questiontypes import Posted
from surveys.questiontypes.kind import Filled
from surveys.questiontypes.photo import NAME, Photo

if TYPE_CHECKING:
    from django.core.files.base import File
    from django.core.files.uploadedfile import UploadedFile

DRAFTS, WAITING = "surveys/drafts", "surveys/waiting"


@dataclass(frozen=True, slots=True)
class Kept:
    """Photos that just came, by the code of their question: names of files, and sentences about those not taken."""

    names: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)


NONE_CAME = Kept()


def keep_photos(uploads: "Mapping[str, UploadedFile[bytes]]", codes: Collection[str]) -> Kept:
    """Redrawn outside of any transaction, because it takes its time. Files for other fields are not looked at."""
    names: dict[str, str] = {}
    problems: dict[str, str] = {}
    for code in codes:
        upload = uploads.get(code)
        if upload is None or upload.file is None:
            continue
        try:
            picture = reencode(upload.file, upload.size or 0)
        except PhotoRefusedError as refused:
            problems[code] = str(refused)
        else:
            names[code] = uuid.uuid4().hex
            default_storage.save(place_of(DRAFTS, names[code]), ContentFile(picture))
    return Kept(names, problems)


def photo_codes(questions: Collection[Question]) -> list[str]:
    return [question.code for question in questions if question.kind == Photo.key]


def folder_of(survey: Survey) -> str:
    return f"surveys/{survey.pk}"


def place_of(folder: str, name: str) -> str:
    return f"{folder}/{name}.jpg"


def open_photo(folder: str, name: object) -> "File[bytes] | None":
    """Nothing for what is no name of a photo there."""
    if not isinstance(name, str) or not NAME.fullmatch(name) or not default_storage.exists(place_of(folder, name)):
        return None
    return default_storage.open(place_of(folder, name))


def with_photos_sent(path: Path, survey: Survey) -> dict[str, Any]:
    """Answers with the photos beside the response; a name without a photo among the drafts is dropped."""
    target = WAITING if survey.anonymous else folder_of(survey)
    return moved(path.definition, path.kept, DRAFTS, target)


def moved(definition: Definition, answers: Mapping[str, Any], source: str, target: str) -> dict[str, Any]:
    """Copied under new names; the old files go with the commit, so that a rollback loses none."""
    found = dict(answers)
    for code in photo_codes(tuple(definition.questions())):
        name = found.pop(code, None)
        photo = open_photo(source, name)
        if photo is None:
            continue
        with photo as file:
            found[code] = uuid.uuid4().hex
            default_storage.save(place_of(target, found[code]), ContentFile(file.read()))
        transaction.on_commit(partial(default_storage.delete, place_of(source, str(name))))
    return found


def photo_fields(question: Question, before: Mapping[str, Any], posted: Posted, kept: Kept) -> Posted:
    """A new photo, or the one that is there unless it is to go. Names never come from the form."""
    stays = "" if posted.get(f"{question.code}.without", "") else str(before.get(question.code, ""))
    name = kept.names.get(question.code, stays)
    return Filled({question.code: [name]} if name else {})


def forget_photos(codes: Collection[str], before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Of a draft: replaced, taken out, or given up altogether."""
    for code in codes:
        name = str(before.get(code, ""))
        if NAME.fullmatch(name) and after.get(code) != name:
            transaction.on_commit(partial(default_storage.delete, place_of(DRAFTS, name)))


def drop_old_photos(days: int) -> None:
    """What lies beside no draft any more, or was on its way to a response that never came to be."""
    oldest = timezone.now() - timedelta(days=days + 1)
    _drop(DRAFTS, oldest, frozenset())
    _drop(WAITING, oldest, _that_wait())


def _drop(folder: str, oldest: datetime, needed: Collection[str]) -> None:
    if not default_storage.exists(folder):
        return
    for name in default_storage.listdir(folder)[1]:
        old = default_storage.get_modified_time(f"{folder}/{name}") < oldest
        if old and name.removesuffix(".jpg") not in needed:
            default_storage.delete(f"{folder}/{name}")


def _that_wait() -> frozenset[str]:
    """Names in responses that wait to be mixed, which may take longer than any draft lives."""
    found = Response.objects.filter(waiting=True).values_list("answers", flat=True)
    return frozenset(
        value
        for answers in found.iterator()
        for value in answers.values()
        if isinstance(value, str) and NAME.fullmatch(value)
    )
