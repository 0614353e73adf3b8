"""Callers by their key or session, remembered for a moment."""

import hashlib
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fastapi.concurrency import run_in_threadpool
from itsdangerous import BadSignature, URLSafeTimedSerializer

from clearance.errors import DatabaseUnavailableError, StoreFullError
from clearance.work import Key, Rows, find_key, list_keys

_REMEMBERED = timedelta(seconds=10)
# While the database does not answer, those who were let in before still are.
_TRUSTED = timedelta(minutes=5)
SESSION_SECONDS = 12 * 60 * 60
"""How long somebody stays signed in."""
_MOST = 10_000
_NEVER = datetime.min.replace(tzinfo=UTC)


class Callers:
    """Looks keys up in the rows of work, and signs sessions of people.

    *folder* keeps the secret that signs them, so that all workers share it.
    """

    def __init__(self, rows: Rows, folder: Path, clock: Callable[[], datetime]) -> None:
        self._rows, self._clock = rows, clock
        self._folder = folder
        self._seen: dict[str, tuple[Key | None, datetime]] = {}

    async def with_key(self, text: str) -> Key | None:
        """Give the key that a text is; None for one that is not or no longer valid."""
        # What is remembered must not be the key itself.
        name = hashlib.sha256(text.encode()).hexdigest()
        return await self._remembered(
            name, lambda now: find_key(self._rows, text, now=now)
        )

    async def with_session(self, token: str) -> Key | None:
        """Give the key of somebody who signed in, while key and session are valid."""
        try:
            id_ = self._signer().loads(token, max_age=SESSION_SECONDS)
        except BadSignature:
            return None
        return await self._remembered(f"id {id_}", lambda now: self._by_id(id_, now))

    def session_of(self, key: Key) -> str:
        """Sign a session for the holder of a key."""
        token = self._signer().dumps(key.id)
        return token if isinstance(token, str) else token.decode()

    async def _remembered(
        self, name: str, look: Callable[[datetime], Key | None]
    ) -> Key | None:
        now = self._clock()
        key, seen = self._seen.get(
            name, (None, datetime.min.replace(tzinfo=now.tzinfo))
        )
        if now - seen < _REMEMBERED:
            return key if key is None or key.is_valid(now) else None
        try:
            key = await run_in_threadpool(look, now)
        except DatabaseUnavailableError:
            if key is not None and now - seen < _TRUSTED and key.is_valid(now):
                return key
            raise
        if len(self._seen) >= _MOST:
            self._seen.clear()
        self._seen[name] = key, now
        return key

    def _by_id(self, id_: object, now: datetime) -> Key | None:
        found = (key for key in list_keys(self._rows) if key.id == id_)
        return next((key for key in found if key.is_valid(now)), None)

    def _signer(self) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(_secret(self._folder), salt="session")


def _secret(folder: Path) -> bytes:
    """Read the secret that signs sessions; it is made the first time."""
    path = folder / "session.secret"
    with suppress(FileNotFoundError):
        return path.read_bytes()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        own = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        handle = os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(32))
        # The first to come wins; all others read what it wrote.
        with suppress(FileExistsError):
            os.link(own, path)
        own.unlink()
        return path.read_bytes()
    except OSError as error:
        raise StoreFullError(
            f"{path} cannot be written: {error.strerror}. Make room or give the right"
            " to write; until then nobody can sign in."
        ) from error
