#!/usr/bin/env python
"""Run Django's commands for Quartierstimme."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "participation.settings")
    if sys.argv[1:2] == ["demo"]:
        # Keys and Redis's address must stand in the environment before Django reads its settings.
        from demo.supervisor.environment import prepare_environment
        from demo.supervisor.errors import DemoError

        try:
            prepare_environment()
        except DemoError as error:
            sys.exit(str(error))
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
