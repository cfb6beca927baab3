"""Can an operator collect the static files? Hashing them fails where a style sheet names a file that is not there."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import django
from django.conf import settings
from django.core.management import call_command
settings.STATIC_ROOT = {target!r}
# hashed as in operation, without the minute that compressing takes
settings.STORAGES["staticfiles"]["BACKEND"] = "participation.web.static_files.HashedFiles"
django.setup()
call_command("collectstatic", interactive=False, verbosity=0)
"""


def test_all_files_are_there_and_get_a_hashed_name(tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "SECRET_KEY": "x" * 60, "QS_VAR_DIR": str(tmp_path / "var")}
    environment["DJANGO_SETTINGS_MODULE"] = "participation.settings"
    command = [sys.executable, "-c", PROGRAM.format(target=str(tmp_path / "static"))]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    names = json.loads((tmp_path / "static/staticfiles.json").read_text())["paths"]
    for name in ("css/quartier.css", "js/app.js", "django_htmx/htmx-2.min.js"):
        assert names[name] != name
        assert (tmp_path / "static" / names[name]).exists()
    survey, judge, logic = names["js/survey.js"], names["js/survey/judge.js"], names["js/logic.js"]
    assert f'import("./survey/{Path(judge).name}")' in (tmp_path / "static" / survey).read_text()
    assert f'from "../{Path(logic).name}"' in (tmp_path / "static" / judge).read_text()
    assert f'from "./{names["js/logic/functions.js"].removeprefix("js/")}"' in (tmp_path / "static" / logic).read_text()
