"""What stands in the audit record stays there."""

import pytest
from django.db import DatabaseError, connection, transaction

from participation.accounts.models import Account
from participation.audit.models import AuditRecord
from participation.audit.services import record_act
from participation.places.models import Area

pytestmark = [pytest.mark.both, pytest.mark.django_db]


@pytest.fixture
def record(staff: Account, neighbourhood: Area) -> AuditRecord:
    return record_act(
        actor=staff, action="idea.moderated", subject="ideas.idea:7", area=neighbourhood, reason="Doppelt"
    )


def test_an_act_is_recorded_with_who_what_where_and_why(record: AuditRecord, staff: Account) -> None:
    stored = AuditRecord.objects.get()
    assert (stored.actor, stored.action, stored.subject, stored.reason) == (
        staff,
        "idea.moderated",
        "ideas.idea:7",
        "Doppelt",
    )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_auditrecord SET reason = 'other'",
        "UPDATE audit_auditrecord SET actor_id = NULL",
        "DELETE FROM audit_auditrecord",
    ],
)
def test_the_database_itself_refuses_to_change_or_remove_it(record: AuditRecord, statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AuditRecord.objects.get().reason == "Doppelt"


def test_the_models_cannot_get_around_it(record: AuditRecord) -> None:
    record.reason = "other"
    with pytest.raises(DatabaseError), transaction.atomic():
        record.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditRecord.objects.filter(pk=record.pk).update(reason="other")
    with pytest.raises(DatabaseError), transaction.atomic():
        record.delete()
    assert AuditRecord.objects.get().reason == "Doppelt"


def test_an_act_that_fails_leaves_no_record(staff: Account) -> None:
    def act_and_fail() -> None:
        with transaction.atomic():
            record_act(actor=staff, action="area.changed", subject="places.area:1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        act_and_fail()
    assert not AuditRecord.objects.exists()
