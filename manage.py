#!/usr/bin/env python
"""Django's command line."""

import os
import sys

from django.core.management import execute_from_command_line

from healthchat.env import EnvironmentProblem

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "healthchat.settings")
    try:
        execute_from_command_line(sys.argv)
        sys.stdout.flush()
    except EnvironmentProblem as problem:
        sys.exit(str(problem))
    except BrokenPipeError:
        # Whoever read the answers (``| head``) has enough; Python must not write to them again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
