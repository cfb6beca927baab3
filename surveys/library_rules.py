"""Who may use, and who may change a kept question, and if not, why?"""

from django.utils.translation import gettext_lazy as _

from participation.accounts.models import Account
from participation.accounts.rules import DESK, may_work_at_desk
from participation.accounts.selectors import has_role_anywhere
from participation.allowed import ALLOWED, Answer, Refused
from surveys.models import LibraryEntry

NOT_HERE = Refused("not_in_this_library", _("This question is not in your library (any more)."))


def may_use_entry(account: Account, entry: LibraryEntry) -> Answer:
    """Staff of its area; what is shared, everybody who designs surveys in this installation."""
    shared = entry.shared and account.is_active and has_role_anywhere(account, DESK)
    return ALLOWED if shared or may_work_at_desk(account, entry.area) else NOT_HERE


def may_change_entry(account: Account, entry: LibraryEntry) -> Answer:
    return may_work_at_desk(account, entry.area)
