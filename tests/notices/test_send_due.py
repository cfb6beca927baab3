from smtplib import SMTPServerDisconnected
from unittest.mock import patch

import pytest
from django.core import mail

from participation.accounts.models import Account
from participation.notices.models import Notice
from participation.notices.services import add_notices, send_due

# Any pair of templates that needs no context of another app.
TEMPLATE = "sign_in_staff"


def _tell(*people: Account) -> None:
    add_notices(account_ids=[one.pk for one in people], key="decision:1", template=TEMPLATE, context={})


def test_each_person_gets_one_message(resident: Account, neighbour: Account) -> None:
    _tell(resident, neighbour)
    assert send_due() == 2
    assert sorted(message.to[0] for message in mail.outbox) == sorted([resident.email, neighbour.email])


def test_nothing_is_sent_twice(resident: Account) -> None:
    _tell(resident)
    _tell(resident)
    assert (send_due(), send_due()) == (1, 0)
    assert len(mail.outbox) == 1


def test_messages_speak_the_language_of_the_person(resident: Account, neighbour: Account) -> None:
    Account.objects.filter(pk=neighbour.pk).update(language="en")
    _tell(resident, neighbour)
    send_due()
    subjects = {message.to[0]: message.subject for message in mail.outbox}
    assert subjects[neighbour.email] == "Signing in to Quartierstimme"
    assert subjects[resident.email] == "Anmelden bei Quartierstimme"


def test_a_failure_is_tried_again_later_and_blocks_nobody(resident: Account, neighbour: Account) -> None:
    _tell(resident, neighbour)
    with patch("django.core.mail.message.EmailMessage.send", side_effect=[SMTPServerDisconnected, 1]):
        assert send_due() == 1
    failed = Notice.objects.get(sent_at__isnull=True)
    assert failed.failures == 1
    assert send_due() == 0, "not at once again"
    Notice.objects.update(due_at="2020-01-01T00:00Z")
    assert send_due() == 1


@pytest.mark.django_db
def test_logs_name_no_address(resident: Account, caplog: pytest.LogCaptureFixture) -> None:
    _tell(resident)
    with patch("django.core.mail.message.EmailMessage.send", side_effect=SMTPServerDisconnected):
        send_due()
    assert "was not sent" in caplog.text
    assert resident.email not in caplog.text
