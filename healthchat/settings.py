"""All settings, read from the environment; no secret has a default.

With no environment at all they still load, so that ``manage.py understand`` runs on a machine
without a database or secret; whatever needs one then fails by name.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from celery.schedules import crontab
from csp.constants import NONE, SELF

from healthchat import env, logs

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.text("HEALTHCHAT_VAR", str(BASE_DIR / "var")))
ENVIRONMENT = env.choice("HEALTHCHAT_ENV", "development", "test", "production")
PRODUCTION = ENVIRONMENT == "production"

# --- Core -------------------------------------------------------------------------------------
SECRET_KEY = env.text("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS")
DEBUG = env.flag("DEBUG")
SEED_DEMO = env.flag("SEED_DEMO", default=not PRODUCTION)
PUBLIC_URL = env.text("PUBLIC_URL")
ALLOWED_HOSTS = env.words(
    "ALLOWED_HOSTS", () if PRODUCTION else ("127.0.0.1", "localhost", "[::1]")
)
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL.rstrip("/")] if PUBLIC_URL else []
ROOT_URLCONF = "healthchat.urls"
WSGI_APPLICATION = "healthchat.wsgi.application"
ASGI_APPLICATION = "healthchat.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
LANGUAGE_COOKIE_NAME = "language"
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["healthchat.formats"]
USE_TZ = True
TIME_ZONE = env.zone("TIME_ZONE", "UTC")  # what pages say where a clinic chose none; kept is UTC

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "auditlog",
    "rest_framework",
    "csp",
    "healthchat",
    "healthchat.crypto",
    "healthchat.tenancy",
    "healthchat.jobs",
    "compliance",
    "accounts",
    "knowledge",
    "documents",
    "conversations",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "healthchat.headers.HeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.language.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "auditlog.middleware.AuditlogMiddleware",
    "healthchat.errors.ErrorsMiddleware",
    "healthchat.tenancy.middleware.TenancyMiddleware",
    "accounts.clock.TimeZoneMiddleware",
    "compliance.middleware.AuditMiddleware",
]
TENANCY_ACTOR_RESOLVER = "accounts.actors.resolve_actor"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "accounts.context_processors.portal",
            ],
            "builtins": ["django.templatetags.i18n", "documents.templatetags.wording"],
        },
    },
]

# --- Databases --------------------------------------------------------------------------------
# "default" is the application's role, which owns nothing; "owner" exists only for migrations.
# Connections outlive a request: one without costs three times as much. The web server's many
# threads share a pool (DATABASE_POOL); a worker keeps its own.
DATABASES: dict[str, dict[str, Any]] = {}
DATABASE_POOL = env.integer("DATABASE_POOL", 0)
if _default := env.database("DATABASE_URL"):
    if DATABASE_POOL:
        _default["OPTIONS"]["pool"] = {"min_size": 2, "max_size": DATABASE_POOL, "timeout": 10}
    else:
        _default["CONN_MAX_AGE"] = 600
    DATABASES["default"] = {**_default, "CONN_HEALTH_CHECKS": True}
if _owner := env.database("MIGRATION_DATABASE_URL"):
    DATABASES["owner"] = _owner
    DATABASES.setdefault("default", dict(_owner))

# --- Broker, streams, cache -------------------------------------------------------------------
REDIS_URL = env.text("REDIS_URL")
CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "healthchat.cache.ForgivingRedisCache"
        if REDIS_URL
        else "django.core.cache.backends.locmem.LocMemCache",
        **({"LOCATION": REDIS_URL, "KEY_PREFIX": "healthchat"} if REDIS_URL else {}),
    }
}
CELERY_BROKER_URL = REDIS_URL or "memory://"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_ACKS_LATE = False  # the job row is the truth; a message is only a nudge
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_connect_timeout": 2,
    "socket_timeout": 30,
    "health_check_interval": 10,
    "global_keyprefix": "healthchat:",
    # A broker that is away must not hold up a request: one try, no pauses. The relay comes later.
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0,
}
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "jobs-relay": {
        "task": "jobs.relay",
        "schedule": env.integer("JOBS_RELAY_SECONDS", 3, at_least=1),
        "options": {"queue": "relay", "expires": 5.0},
    },
    "jobs-sweep": {
        "task": "jobs.sweep",
        "schedule": env.integer("JOBS_SWEEP_SECONDS", 10, at_least=1),
        "options": {"queue": "relay", "expires": 10.0},
    },
    "storage-sweep": {
        "task": "storage.sweep",
        "schedule": crontab(hour=3, minute=20),
        "options": {"queue": "relay", "expires": 3600.0},
    },
}
JOBS_LEASE_SECONDS = env.integer("JOBS_LEASE_SECONDS", 60, at_least=2)
JOBS_RESEND_SECONDS = env.integer("JOBS_RESEND_SECONDS", 15, at_least=1)
JOBS_BACKOFF_SECONDS = env.integer("JOBS_BACKOFF_SECONDS", 5)
JOBS_MAX_ATTEMPTS = 4
STREAMS_PER_PERSON = env.integer("STREAMS_PER_PERSON", 6, at_least=1)

# --- Files and keys ---------------------------------------------------------------------------
STORAGE_URL = env.text("STORAGE_URL", (VAR_DIR / "files").as_uri())
KMS_URL = env.text("KMS_URL", (VAR_DIR / "kms.key").as_uri())
MAX_UPLOAD_BYTES = env.integer("MAX_UPLOAD_BYTES", 100 * 1024 * 1024, at_least=1)
MAX_PAGES = env.integer("MAX_PAGES", 500, at_least=1)
DOCUMENT_UNDO_DAYS = env.integer("DOCUMENT_UNDO_DAYS", 30, at_least=1)
FILE_UPLOAD_HANDLERS = ["healthchat.crypto.upload.EncryptingUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# --- The model (any server that speaks the OpenAI protocol); empty means none -------------------
OPENAI_BASE_URL = env.text("OPENAI_BASE_URL")
OPENAI_API_KEY = env.text("OPENAI_API_KEY")
OPENAI_MODEL = env.text("OPENAI_MODEL")
EXTRACTOR_URL = env.text("EXTRACTOR_URL")  # another reader, whose findings are suggestions

# --- People -----------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_FORMS = {
    "login": "accounts.allauth_forms.LoginForm",
    "add_email": "accounts.allauth_forms.AddEmailForm",
    "change_password": "accounts.allauth_forms.ChangePasswordForm",
    "reauthenticate": "accounts.allauth_forms.ReauthenticatePasswordForm",
    "reset_password": "accounts.allauth_forms.ResetPasswordForm",
    "reset_password_from_key": "accounts.allauth_forms.ResetPasswordKeyForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"  # accepting an invitation verifies the first address
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True  # whoever finds a page open can't move the account away
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_ADAPTER = "accounts.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "accounts.allauth_forms.AuthenticateForm",
    "reauthenticate": "accounts.allauth_forms.ReauthenticateForm",
    "activate_totp": "accounts.allauth_forms.ActivateTOTPForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
# The password is asked for first, the old address is told, and the new one counts only once its
# link is opened: nobody has to turn the second step off to move.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "HealthChat"

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "EXCEPTION_HANDLER": "healthchat.errors.api_exception_handler",
}

# --- The browser ------------------------------------------------------------------------------
SECURE_TRANSPORT = env.flag("HTTPS", default=PRODUCTION)
SESSION_COOKIE_NAME = "__Host-session" if SECURE_TRANSPORT else "healthchat_session"
SESSION_COOKIE_SECURE = SECURE_TRANSPORT
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE_TRANSPORT else "healthchat_csrf"
CSRF_COOKIE_SECURE = SECURE_TRANSPORT
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "healthchat.errors.csrf_failure"
SECURE_SSL_REDIRECT = SECURE_TRANSPORT
SECURE_HSTS_SECONDS = 63_072_000 if SECURE_TRANSPORT else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_TRANSPORT
SECURE_HSTS_PRELOAD = SECURE_TRANSPORT
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if env.flag("TRUST_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
_CLOSED = ("default-src", "frame-ancestors", "base-uri", "object-src")
_OWN = ("script", "style", "img", "font", "connect", "manifest")
CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        **{directive: [NONE] for directive in _CLOSED},
        **{f"{kind}-src": [SELF] for kind in _OWN},
        "form-action": [SELF],
    }
}

# --- Static files -----------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.text("STATIC_ROOT", str(VAR_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
_collected = (STATIC_ROOT / "staticfiles.json").is_file()
# Names that change with the content. Without, the server tells each file's length as it was when
# the server started: a file that is edited or updated below it arrives cut, or not at all.
COLLECTED_STATIC = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": COLLECTED_STATIC
        if _collected or "collectstatic" in sys.argv
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not _collected

# --- Mail -------------------------------------------------------------------------------------
_mail = env.mail("EMAIL_URL", VAR_DIR / "mail")
EMAIL_BACKEND = _mail.backend
EMAIL_HOST = _mail.host
EMAIL_PORT = _mail.port
EMAIL_HOST_USER = _mail.user
EMAIL_HOST_PASSWORD = _mail.password
EMAIL_USE_TLS = _mail.use_tls
EMAIL_USE_SSL = _mail.use_ssl
EMAIL_FILE_PATH = _mail.folder
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", "HealthChat <portal@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Logs: ids only ---------------------------------------------------------------------------
LOGGING = logs.configuration(env.choice("LOG_LEVEL", "WARNING", "DEBUG", "INFO", "ERROR"))

# --- Row diffs of administrative models only (clinical content never) ---------------------------
AUDITLOG_INCLUDE_ALL_MODELS = False
AUDITLOG_DISABLE_REMOTE_ADDR = True
