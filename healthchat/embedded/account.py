"""Who a service runs as, and where such a user can live.

Database servers refuse to run as root, and rightly. Started by root they run as an unprivileged
user who, if the checkout lies below a folder that only root may enter, can reach neither the data
nor the programs there. Then both live elsewhere; no permission of a parent folder is changed.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from healthchat.embedded.errors import EmbeddedProblem

_SYSTEM_BASE = Path("/var/lib/healthchat")
_POINTER = "elsewhere"


@dataclass(frozen=True, slots=True)
class Account:
    """The unprivileged user that services run as."""

    uid: int
    gid: int
    name: str


def unprivileged() -> Account | None:
    """The user to become, or None when this process is not root and stays who it is."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid, name)
    raise EmbeddedProblem(
        "The database must not run as root, and this machine has no user 'nobody' to run it as: "
        "run this as a normal user."
    )


def can_enter(account: Account, folder: Path) -> bool:
    """Whether the account may pass through ``folder`` and everything above it."""
    resolved = folder.resolve()
    for step in (resolved, *resolved.parents):
        info = step.stat()
        if info.st_uid == account.uid:
            allowed = info.st_mode & stat.S_IXUSR
        elif info.st_gid == account.gid:
            allowed = info.st_mode & stat.S_IXGRP
        else:
            allowed = info.st_mode & stat.S_IXOTH
        if not allowed:
            return False
    return True


def settle(folder: Path, account: Account | None) -> Path:
    """The folder where a service that belongs to ``folder`` keeps its data.

    ``folder`` itself wherever possible. Where the account can't get there, a folder of its own
    below /var/lib/healthchat (below the temporary folder for a temporary one), remembered in
    ``folder/elsewhere`` so that a later change of permissions does not lose the data.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if account is None:
        _require_ours(folder)
        folder.chmod(0o700)
        return folder
    pointer = folder / _POINTER
    if pointer.is_file():
        target = Path(pointer.read_text(encoding="utf-8").strip())
        _make_private_parent(target)
        return target
    folder.chmod(0o711)
    if can_enter(account, folder):
        return folder
    # A new name each time: a folder that was deleted to begin anew must not find its old data.
    name = f"{folder.resolve().name}-{os.urandom(6).hex()}"
    temporary = Path(tempfile.gettempdir()).resolve()
    if folder.resolve().is_relative_to(temporary):
        _sweep_temporary(temporary)
        target = temporary / f"healthchat-{name}"
    else:
        _make_private_parent(_SYSTEM_BASE)
        target = _SYSTEM_BASE / name
    _make_private_parent(target)
    if not can_enter(account, target):
        raise EmbeddedProblem(
            f"The user '{account.name}' who runs the database can't enter {folder}: "
            "move the checkout below a folder that everybody may enter."
        )
    (target / "origin").write_text(f"{folder.resolve()}\n", encoding="utf-8")
    pointer.write_text(f"{target}\n", encoding="utf-8")
    return target


def own_folder(folder: Path, account: Account | None) -> None:
    """Make ``folder`` a private one of the account (or of ourselves)."""
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    if account is not None:
        os.chown(folder, account.uid, account.gid)


def reachable_program(package: Path, parts: tuple[str, ...], account: Account | None) -> Path:
    """The folder that holds ``parts`` of an installed package, where the account can run them.

    ``package`` is the folder in site-packages; ``parts`` are relative to site-packages, because
    the programs find their libraries by that layout.
    """
    site = package.parent
    if account is None or can_enter(account, package):
        return site
    version = hashlib.sha256()
    for part in parts:
        for path in sorted((site / part).rglob("*")):
            info = path.stat()
            version.update(f"{path.relative_to(site)}:{info.st_size}\n".encode())
    _make_private_parent(_SYSTEM_BASE)
    target = _SYSTEM_BASE / f"{package.name}-{version.hexdigest()[:16]}"
    if target.is_dir():
        return target
    building = Path(tempfile.mkdtemp(prefix="copy-", dir=_SYSTEM_BASE))
    for part in parts:
        shutil.copytree(site / part, building / part)
    building.chmod(0o755)
    try:
        building.rename(target)
    except OSError:
        shutil.rmtree(building)
        if not target.is_dir():
            raise
    return target


def discard(folder: Path) -> None:
    """Remove a service's folder and what was settled elsewhere for it."""
    pointer = folder / _POINTER
    if pointer.is_file():
        shutil.rmtree(pointer.read_text(encoding="utf-8").strip(), ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


def _require_ours(folder: Path) -> None:
    if folder.stat().st_uid != os.geteuid():
        raise EmbeddedProblem(
            f"{folder} belongs to another user, probably because it was first run by them: "
            "run this as that user, or delete the folder to begin anew."
        )


def _make_private_parent(folder: Path) -> None:
    """A folder of root's that others may pass through but not list or change."""
    folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    info = folder.lstat()
    if stat.S_ISLNK(info.st_mode) or info.st_uid != os.geteuid():
        raise EmbeddedProblem(f"{folder} was made by somebody else: remove it and try again.")
    folder.chmod(0o711)


def _sweep_temporary(temporary: Path) -> None:
    """Drop what was settled for temporary folders that are gone (a killed test run)."""
    for leftover in temporary.glob("healthchat-*"):
        if is_orphan(leftover):
            shutil.rmtree(leftover, ignore_errors=True)


def is_orphan(leftover: Path) -> bool:
    """Whether what it was settled for is gone; another start may be dropping it right now."""
    origin = leftover / "origin"
    try:
        return (
            not leftover.is_symlink()
            and origin.is_file()
            and leftover.stat().st_uid == os.geteuid()
            and not Path(origin.read_text(encoding="utf-8").strip()).exists()
        )
    except FileNotFoundError:
        return False
