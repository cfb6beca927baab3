"""Who may take part: what a process asks for, times what somebody can prove."""

import pytest

from participation.accounts.models import Account
from participation.allowed import Refused
from participation.eligibility.identity import Identity, Participant
from participation.eligibility.models import AccessCode
from participation.eligibility.rules import may_take_part
from participation.eligibility.services.codes import make_codes, revoke_code
from participation.eligibility.standing import Standing
from participation.processes.models import Process
from tests.conftest import open_process

pytestmark = pytest.mark.django_db

NOBODY = Identity()
BROWSER = Identity(browser="browser-1")


@pytest.fixture
def code(process: Process, administrator: Account) -> AccessCode:
    make_codes(process=process, number=1, made_by=administrator)
    return AccessCode.objects.get()


def _identity(who: str, resident: Account, code: AccessCode) -> Identity:
    return {
        "nobody": NOBODY,
        "browser": BROWSER,
        "account": Identity(account=resident),
        "account and browser": Identity(account=resident, browser="browser-1"),
        "code": Identity(code_id=code.pk, code_process_id=code.process_id),
        "code and account": Identity(account=resident, code_id=code.pk, code_process_id=code.process_id),
        "code of another process": Identity(code_id=code.pk, code_process_id=code.process_id + 1),
        "code that was never made": Identity(code_id=code.pk + 1, code_process_id=code.process_id),
    }[who]


@pytest.mark.parametrize(
    ("asked", "who", "expected"),
    [
        ("open", "nobody", "no_cookie"),
        ("open", "browser", Standing.BROWSER),
        ("open", "account", Standing.EMAIL),
        ("open", "account and browser", Standing.EMAIL),
        ("open", "code", "no_cookie"),
        ("email", "nobody", "needs_email"),
        ("email", "browser", "needs_email"),
        ("email", "account", Standing.EMAIL),
        ("email", "code", "needs_email"),
        ("email", "code and account", Standing.EMAIL),
        ("code", "nobody", "needs_code"),
        ("code", "browser", "needs_code"),
        ("code", "account", "needs_code"),
        ("code", "code", Standing.CODE),
        ("code", "code and account", Standing.CODE),
        ("code", "code of another process", "needs_code"),
        ("code", "code that was never made", "needs_code"),
    ],
)
def test_proof_decides(
    process: Process, resident: Account, code: AccessCode, asked: str, who: str, expected: str
) -> None:
    process.eligibility = asked
    answer = may_take_part(_identity(who, resident, code), process)
    found = answer.code if isinstance(answer, Refused) else answer.standing
    assert found == expected


def test_a_revoked_code_proves_nothing_any_more(process: Process, code: AccessCode, administrator: Account) -> None:
    process.eligibility = Process.Eligibility.CODE
    identity = Identity(code_id=code.pk, code_process_id=process.pk)
    assert isinstance(may_take_part(identity, process), Participant)
    revoke_code(process=process, selector=code.selector, revoked_by=administrator, reason="Brief verloren")
    answer = may_take_part(identity, process)
    assert isinstance(answer, Refused)
    assert answer.code == "needs_code"


def test_two_processes_cannot_be_joined(process: Process, resident: Account, administrator: Account) -> None:
    process.slug = "other"
    process.save()
    second = open_process(process.area, administrator)
    answers = [may_take_part(Identity(account=resident), each) for each in (process, second)]
    assert len({answer.key for answer in answers if isinstance(answer, Participant)}) == 2


def test_the_key_is_the_same_on_every_visit(process: Process, resident: Account) -> None:
    first, second = (may_take_part(Identity(account=resident, browser=key), process) for key in ("a", "b"))
    assert first == second
