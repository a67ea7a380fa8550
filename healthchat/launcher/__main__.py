"""The command line of `make run` and `make manage`."""

from __future__ import annotations

import os
import sys

from healthchat import env
from healthchat.embedded import EmbeddedProblem
from healthchat.env import EnvironmentProblem
from healthchat.launcher import portal
from healthchat.launcher.errors import LaunchProblem, Told
from healthchat.launcher.folder import BASE_DIR, Folder
from healthchat.launcher.words import complain


def main(arguments: list[str]) -> int:
    """The exit status: 0 after a clean stop, 1 with one clear sentence on standard error."""
    try:
        written = BASE_DIR / ".env"
        if written.is_file():
            os.environ.update(env.overlay(os.environ, defaults=env.read_file(written)))
        if arguments[:1] == ["manage"]:
            return manage(arguments[1:])
        if arguments:
            complain("Usage: python -m healthchat.launcher [manage COMMAND …]")
            return 2
        return portal.run()
    except Told:
        return 1
    except (LaunchProblem, EmbeddedProblem, EnvironmentProblem) as problem:
        complain(str(problem))
        return 1


def manage(arguments: list[str]) -> int:
    """Run manage.py against the portal that is running here."""
    environment = Folder.chosen().running_environment()
    if environment is None:
        raise LaunchProblem("The portal is not running here: start it with `make run` first.")
    program = [sys.executable, str(BASE_DIR / "manage.py"), *arguments]
    os.execve(sys.executable, program, environment)  # noqa: S606  (the person's own command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
