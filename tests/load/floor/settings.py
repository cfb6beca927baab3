"""The same database with the same pool as the real site, and nothing else."""

import environ

env = environ.Env()
SECRET_KEY = "floor"
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS: list[str] = []
MIDDLEWARE: list[str] = []
ROOT_URLCONF = "tests.load.floor.urls"
USE_TZ = True
DATABASES = {"default": env.db_url("DATABASE_URL")}
DATABASES["default"]["OPTIONS"] = {"pool": {"min_size": 2, "max_size": 8}, "options": "-c jit=off"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
