"""How do staff set a quota in a draft? It counts from the next publication on."""

from participation.accounts.models import Account
from participation.allowed import require
from surveys.drafting import quotas
from surveys.drafting.tree import Document, question_with
from surveys.models import Survey
from surveys.selectors.quotas import NO_GROUPS
from surveys.services.revising import change_draft


def set_quota(*, account: Account, survey_id: int, revision: int, code: str, most: int | None) -> Survey:
    def change(draft: Document) -> None:
        if not quotas.may_have_quota(question_with(draft, code)):
            require(NO_GROUPS)
        quotas.set_quota(draft, code, most)

    return change_draft(account, survey_id, revision, "survey.quota_set", code, change)
