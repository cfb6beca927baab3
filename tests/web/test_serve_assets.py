"""Are the browser's files complete, unchanged and up to date?"""

import json
import re
from pathlib import Path

import pytest

from scripts import build_css, vendor_assets

ROOT = Path(__file__).resolve().parents[2]


def test_the_stylesheet_is_built_from_its_parts() -> None:
    assert build_css.TARGET.read_text() == build_css.build(), "run: python scripts/build_css.py"


def test_third_party_files_are_unchanged() -> None:
    assert vendor_assets.differences() == []


def test_a_changed_third_party_file_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vendor_assets, "VENDOR", tmp_path)
    monkeypatch.setattr(vendor_assets, "SUMS", tmp_path / "SHA256SUMS")
    (tmp_path / "a.css").write_text("a {}")
    vendor_assets.write_sums()
    assert vendor_assets.differences() == []
    (tmp_path / "a.css").write_text("b {}")
    (tmp_path / "c.js").write_text("")
    assert vendor_assets.differences() == ["a.css", "c.js"]


@pytest.mark.parametrize("sheet", ["css/quartier.css", "vendor/kern/kern.min.css"])
def test_every_address_in_a_stylesheet_leads_to_a_file(sheet: str) -> None:
    path = ROOT / "static" / sheet
    addresses = re.findall(r'url\("?(?!data:)([^")]+)', path.read_text())
    missing = [address for address in addresses if not (path.parent / address).exists()]
    assert missing == []
    assert addresses or "kern" in sheet


def test_no_own_file_asks_another_host() -> None:
    own = [*(ROOT / "static" / "css").rglob("*.css"), *(ROOT / "static" / "js").rglob("*.js")]
    assert own
    assert [path.name for path in own if re.search(r"https?://(?!www\.w3\.org/)", path.read_text())] == []


def test_the_lock_file_names_no_host() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    assert all("resolved" not in package for package in lock["packages"].values())
