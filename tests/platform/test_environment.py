"""Does a wrong environment become a sentence, and does .env.example tell the whole truth?"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core import checks
from pytest_django.fixtures import Settings

from participation.proxies import read_proxies

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = (ROOT / ".env.example").read_text()


def _found(identity: str, *, deploy: bool = False) -> list[checks.CheckMessage]:
    return [one for one in checks.run_checks(include_deployment_checks=deploy) if one.id == identity]


def test_the_example_names_each_variable_that_the_settings_read() -> None:
    read = set(re.findall(r'(?:env\.\w+|_number|_key)\(\s*"(\w+)"', (ROOT / "participation/settings.py").read_text()))
    named = set(re.findall(r"^(\w+)=", EXAMPLE, flags=re.MULTILINE))
    assert named == read


def test_a_copy_of_the_example_with_a_key_is_a_usable_environment(tmp_path: Path) -> None:
    lines = [line for line in EXAMPLE.splitlines() if "=" in line and not line.startswith("#")]
    environment = dict(line.split("=", 1) for line in lines)
    environment |= {"SECRET_KEY": "x" * 60, "QS_VAR_DIR": str(tmp_path)}
    done = _check({**environment, "PATH": os.environ["PATH"]})
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("variables", "sentences"),
    [
        ({"QS_DB_POOL_SIZE": "many", "DATABASE_URL": "postgres://u@h/d"}, ["QS_DB_POOL_SIZE must be a whole number"]),
        ({"QS_TRUSTED_PROXIES": "localhost"}, ["QS_TRUSTED_PROXIES must be a number, or addresses and networks"]),
        ({"QS_TILES": "http://tiles.example.org/1.png"}, ["QS_TILES must look like https://"]),
        ({"QS_TILES": "https://tiles.example.org/{z}/{x}/{y}.png"}, ["QS_TILES_CREDIT is empty"]),
        (
            {
                "SECRET_KEY": "",
                "QS_MINIMUM_GROUP_SIZE": "2",
                "QS_SITE_URL": "mitreden.example.org",
                "REDIS_URL": "amqp://host",
                "QS_VAR_DIR": "/proc/version/var",
            },
            [
                "SECRET_KEY is empty",
                "QS_MINIMUM_GROUP_SIZE is below 3",
                "QS_SITE_URL is no web address",
                "REDIS_URL begins with amqp://",
                "The folder /proc/version/var cannot be written",
            ],
        ),
    ],
)
def test_each_wrong_variable_is_one_sentence(tmp_path: Path, variables: dict[str, str], sentences: list[str]) -> None:
    usable = {"SECRET_KEY": "x" * 60, "QS_VAR_DIR": str(tmp_path), "PATH": os.environ["PATH"]}
    done = _check({**usable, **variables})
    assert done.returncode == 1
    assert [done.stderr.count(sentence) for sentence in sentences] == [1] * len(sentences)
    assert "Traceback" not in done.stderr


def _check(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "manage.py", "check"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_commands_beside_the_demo_use_its_keys(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "secret_key").write_text("y" * 60)
    beside = {"QS_VAR_DIR": str(tmp_path), "PATH": os.environ["PATH"]}
    assert _check(beside).returncode == 0
    done = _check({**beside, "DATABASE_URL": "postgres://u@h/d", "QS_DB_POOL": "0"})
    assert "SECRET_KEY is empty" in done.stderr, "a real installation has keys of its own"


def test_operation_is_told_what_it_still_needs(settings: Settings) -> None:
    for identity in ("participation.W002", "participation.W003", "participation.W005"):
        assert _found(identity, deploy=True), identity
    assert not _found("participation.W001", deploy=True)
    settings.PSEUDONYM_KEY = settings.SECRET_KEY
    assert _found("participation.W001", deploy=True)


def test_operation_is_content_when_everything_is_set(settings: Settings) -> None:
    settings.SITE_URL = "https://mitreden.example.org"
    settings.SESSION_COOKIE_SECURE = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.CACHE_URL = "redis://127.0.0.1:6379/1"
    settings.TRUSTED_PROXIES = read_proxies("1")
    ours = [one for one in checks.run_checks(include_deployment_checks=True) if str(one.id).startswith("part")]
    assert [one.id for one in ours if one.id != "participation.W004"] == []
