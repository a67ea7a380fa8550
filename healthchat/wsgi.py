"""The WSGI application: what serves the portal."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from healthchat.checks import refuse_if_insecure

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "healthchat.settings")
application = get_wsgi_application()
refuse_if_insecure()
