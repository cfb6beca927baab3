"""Who works here is decided by administrators of the area."""

import pytest
from django.test import Client

from participation.accounts.models import Account, Role, RoleAssignment
from participation.accounts.rules import may_administer, may_decide, may_moderate, may_read_evidence, may_work_at_desk
from participation.accounts.services.roles import end_role, give_role
from participation.allowed import NotAllowed
from participation.audit.models import AuditRecord
from participation.notices.models import Notice
from participation.places.models import Area

PAGE = "/werkstatt/rollen/"


@pytest.fixture
def at_work(client: Client, administrator: Account, neighbourhood: Area) -> Client:
    client.force_login(administrator)
    return client


def test_a_new_colleague_gets_an_account_a_role_and_an_e_mail(at_work: Client, neighbourhood: Area) -> None:
    data = {"email": "Nina@Example.org", "name": "Nina", "role": "moderator", "area": neighbourhood.pk}
    assert at_work.post(PAGE, data).status_code == 302
    nina = Account.objects.get(email="nina@example.org")
    assert may_moderate(nina, neighbourhood)
    assert not nina.has_usable_password()
    assert Notice.objects.get(account=nina).template == "role_given"
    act = AuditRecord.objects.get(action="role.given")
    assert act.details == {"role": "moderator", "area": "am-anger"}
    assert "nina" not in f"{act.subject}{act.details}{act.reason}".lower()


def test_the_same_role_twice_is_one_role(at_work: Client, neighbourhood: Area) -> None:
    data = {"email": "nina@example.org", "role": "staff", "area": neighbourhood.pk}
    at_work.post(PAGE, data)
    at_work.post(PAGE, data)
    assert RoleAssignment.objects.filter(account__email="nina@example.org").count() == 1
    assert AuditRecord.objects.filter(action="role.given").count() == 1


def test_a_role_ends_at_once(at_work: Client, administrator: Account, staff: Account, neighbourhood: Area) -> None:
    assignment = RoleAssignment.objects.get(account=staff)
    assert at_work.post(f"{PAGE}{assignment.pk}/beenden/").status_code == 302
    assert not may_work_at_desk(Account.objects.get(pk=staff.pk), neighbourhood)
    assert AuditRecord.objects.filter(action="role.ended").count() == 1


def test_nobody_ends_the_own_role(at_work: Client, administrator: Account) -> None:
    own = RoleAssignment.objects.get(account=administrator)
    at_work.post(f"{PAGE}{own.pk}/beenden/")
    assert RoleAssignment.objects.filter(pk=own.pk).exists()


@pytest.mark.parametrize("who", ["resident", "staff", "moderator", "official", "outsider"])
def test_everybody_else_is_refused(
    client: Client, neighbourhood: Area, request: pytest.FixtureRequest, who: str
) -> None:
    account = request.getfixturevalue(who)
    before = RoleAssignment.objects.count()
    client.force_login(account)
    data = {"email": account.email, "role": "administrator", "area": neighbourhood.pk}
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, data).status_code == 403
    with pytest.raises(NotAllowed):
        give_role(given_by=account, email=account.email, name="", role=Role.ADMINISTRATOR, area=neighbourhood)
    assert RoleAssignment.objects.count() == before


def test_an_administrator_of_one_neighbourhood_has_no_say_in_another(
    client: Client, neighbourhood: Area, elsewhere: Area, town: Area, outsider: Account, resident: Account
) -> None:
    RoleAssignment.objects.create(account=resident, area=neighbourhood, role=Role.ADMINISTRATOR)
    for area in (elsewhere, town):
        with pytest.raises(NotAllowed):
            give_role(given_by=resident, email="x@example.org", name="", role=Role.STAFF, area=area)
    with pytest.raises(NotAllowed):
        end_role(ended_by=resident, assignment_id=RoleAssignment.objects.get(account=outsider).pk)
    assert RoleAssignment.objects.filter(account=outsider).exists()
    client.force_login(resident)
    page = client.get(PAGE).content.decode()
    assert "otto@example.org" not in page
    response = client.post(PAGE, {"email": "x@example.org", "role": "staff", "area": elsewhere.pk})
    assert response.status_code == 422


@pytest.mark.parametrize(
    ("who", "desk", "moderate", "evidence", "decide", "administer"),
    [
        ("resident", False, False, False, False, False),
        ("staff", True, True, True, False, False),
        ("moderator", False, True, False, False, False),
        ("official", False, False, True, True, False),
        ("administrator", True, True, True, True, True),
        ("outsider", False, False, False, False, False),
    ],
)
def test_what_each_role_may_do_here(
    *,
    neighbourhood: Area,
    north: Area,
    request: pytest.FixtureRequest,
    who: str,
    desk: bool,
    moderate: bool,
    evidence: bool,
    decide: bool,
    administer: bool,
) -> None:
    account = request.getfixturevalue(who)
    for area in (neighbourhood, north):
        rules = (may_work_at_desk, may_moderate, may_read_evidence, may_decide, may_administer)
        assert [bool(rule(account, area)) for rule in rules] == [desk, moderate, evidence, decide, administer]


def test_a_deactivated_account_may_do_nothing(administrator: Account, neighbourhood: Area) -> None:
    administrator.is_active = False
    assert not may_administer(administrator, neighbourhood)
