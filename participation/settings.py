"""Which values does the running site use? The only settings module; every variable is read here once.

Each variable stands in `.env.example` with its meaning. A wrong one becomes a sentence (see `checks.py`).
"""

import contextlib
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from participation.data_licence import DataLicence, read_data_licence
from participation.proxies import read_proxies
from participation.tile_server import TileServer, read_tile_server

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")


def _number(name: str, *, default: int) -> int:
    try:
        return int(env.str(name, default=str(default)))
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number.") from None


DEBUG: bool = env.bool("DEBUG", default=False)
TESTING: bool = env.bool("QS_TESTING", default=False)
DEMO: bool = env.bool("QS_DEMO", default=False)

# Where everything lives that people entered and that is not in a database server.
VAR_DIR = Path(env.str("QS_VAR_DIR", default="") or BASE_DIR / "var")


def _key(variable: str, file: str) -> str:
    """From the environment, else what `make demo` made: so every command works beside the demo, on its database."""
    given = str(env.str(variable, default=""))
    made = VAR_DIR / "keys" / file
    if given or env.str("DATABASE_URL", default=""):
        return given
    with contextlib.suppress(OSError):
        return made.read_text().strip()
    return ""


SECRET_KEY: str = _key("SECRET_KEY", "secret_key")
# Makes pseudonyms of voters. Never change it while a process is open: everybody could vote again.
PSEUDONYM_KEY: str = _key("QS_PSEUDONYM_KEY", "pseudonym_key") or SECRET_KEY
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# Base address for links in e-mails and on posters.
SITE_URL: str = env.str("QS_SITE_URL", default="http://localhost:8000")
# Whose word on a visitor's address counts; rate limits go by it.
TRUSTED_PROXIES = read_proxies(env.str("QS_TRUSTED_PROXIES", default=""))

INSTALLED_APPS = [
    "participation",
    "participation.accounts",
    "participation.places",
    "participation.processes",
    "participation.eligibility",
    "participation.audit",
    "participation.notices",
    "participation.tally",
    "participation.decisions",
    "participation.directory",
    "participation.web",
    "participation.api",
    "ideas",
    "surveys",
    "dashboards",
    "neighbourhood",
    "demo",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "csp",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "rest_framework",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "participation.web.middleware.PoliciesMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "participation.web.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "participation.urls"
WSGI_APPLICATION = "participation.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # An operator puts own texts (imprint, privacy) into var/templates/, see docs/templates.md.
        "DIRS": [VAR_DIR / "templates", BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "participation.web.context.site",
            ],
        },
    },
]


def _database() -> dict[str, Any]:
    """PostgreSQL with Django's pool when DATABASE_URL says so, else SQLite with one writer at a time."""
    url = env.str("DATABASE_URL", default="")
    if url:
        config: dict[str, Any] = env.db_url_config(url)
        if config["ENGINE"] == "django.db.backends.postgresql":
            options = config.setdefault("OPTIONS", {})
            if env.bool("QS_DB_POOL", default=True):
                options["pool"] = {"min_size": 2, "max_size": _number("QS_DB_POOL_SIZE", default=8)}
            # JIT costs more than it saves on short queries (measured on a peer: 85 of 92 ms).
            options["options"] = "-c jit=off"
        return config
    with contextlib.suppress(OSError):  # a system check says it in a sentence
        VAR_DIR.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR_DIR / "quartierstimme.sqlite3",
        # Tests with threads need a file; without the variable they get a database in memory.
        "TEST": {"NAME": env.str("QS_TEST_SQLITE", default="") or None},
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=134217728;"
                "PRAGMA cache_size=-20000;PRAGMA foreign_keys=ON;PRAGMA secure_delete=ON;"
            ),
        },
    }


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Redis: broker and cache. The database is the truth, so both may be lost at any moment.
REDIS_URL: str = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
CACHE_URL: str = env.str("QS_CACHE_URL", default="")
CACHES = {
    "default": (
        {
            "BACKEND": "participation.web.cache.ForgivingRedisCache",
            "LOCATION": CACHE_URL,
            "KEY_PREFIX": "qs",
            "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 0.5},
        }
        if CACHE_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:sign_in"
# Decides by role where work or visit begins.
LOGIN_REDIRECT_URL = "neighbourhood:landing"
LOGOUT_REDIRECT_URL = "neighbourhood:start"
# allauth signs in staff (password, MFA later per organisation); residents use one-time links.
ACCOUNT_ADAPTER = "participation.accounts.adapter.StaffOnlyAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_FORMS = {"login": "participation.accounts.forms.staff.StaffSignInForm"}
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]

MESSAGE_STORAGE = "participation.web.messages.OpenedWhenUsed"

# Sessions: fourteen days. Residents get one only after signing in; voting needs none.
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.bool("QS_HTTPS", default=False)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
if env.bool("QS_HTTPS", default=False):
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31536000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Where pictures of a map come from, if the operator wants them (participation/tile_server.py); else from nowhere.
TILES: TileServer = read_tile_server(env.str("QS_TILES", default=""), env.str("QS_TILES_CREDIT", default=""))

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        # The hash is SHA-256 of the empty string: Plotly fills an empty <style> through CSSOM.
        "style-src": [SELF, "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"],
        "img-src": [SELF, "data:", "blob:", *([TILES.host] if TILES.host else [])],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("German")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
# The demo and the tests serve files from where they lie; a real site collects, hashes and compresses them.
FROM_FINDERS = TESTING or DEBUG or DEMO
STATIC_ROOT = None if FROM_FINDERS else BASE_DIR / "staticfiles"
WHITENOISE_USE_FINDERS = DEMO or DEBUG
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/media/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if FROM_FINDERS
            else "participation.web.static_files.CompressedHashedFiles"
        )
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# A needs survey with all its matrices has more fields than Django's default of 1,000 allows on paper entry.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000

