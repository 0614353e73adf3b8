"""Keys: who may ask, for what, until when. The key itself is told once and not kept."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, get_args

import sqlalchemy as sa

from clearance.errors import UsageError

from ._rows import Rows, where_possible
from ._tables import KEYS

Scope = Literal["read", "screen", "admin"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
"""What a key may be for: reading lists and law, screening, administration."""

_MARK = "clr"
_FORM = re.compile(r"clr_([0-9a-f]{16})_([A-Za-z0-9_-]{43})")
# A key in steady use is noted this often, not at each request.
_NOTED_EVERY = timedelta(minutes=1)
_NOBODY = hashlib.sha256(b"nobody").hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What is kept of a key: never the key itself.

    `rotated` is when it was last replaced, `expires` from when it is no longer taken,
    `revoked` when a person ended it, all in UTC; `last_used` is true to a minute.
    """

    id: str
    name: str
    scopes: frozenset[Scope]
    created: datetime
    rotated: datetime | None = None
    expires: datetime | None = None
    revoked: datetime | None = None
    last_used: datetime | None = None

    def is_valid(self, now: datetime) -> bool:
        """Say whether it may be used at a moment."""
        return self.revoked is None and (self.expires is None or now < self.expires)


def make_key(
    rows: Rows,
    name: str,
    scopes: Iterable[Scope],
    *,
    now: datetime,
    expires: datetime | None = None,
) -> tuple[Key, str]:
    """Make a key; the text is what its holder sends, and cannot be had again.

    Raises UsageError for a name that is empty or too long, for no or unknown scopes,
    and for an end that has passed.
    """
    wanted = frozenset(scopes)
    _check(name, wanted, expires, now)
    id_, secret = secrets.token_hex(8), secrets.token_urlsafe(32)
    key = Key(id=id_, name=name.strip(), scopes=wanted, created=now, expires=expires)
    with rows.changing() as connection:
        connection.execute(
            sa.insert(KEYS).values(
                id=id_,
                name=key.name,
                hash=_hash(secret),
                scopes=" ".join(sorted(wanted)),
                created=now,
                expires=expires,
            )
        )
    return key, _text(id_, secret)


def list_keys(rows: Rows) -> tuple[Key, ...]:
    """Give all keys, the oldest first."""
    found = rows.all(sa.select(KEYS).order_by(KEYS.c.created, KEYS.c.id))
    return tuple(map(_key, found))


def revoke_key(rows: Rows, id_: str, *, now: datetime) -> Key:
    """End a key at once. Raises UsageError where there is none of that id."""
    with rows.changing() as connection:
        connection.execute(
            sa.update(KEYS)
            .where(KEYS.c.id == id_, KEYS.c.revoked.is_(None))
            .values(revoked=now)
        )
    return _known(rows, id_)


def rotate_key(
    rows: Rows, id_: str, *, now: datetime, overlap: timedelta = timedelta(0)
) -> tuple[Key, str]:
    """Replace a key by a new one of the same id; the old one is taken for *overlap*.

    Raises UsageError where there is none of that id or it was revoked.
    """
    secret = secrets.token_urlsafe(32)
    with rows.changing() as connection:
        changed = connection.execute(
            sa.update(KEYS)
            .where(KEYS.c.id == id_, KEYS.c.revoked.is_(None))
            .values(
                old_hash=KEYS.c.hash,
                old_until=now + overlap,
                hash=_hash(secret),
                rotated=now,
            )
        ).rowcount
    key = _known(rows, id_)
    if not changed:
        raise UsageError(f"The key {id_} was revoked; make a new one.")
    return key, _text(id_, secret)


def find_key(rows: Rows, text: str, *, now: datetime) -> Key | None:
    """Give the key that a text is, if it may be used now; None for any other text.

    The comparison takes the same time whatever the text. A key's last use is noted,
    where that can be written.
    """
    form = _FORM.fullmatch(text)
    id_, secret = (form[1], form[2]) if form else ("", "")
    row = rows.first(sa.select(KEYS).where(KEYS.c.id == id_))
    told = _hash(secret)
    good = hmac.compare_digest(told, row["hash"] if row else _NOBODY)
    before = hmac.compare_digest(told, (row and row["old_hash"]) or _NOBODY)
    if row is None or not (good or (before and now < row["old_until"])):
        return None
    key = _key(row)
    if not key.is_valid(now):
        return None
    if key.last_used is None or now - key.last_used >= _NOTED_EVERY:
        where_possible(lambda: _note(rows, id_, now))
    return key


def _note(rows: Rows, id_: str, now: datetime) -> None:
    with rows.changing() as connection:
        connection.execute(
            sa.update(KEYS).where(KEYS.c.id == id_).values(last_used=now)
        )


def _check(
    name: str, scopes: frozenset[Scope], expires: datetime | None, now: datetime
) -> None:
    if not 0 < len(name.strip()) <= 200:
        raise UsageError("A key needs a name of at most 200 characters.")
    if not scopes or not scopes <= set(SCOPES):
        raise UsageError(f"A key is for some of: {', '.join(SCOPES)}.")
    if expires is not None and expires <= now:
        raise UsageError("A key must end later than now.")


def _known(rows: Rows, id_: str) -> Key:
    row = rows.first(sa.select(KEYS).where(KEYS.c.id == id_))
    if row is None:
        raise UsageError(f"There is no key {id_!r}; `clearance keys list` names them.")
    return _key(row)


def _key(row: sa.RowMapping) -> Key:
    return Key(
        id=row["id"],
        name=row["name"],
        scopes=frozenset(row["scopes"].split()),
        created=row["created"],
        rotated=row["rotated"],
        expires=row["expires"],
        revoked=row["revoked"],
        last_used=row["last_used"],
    )


def _hash(secret: str) -> str:
    # 256 random bits cannot be guessed, so a slow hash would only slow requests down.
    return hashlib.sha256(secret.encode()).hexdigest()


def _text(id_: str, secret: str) -> str:
    return f"{_MARK}_{id_}_{secret}"
