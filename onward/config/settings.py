"""Every setting, read here once from the environment. None is required.

docs/settings.md lists them; `onward check settings` says which are in force.
"""

import base64
import secrets
from pathlib import Path

import dj_database_url
import django_stubs_ext
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import Env

from onward.config.database import embedded_url

# Lets forms and managers name what they hold: ModelForm[User].
django_stubs_ext.monkeypatch()
env = Env()

DATA = Path(env.str("ONWARD_DATA", "onward-data")).absolute()
DEBUG = env.bool("ONWARD_DEBUG", False)
DEMO = env.bool("ONWARD_DEMO", False)
BASE_URL = env.str("ONWARD_URL", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = env.list("ONWARD_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
HTTPS = BASE_URL.startswith("https://")
# Where browsers find the live process; without it pages simply do not update.
LIVE_URL = env.str("ONWARD_LIVE_URL", "").rstrip("/")


def _kept_secret(name: str, length: int) -> str:
    """A secret from the data folder, made on first use and readable by us only."""
    path = DATA / "secrets" / name
    if not path.exists():
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.touch(mode=0o600)
            path.write_text(
                base64.urlsafe_b64encode(secrets.token_bytes(length)).decode()
            )
        except OSError as error:
            raise ImproperlyConfigured(
                f"The data folder {DATA} cannot be written. Choose another with "
                "--data or ONWARD_DATA, or give yourself the right to write there."
            ) from error
    return path.read_text().strip()


SECRET_KEY = env.str("ONWARD_SECRET_KEY", "") or _kept_secret("secret-key", 48)
# Field keys: "id:base64,id:base64"; the first one seals, all of them open.
FIELD_KEYS = env.str("ONWARD_FIELD_KEYS", "") or f"k1:{_kept_secret('field-key', 32)}"

_database = dj_database_url.parse(env.str("DATABASE_URL", "") or embedded_url(DATA))
_pool = {"min_size": 1, "max_size": env.int("ONWARD_POOL", 8)}
DATABASES = {
    "default": {
        **_database,
        "CONN_MAX_AGE": 0,
        "OPTIONS": {**_database.get("OPTIONS", {}), "pool": _pool},
    }
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
    }
}

INSTALLED_APPS = [
    "onward.ui",
    "onward.accounts",
    "onward.organisations",
    "onward.team",
    "onward.audit",
    "onward.notifications",
    "onward.coaching",
    "onward.intake",
    "onward.scheduling",
    "onward.experience",
    "onward.assessments",
    "onward.careers",
    "onward.plans",
    "onward.home",
    "onward.demo",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "onward.organisations.policies.RefuseUndeclaredViews",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "onward.config.navigation.page_frame",
            ],
        },
    }
]
ROOT_URLCONF = "onward.config.urls"
WSGI_APPLICATION = "onward.config.wsgi.application"

# People and their sessions
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "onward.accounts.policies.AccessCodeBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTH_PASSWORD_VALIDATORS[1]["OPTIONS"] = {"min_length": 10}  # type: ignore[assignment]  # Django's own shape
LOGIN_REDIRECT_URL = "/"
LOGIN_URL = "account_login"
ACCOUNT_ADAPTER = "onward.notifications.services.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_FORMS = {
    name: f"onward.accounts.forms.{form}"
    for name, form in {
        "login": "LoginForm",
        "add_email": "AddEmailForm",
        "change_password": "ChangePasswordForm",
        "set_password": "SetPasswordForm",
        "reset_password": "ResetPasswordForm",
        "reset_password_from_key": "ResetPasswordKeyForm",
        "reauthenticate": "ReauthenticateForm",
    }.items()
}
# How many proxies of ours stand before the web process: whose addresses to believe.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("ONWARD_PROXIES", 0)
MFA_ADAPTER = "onward.organisations.services.SecondFactors"
MFA_FORMS = {
    name: f"onward.accounts.forms.{form}"
    for name, form in {
        "authenticate": "FactorForm",
        "reauthenticate": "FactorAgainForm",
        "activate_totp": "ActivateAppForm",
        "add_webauthn": "AddPasskeyForm",
        "edit_webauthn": "RenamePasskeyForm",
    }.items()
}
MFA_TOTP_TOLERANCE = 1
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
USERSESSIONS_TRACK_ACTIVITY = True
SESSION_COOKIE_AGE = env.int("ONWARD_SESSION_HOURS", 12) * 3600
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-onward" if HTTPS else "onward"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [BASE_URL]

# What a browser may do with our pages
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_SSL_REDIRECT = False
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF, *([LIVE_URL] if LIVE_URL else [])],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# Words, time and files
LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if env.bool("ONWARD_MANIFEST", False)
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not env.bool("ONWARD_MANIFEST", False)
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000

# Where a worker finds its jobs: without it all of them wait, and nobody is told.
PROCRASTINATE_IMPORT_PATHS = ["onward.config.jobs"]

# Mail leaves through the outbox; the demo keeps it in a folder it can show
MAILBOX = DATA / "mailbox"
EMAIL_BACKEND = (
    "django.core.mail.backends.filebased.EmailBackend"
    if DEMO
    else env.str("ONWARD_MAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
)
EMAIL_FILE_PATH = MAILBOX
EMAIL_HOST = env.str("ONWARD_SMTP_HOST", "localhost")
EMAIL_PORT = env.int("ONWARD_SMTP_PORT", 25)
EMAIL_HOST_USER = env.str("ONWARD_SMTP_USER", "")
EMAIL_HOST_PASSWORD = env.str("ONWARD_SMTP_PASSWORD", "")
EMAIL_USE_TLS = env.bool("ONWARD_SMTP_TLS", False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("ONWARD_MAIL_FROM", "Onward <onward@localhost>")

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("ONWARD_LOG", "WARNING")},
}