CRISPY_ALLOWED_TEMPLATE_PACKS = ["kern"]
CRISPY_TEMPLATE_PACK = "kern"

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
# A sign-in code is sent while somebody waits: a mail server that hangs must not hold the request.
EMAIL_TIMEOUT = 10
if DEMO and not TESTING:
    EMAIL_BACKEND = "demo.mail.ReadableFiles"
DEFAULT_FROM_EMAIL: str = env.str("QS_FROM_EMAIL", default="Quartierstimme <noreply@localhost>")

REST_FRAMEWORK = {
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_AUTHENTICATION_CLASSES": ["participation.api.authentication.CookieAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticatedOrReadOnly"],
    "DEFAULT_PAGINATION_CLASS": "participation.api.pagination.PageOf50",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "EXCEPTION_HANDLER": "participation.api.errors.exception_handler",
    "PAGE_SIZE": 50,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Quartierstimme",
    "VERSION": "1",
    "DESCRIPTION": "Ideas, votes, surveys and published results of neighbourhood work.",
    "SERVE_INCLUDE_SCHEMA": False,
}

# Celery. Tasks are idempotent, so late acknowledgement is safe; results are never read.
CELERY_BROKER_URL: str = env.str("QS_BROKER_URL", default="") or REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TIMEZONE = TIME_ZONE
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
# A vote must not wait for a broker that is down: fail at once, the beat tick counts it later.
# (Without max_retries, Celery would try for four seconds even with retry=False.)
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 0.5, "visibility_timeout": 300, "max_retries": 0}
# Workers and beat wait for it as long as it takes.
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_TASK_PUBLISH_RETRY = False

# How many times the numbers in docs/operations.md (rate limits) are allowed; 0 = no limits.
RATE_LIMITS: int = _number("QS_RATE_LIMITS", default=1)

# How many zero bits a browser looks for before it sends an idea or a comment; 0 = none (participation/web/effort.py).
EFFORT_BITS: int = _number("QS_EFFORT_BITS", default=0 if TESTING else 14)

# Anonymous responses are mixed and counted together, this many at least (surveys/services/mixing.py).
MIXING_BATCH: int = _number("QS_MIXING_BATCH", default=20)
# Groups smaller than this are not shown: dashboards, exports and API alike.
MINIMUM_GROUP_SIZE: int = _number("QS_MINIMUM_GROUP_SIZE", default=10)

# Under which licence anybody may use released figures (participation/data_licence.py).
DATA_LICENCE: DataLicence = read_data_licence(env.str("QS_DATA_LICENCE", default="dl-de/by-2-0"))

# Every survey is read by a second person before it is published; otherwise each process decides.
SURVEYS_NEED_READING: bool = env.bool("QS_SURVEYS_NEED_READING", default=False)

# The municipality's own colour (participation/web/accent.py); empty: the deep teal of the style sheet.
ACCENT: str = env.str("QS_ACCENT", default="").strip().lower()

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    # They tell of each glyph and of each property that paper does not know.
    "loggers": {"fontTools": {"level": "WARNING"}, "weasyprint": {"level": "ERROR"}},
    "root": {"handlers": ["console"], "level": env.str("QS_LOG_LEVEL", default="INFO")},
}
