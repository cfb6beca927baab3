"""Entry for granian or gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "participation.settings")
application = get_wsgi_application()

# Needs the apps that are ready only now.
from participation.web.warming import warm_up  # noqa: E402

warm_up()
