"""A person with an access code."""

import pytest

from participation.accounts.models import Account
from participation.allowed import Refused
from participation.eligibility.identity import Identity
from participation.eligibility.services.codes import make_codes, redeem_code
from participation.processes.models import Process


@pytest.fixture
def access_code(process: Process, administrator: Account) -> Identity:
    code = redeem_code(make_codes(process=process, number=1, made_by=administrator)[0])
    assert not isinstance(code, Refused)
    return Identity(code_id=code.pk, code_process_id=process.pk)
