"""The ASGI application, for those who must.

Django's ASGI handler spools a request's whole body to a temporary file, in clear, before a view
or an upload handler runs. Serve uploads with `healthchat.wsgi` instead; `make run` does.
"""

from __future__ import annotations

import os

from django.core.asgi import get_asgi_application

from healthchat.checks import refuse_if_insecure

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "healthchat.settings")
application = get_asgi_application()
refuse_if_insecure()
