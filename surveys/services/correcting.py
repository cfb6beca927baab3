"""How is a misspelled text of the live version put right? In place and on record; who answers reads it at once."""

from collections.abc import Collection

from participation.accounts.models import Account
from participation.audit.services import record_act
from surveys.drafting.differences import TITLE, differences
from surveys.drafting.question_differences import TextChange
from surveys.drafting.tree import Document
from surveys.drafting.versions import corrected
from surveys.models import Correction, Survey, SurveyVersion


def correct(*, account: Account, survey: Survey, wanted: Document, typos: Collection[str]) -> list[TextChange]:
    """Inside the transaction of the publication, with the survey locked. `typos`: keys of changes, as people judged.

    The title goes along: residents read the new one already.
    """
    version = survey.current
    if version is None:
        return []
    found = differences(version.definition, wanted).texts
    chosen = [one for one in found if one.may_be_typo and (one.key in typos or one.name == TITLE)]
    if chosen:
        version.definition = corrected(version.definition, chosen)
        version.corrected += 1
        version.save(update_fields=["definition", "corrected"])
        _note(account, survey, version, chosen)
    return chosen


def _note(account: Account, survey: Survey, version: SurveyVersion, chosen: list[TextChange]) -> None:
    Correction.objects.bulk_create(
        [
            Correction(
                version=version,
                name=one.name,
                language=one.language,
                before=one.old,
                after=one.new,
                account=account,
            )
            for one in chosen
        ]
    )
    record_act(
        actor=account,
        action="survey.corrected",
        subject=f"surveys.survey:{survey.pk}",
        area=survey.process.area,
        details={"version": version.number, "texts": [one.key for one in chosen]},
    )
