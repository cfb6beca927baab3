"""Who may take part in a process, and if not, why?"""

from django.utils.translation import gettext_lazy as _

from participation.allowed import Refused
from participation.eligibility.identity import Identity, Participant, participant_key
from participation.eligibility.selectors import code_counts
from participation.eligibility.standing import Standing
from participation.processes.models import Process

NO_BROWSER = Refused("no_cookie", _("Your browser refuses our cookie. We need it so that each person counts once."))
NEEDS_EMAIL = Refused("needs_email", _("Please sign in with your e-mail address first. You need no password."))
NEEDS_CODE = Refused("needs_code", _("Please enter the access code from your letter first."))

CODE_REVOKED = Refused(
    "needs_code", _("Your access code is no longer valid. The neighbourhood office gives you a new one.")
)


def may_take_part(identity: Identity, process: Process) -> Participant | Refused:
    """The participant that `identity` is in this process, or the reason why it is none.

    The stronger proof is taken where somebody has one: an account gives the same key in every browser.
    In an open process the same person may still count once as browser and once as account; therefore the
    standing is stored with each vote.
    """
    if process.eligibility == Process.Eligibility.CODE:
        return _with_code(identity, process)
    if identity.account is not None:
        return Participant(participant_key(process.pk, "account", identity.account.pk), Standing.EMAIL)
    if process.eligibility == Process.Eligibility.EMAIL:
        return NEEDS_EMAIL
    if identity.browser is None:
        return NO_BROWSER
    return Participant(participant_key(process.pk, "browser", identity.browser), Standing.BROWSER)


def _with_code(identity: Identity, process: Process) -> Participant | Refused:
    if identity.code_id is None or identity.code_process_id != process.pk:
        return NEEDS_CODE
    if not code_counts(identity.code_id, process.pk):
        return CODE_REVOKED
    return Participant(participant_key(process.pk, "code", identity.code_id), Standing.CODE)
