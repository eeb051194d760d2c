"""The web process: pages and their forms."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onward.config.settings")
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 - read once here, before the workers fork
