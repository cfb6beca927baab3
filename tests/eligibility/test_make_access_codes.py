"""Making a batch of codes for the print shop."""

import csv
import stat
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from participation.accounts.models import Account
from participation.allowed import NotAllowed, Refused
from participation.audit.models import AuditRecord
from participation.eligibility.code_format import read_code
from participation.eligibility.models import AccessCode, CodeBatch
from participation.eligibility.services.codes import make_codes, redeem_code, revoke_code
from participation.processes.models import Process


def _make(process: Process, out: Path, number: int, by: Account) -> None:
    call_command("make_access_codes", process.slug, str(number), "--out", str(out), "--by", by.email, stdout=StringIO())


def test_the_file_holds_the_codes_and_the_database_only_hashes(
    tmp_path: Path, process: Process, administrator: Account
) -> None:
    out = tmp_path / "codes.csv"
    _make(process, out, 3, administrator)
    rows = list(csv.DictReader(out.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert len(rows) == 3
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    for row in rows:
        code = read_code(row["code"])
        assert code is not None
        assert row["address"].endswith(f"/code/#{row['code']}")
        assert isinstance(redeem_code(code), AccessCode)
    stored = " ".join(AccessCode.objects.values_list("secret_hash", flat=True))
    assert stored.count("$argon2id$") == 3
    assert all(code.secret not in stored for code in filter(None, (read_code(row["code"]) for row in rows)))


def test_the_record_knows_the_number_and_no_code(tmp_path: Path, process: Process, administrator: Account) -> None:
    _make(process, tmp_path / "codes.csv", 2, administrator)
    act = AuditRecord.objects.get()
    assert (act.action, act.actor, act.details) == ("codes.made", administrator, {"process": "anger-2026", "number": 2})


def test_an_existing_file_is_never_overwritten_and_no_code_is_made(
    tmp_path: Path, process: Process, administrator: Account
) -> None:
    out = tmp_path / "codes.csv"
    out.write_text("important")
    with pytest.raises(CommandError, match="No codes were made"):
        _make(process, out, 2, administrator)
    assert out.read_text() == "important"
    assert not CodeBatch.objects.exists()


def test_only_administrators_make_codes(tmp_path: Path, process: Process, staff: Account) -> None:
    with pytest.raises(CommandError, match="--by"):
        _make(process, tmp_path / "codes.csv", 2, staff)
    assert not AccessCode.objects.exists()
    assert not (tmp_path / "codes.csv").exists()


@pytest.mark.parametrize("number", [0, -1, 20_001])
def test_a_batch_has_a_sensible_size(tmp_path: Path, process: Process, administrator: Account, number: int) -> None:
    with pytest.raises(CommandError, match="A batch has"):
        _make(process, tmp_path / "codes.csv", number, administrator)
    assert not CodeBatch.objects.exists()


def test_an_unknown_process_gets_a_sentence(tmp_path: Path, administrator: Account) -> None:
    with pytest.raises(CommandError, match="There is no process"):
        call_command("make_access_codes", "atlantis", "1", "--out", str(tmp_path / "x"), "--by", administrator.email)


def test_a_lost_code_ends_and_a_new_one_takes_its_place(process: Process, administrator: Account) -> None:
    lost = make_codes(process=process, number=1, made_by=administrator)[0]
    assert revoke_code(process=process, selector=lost.selector, revoked_by=administrator, reason="verloren")
    fresh = make_codes(process=process, number=1, made_by=administrator)[0]
    assert isinstance(redeem_code(lost), Refused)
    assert isinstance(redeem_code(fresh), AccessCode)
    assert AuditRecord.objects.filter(action="code.revoked", reason="verloren").count() == 1
    assert not revoke_code(process=process, selector=lost.selector, revoked_by=administrator, reason="again")


def test_staff_cannot_revoke(process: Process, administrator: Account, staff: Account) -> None:
    code = make_codes(process=process, number=1, made_by=administrator)[0]
    with pytest.raises(NotAllowed):
        revoke_code(process=process, selector=code.selector, revoked_by=staff, reason="x")
    assert isinstance(redeem_code(code), AccessCode)
