"""Keys are made, found, replaced and ended; what is kept of them opens nothing."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from clearance.errors import UsageError
from clearance.work import (
    Rows,
    find_key,
    list_keys,
    make_key,
    revoke_key,
    rotate_key,
)
from tests.work.conftest import NOW


def test_a_key_is_found_by_its_text_alone(rows: Rows) -> None:
    """And by no other: one of another letter, of another id, none at all."""
    key, text = make_key(rows, "batch of the night", ["screen", "read"], now=NOW)
    other, _ = make_key(rows, "another", ["read"], now=NOW)
    wrong = text[:-1] + ("A" if text[-1] != "A" else "B")

    found = find_key(rows, text, now=NOW)

    assert found is not None
    assert key.id == found.id
    assert {"screen", "read"} == set(found.scopes)
    assert find_key(rows, wrong, now=NOW) is None
    assert find_key(rows, text.replace(key.id, other.id), now=NOW) is None
    assert find_key(rows, "", now=NOW) is None
    assert find_key(rows, text + "\n", now=NOW) is None
    assert find_key(rows, "clr_" + "ä" * 60, now=NOW) is None


def test_the_text_of_a_key_is_kept_nowhere(rows: Rows) -> None:
    """Who reads the database cannot ask with what is there."""
    key, text = make_key(rows, "secret", ["admin"], now=NOW)
    secret = text.rpartition(f"{key.id}_")[2]
    kept = rows.all(sa.text("SELECT * FROM keys").columns())  # type: ignore[arg-type]

    assert 43 == len(secret)
    assert 1 == len(kept)
    assert not any(secret in str(value) for value in kept[0].values())


def test_an_ended_key_is_none(rows: Rows) -> None:
    """Whether its day came or a person ended it."""
    until = NOW + timedelta(days=1)
    _, short = make_key(rows, "short", ["read"], now=NOW, expires=until)
    key, text = make_key(rows, "revoked", ["read"], now=NOW)

    revoked = revoke_key(rows, key.id, now=NOW)

    assert NOW == revoked.revoked
    assert find_key(rows, text, now=NOW) is None
    assert find_key(rows, short, now=until - timedelta(seconds=1)) is not None
    assert find_key(rows, short, now=until) is None
    with pytest.raises(UsageError, match="was revoked"):
        rotate_key(rows, key.id, now=NOW)


def test_a_replaced_key_works_beside_the_new_one_for_a_while(rows: Rows) -> None:
    """So that its holders can change over without a refused request."""
    key, old = make_key(rows, "bank", ["screen"], now=NOW)
    again, new = rotate_key(rows, key.id, now=NOW, overlap=timedelta(hours=1))
    late = NOW + timedelta(hours=1)

    assert (key.id, NOW) == (again.id, again.rotated)
    assert find_key(rows, old, now=late - timedelta(seconds=1)) is not None
    assert find_key(rows, old, now=late) is None
    assert find_key(rows, new, now=late) is not None


def test_a_replaced_key_ends_at_once_without_overlap(rows: Rows) -> None:
    """As one wants that was lost."""
    key, old = make_key(rows, "lost", ["screen"], now=NOW)
    _, new = rotate_key(rows, key.id, now=NOW)

    assert find_key(rows, old, now=NOW) is None
    assert find_key(rows, new, now=NOW) is not None


def test_the_last_use_of_a_key_is_told(rows: Rows) -> None:
    """To a minute, so that not every request writes."""
    _, text = make_key(rows, "used", ["read"], now=NOW)
    moments = [NOW, NOW + timedelta(seconds=59), NOW + timedelta(seconds=61)]
    told = []
    for moment in moments:
        find_key(rows, text, now=moment)
        told.append(list_keys(rows)[0].last_used)

    assert [NOW, NOW, moments[2]] == told


@pytest.mark.parametrize(
    ("name", "scopes", "days"),
    [(" ", ["read"], 1), ("x", [], 1), ("x", ["all"], 1), ("x", ["read"], 0)],
)
def test_a_key_that_cannot_be_is_refused(
    rows: Rows, name: str, scopes: list[str], days: int
) -> None:
    """Without a name, without or with unknown scopes, ended before it began."""
    with pytest.raises(UsageError):
        make_key(
            rows,
            name,
            scopes,  # type: ignore[arg-type]
            now=NOW,
            expires=NOW + timedelta(days=days),
        )
    assert () == list_keys(rows)


def test_a_key_that_is_none_cannot_be_ended(rows: Rows) -> None:
    """It is said by its id."""
    with pytest.raises(UsageError, match="no key 'nobody'"):
        revoke_key(rows, "nobody", now=NOW)
