"""From nothing to a running portal, and back to nothing."""

from __future__ import annotations

import errno
import http.client
import os
import signal
import subprocess
import sys
import threading
import time

from healthchat import env
from healthchat.embedded.process import try_port
from healthchat.launcher import reachable
from healthchat.launcher.children import Child, stop_leftovers
from healthchat.launcher.errors import TOLD, LaunchProblem, Told
from healthchat.launcher.folder import BASE_DIR, Folder
from healthchat.launcher.services import Services
from healthchat.launcher.words import complain, say

_READY_SECONDS = 180.0
_TEND_SECONDS = 0.5
_THREADS = 256
_LAST_PORT = 65535


def run() -> int:
    """Start everything, stay until told to stop, stop everything; the exit status."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda _n, _f: _ask(stop))
    folder = Folder.chosen()
    folder.open()
    try:
        portal = Portal(folder, stop)
        return portal.run()
    finally:
        folder.close()


class Stopped(Exception):
    """Told to stop while starting."""


class Portal:
    """One portal on one folder."""

    def __init__(self, folder: Folder, stop: threading.Event) -> None:
        self.folder = folder
        self.stop = stop
        self.environment = _environment(folder)
        self.host = self.environment["HOST"]
        self.port = env.integer_of("PORT", self.environment["PORT"], at_least=1)
        if self.port > _LAST_PORT:
            raise LaunchProblem(f"PORT must be a number from 1 to {_LAST_PORT}.")
        cores = os.cpu_count() or 1
        readers, servers = (self.environment.get(name, "") for name in ("WORKERS", "WEB_PROCESSES"))
        self.readers = env.integer_of("WORKERS", readers, at_least=1) or min(4, cores)
        self.servers = env.integer_of("WEB_PROCESSES", servers) or min(2, cores)
        self.services = Services(folder.path, self.environment)
        self.children: list[Child] = []

    def run(self) -> int:
        """The exit status; everything is stopped when this returns or raises."""
        began = time.monotonic()
        say("HealthChat is starting.")
        try:
            self._clear_the_ground()
            reachable.check()
            self.services.start()
            self.environment.update(self.services.addresses())
            self._prepare()
            self._start_children()
            self._welcome(time.monotonic() - began)
            while not self.stop.wait(_TEND_SECONDS):
                self._tend()
        except Stopped:
            pass
        finally:
            self._shut_down()
        say("Everything is stopped.")
        return 0

    # --- Start
    def _clear_the_ground(self) -> None:
        stopped = stop_leftovers(self.folder.recall_children())
        if stopped:
            say("  The last run was killed; what it left running is stopped.")
        self.folder.remember_children({})
        try:
            try_port(self.port, self.host)
        except OSError as error:
            raise LaunchProblem(self._why_not(error)) from None
        self.folder.note(f"process {os.getpid()}, {self.address}")

    def _why_not(self, error: OSError) -> str:
        """What keeps the web server from listening, and what to choose instead."""
        if error.errno == errno.EADDRINUSE:
            other = self.port + 1 if self.port < _LAST_PORT else 8000
            return (
                f"Port {self.port} is taken by another program: choose another one, "
                f"for example PORT={other} make run."
            )
        if error.errno == errno.EACCES:
            return (
                f"Port {self.port} is kept for the machine's administrator: choose one above "
                "1023, for example PORT=8000 make run."
            )
        return (
            f"HOST={self.host} is no address of this machine: use 127.0.0.1 to be reached from "
            "here only, or 0.0.0.0 from every network it is in."
        )

    def _prepare(self) -> None:
        self._leave_if_stopped()
        process = subprocess.Popen(
            [sys.executable, "-m", "healthchat.launcher.prepare"],
            cwd=BASE_DIR,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        while process.poll() is None:
            if self.stop.wait(0.05):
                process.terminate()
                process.wait()
        self._leave_if_stopped()
        if process.returncode == TOLD:
            raise Told
        if process.returncode != 0:
            raise LaunchProblem("The portal could not be prepared; the reason stands above.")

    def _start_children(self) -> None:
        # The address of the tables' owner goes no further than the migrations.
        serving = {k: v for k, v in self.environment.items() if k != "MIGRATION_DATABASE_URL"}
        python = sys.executable
        celery = [python, "-m", "celery", "--app", "healthchat", "--quiet"]
        steady = ["--without-gossip", "--without-mingle", "--loglevel", "WARNING"]
        commands = {
            "web": (
                "The web server",
                [
                    *(python, "-m", "granian", "--interface", "wsgi"),
                    *("--host", self.host, "--port", str(self.port)),
                    *("--workers", str(self.servers)),
                    *("--blocking-threads", str(_THREADS), "--no-ws", "--log-level", "error"),
                    *("--workers-kill-timeout", "5", "--respawn-failed-workers"),
                    "healthchat.wsgi:application",
                ],
                {"DATABASE_POOL": "24"},
            ),
            "documents": (
                "The document worker",
                [
                    *celery,
                    *("worker", "--queues", "documents,default", "--pool", "prefork"),
                    *("--concurrency", str(self.readers), "-O", "fair"),
                    *("--hostname", "documents@%h", *steady),
                ],
                {},
            ),
            "answers": (
                "The answer worker",
                [
                    *celery,
                    *("worker", "--queues", "relay,model", "--pool", "threads"),
                    *("--concurrency", "16", "--hostname", "answers@%h", *steady),
                ],
                {},
            ),
            "beat": (
                "The clock",
                [
                    *celery,
                    *("beat", "--scheduler", "celery.beat:Scheduler"),
                    *("--loglevel", "WARNING", "--pidfile", ""),
                ],
                {},
            ),
        }
        for name, (title, command, extra) in commands.items():
            self._leave_if_stopped()
            child = Child(
                name=name,
                title=title,
                command=command,
                environment={**serving, **extra},
                log=self.folder.logs / f"{name}.log",
                folder=BASE_DIR,
            )
            child.start()
            self.children.append(child)
            self._remember()
            if name == "web":
                # People come to the door first; the others start while somebody logs in.
                self._wait_until_ready()
        self.folder.publish_environment(
            {name: value for name, value in serving.items() if os.environ.get(name) != value}
        )

    def _wait_until_ready(self) -> None:
        until = time.monotonic() + _READY_SECONDS
        while not self._answers():
            self._leave_if_stopped()
            for child in self.children:
                if not child.is_running():
                    raise LaunchProblem(
                        f"{child.title} did not start; the reason stands at the end of {child.log}."
                    )
            if time.monotonic() > until:
                raise LaunchProblem(
                    f"The portal does not answer at {self.address}; see {self.folder.logs}."
                )
            time.sleep(0.1)

    def _answers(self) -> bool:
        host = "127.0.0.1" if self.host in {"0.0.0.0", "::"} else self.host  # noqa: S104
        connection = http.client.HTTPConnection(host, self.port, timeout=5)
        try:
            connection.request("GET", "/health/", headers={"Host": "localhost"})
            return connection.getresponse().status < 500
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def _welcome(self, seconds: float) -> None:
        say(f"HealthChat is ready after {seconds:.1f} s: {self.address}")
        if self.folder.passwords.is_file() and env.flag("SEED_DEMO", default=True):
            say()
            say(self.folder.passwords.read_text(encoding="utf-8").rstrip())
            say()
        say("Stop it with Ctrl-C. Logs are in " + str(self.folder.logs) + ".")

    # --- Run
    @property
    def address(self) -> str:
        """Where a browser finds the portal."""
        return self.environment.get("PUBLIC_URL") or f"http://{self.host}:{self.port}/"

    def _tend(self) -> None:
        self.services.tend()
        restarted = [child.name for child in self.children if child.tend()]
        if restarted:
            self._remember()

    def _remember(self) -> None:
        self.folder.remember_children(
            {child.name: child.identity for child in self.children if child.identity}
        )

    def _leave_if_stopped(self) -> None:
        if self.stop.is_set():
            raise Stopped

    # --- Stop
    def _shut_down(self) -> None:
        if self.children:
            say("Stopping.")
        for child in self.children:
            child.ask_to_stop()
        for child in self.children:
            child.finish()
        self.folder.remember_children({})
        self.services.stop()


def _environment(folder: Folder) -> dict[str, str]:
    """What the portal's processes see: our environment, and what can be generated where it is
    silent."""
    chosen = env.overlay(
        os.environ,
        defaults={
            "HOST": "127.0.0.1",
            "PORT": "8000",
            "HEALTHCHAT_VAR": str(folder.path),
            "SECRET_KEY": "" if os.environ.get("SECRET_KEY") else folder.secret_key(),
            "DJANGO_SETTINGS_MODULE": "healthchat.settings",
            "OMP_THREAD_LIMIT": "1",
            "PYTHONUNBUFFERED": "1",
            # Celery fears pickled messages; ours are ids in JSON.
            "PYTHONWARNINGS": "ignore:You're running the worker with superuser privileges",
        },
    )
    if chosen.get("HEALTHCHAT_ENV") != "production":
        chosen.setdefault("PUBLIC_URL", f"http://{chosen['HOST']}:{chosen['PORT']}/")
    return chosen


def _ask(stop: threading.Event) -> None:
    """The first request stops cleanly; a second one leaves at once."""
    if stop.is_set():
        complain("Leaving at once; the next start cleans up.")
        os._exit(1)
    stop.set()
