#!/usr/bin/env python
"""Run Django's commands for Quartierstimme."""

import os
import sys


def prepare_demo() -> None:
    """Put keys and Redis's address into the environment before Django reads its settings."""
    from demo.supervisor.environment import prepare_environment
    from demo.supervisor.errors import DemoError

    try:
        prepare_environment()
    except DemoError as error:
        sys.exit(str(error))


def read_settings() -> None:
    """Read them once here, so that a variable that cannot be read is a sentence and not a traceback."""
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    try:
        _ = settings.INSTALLED_APPS
    except (ImproperlyConfigured, ValueError) as error:
        sys.exit(f"The settings cannot be read: {error} Each variable is explained in .env.example.")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "participation.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("Django is not installed here: start with `make demo`, or use .venv/bin/python.")
    if sys.argv[1:2] == ["demo"]:
        prepare_demo()
    read_settings()
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
