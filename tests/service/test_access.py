"""Strangers are kept out: keys, scopes, other sites' pages, too much asking."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.cli.conftest import run_clearance
from tests.conftest import Once
from tests.service.running import Running, client_of, get, prepared, start


def _key(data: Path, name: str, scope: str) -> str:
    return run_clearance(
        "keys", "create", name, "--scope", scope, data=data
    ).out.strip()


@pytest.fixture(scope="module")
def guarded(once: Once) -> Iterator[tuple[Running, dict[str, str]]]:
    """A service that asks for keys, and a key of each scope."""
    data = once("guarded-data", lambda place: prepared(once, place))
    keys = {scope: _key(data, scope, scope) for scope in ("read", "screen", "admin")}
    with start(data, "--keys", environment={"CLEARANCE_RATE": "600"}) as running:
        yield running, keys


def _get(running: Running, path: str = "/v1/versions", **headers: str) -> int:
    return get(f"{running.address}{path}", headers).status_code


@pytest.mark.parametrize("form", ["ApiKey {}", "{}", "Bearer {}", "apikey {}"])
def test_a_key_is_taken_in_each_form_that_clients_send(
    guarded: tuple[Running, dict[str, str]], form: str
) -> None:
    """With a word before it, or alone."""
    running, keys = guarded

    assert 200 == _get(running, Authorization=form.format(keys["read"]))


def test_a_key_is_taken_from_the_address_too(
    guarded: tuple[Running, dict[str, str]],
) -> None:
    """As some clients can do no other."""
    running, keys = guarded

    assert 200 == _get(running, f"/v1/versions?api_key={keys['read']}")


@pytest.mark.parametrize("key", ["", "wrong", "clr_0123456789abcdef_" + "x" * 43])
def test_without_a_valid_key_nothing_is_told(
    guarded: tuple[Running, dict[str, str]], key: str
) -> None:
    """401, and how to get one; health is told to all."""
    running, _ = guarded
    headers = {"Authorization": f"ApiKey {key}"} if key else {}
    answer = get(f"{running.address}/v1/versions", headers)

    assert 401 == answer.status_code
    assert "ApiKey" == answer.headers["www-authenticate"]
    assert "clearance keys create" in answer.json()["detail"]
    assert 200 == _get(running, "/healthz")


def test_a_scope_holds_what_is_below_it_and_no_more(
    guarded: tuple[Running, dict[str, str]],
) -> None:
    """Reading, screening, administration."""
    running, keys = guarded

    def get(path: str, scope: str) -> int:
        return _get(running, path, Authorization=f"ApiKey {keys[scope]}")

    assert [403, 403, 200] == [get("/metrics", one) for one in keys]
    assert [200, 200, 200] == [get("/v1/versions", one) for one in keys]
    assert 403 == get("/find?q=Ivan", "read")
    assert 403 != get("/find?q=Ivan", "screen")


def test_a_revoked_key_is_no_longer_taken(
    guarded: tuple[Running, dict[str, str]],
) -> None:
    """A key that was rotated is not either; nobody but its holder ever sees one."""
    running, _ = guarded
    first = _key(running.data, "leaver", "read")
    id_ = first.split("_")[1]
    second = run_clearance("keys", "rotate", id_, data=running.data).out.strip()

    assert 401 == _get(running, Authorization=f"ApiKey {first}")
    revoked = run_clearance("keys", "revoke", id_, data=running.data)
    assert 0 == revoked.code
    assert 401 == _get(running, Authorization=f"ApiKey {second}")
    listed = run_clearance("keys", "list", data=running.data).out
    assert "leaver" in listed
    assert second.split("_", 2)[2] not in listed
    database = b"".join(
        path.read_bytes() for path in running.data.glob("work.db*") if path.is_file()
    )
    assert second.split("_", 2)[2].encode() not in database


def test_who_asks_too_often_waits(once: Once) -> None:
    """429 with a time, for that key alone."""
    data = once("rated-data", lambda place: prepared(once, place))
    often, seldom = _key(data, "often", "read"), _key(data, "seldom", "read")
    with start(data, "--keys", environment={"CLEARANCE_RATE": "20"}) as running:
        asked: list[httpx.Response] = []
        # On a slow machine a minute may pass meanwhile, after which more is allowed.
        while len(asked) < 45 and not any(one.is_error for one in asked):
            asked.append(
                get(
                    f"{running.address}/v1/versions",
                    {"Authorization": f"ApiKey {often}"},
                )
            )

        assert {200} == {one.status_code for one in asked[:20]}
        assert 429 == asked[-1].status_code
        assert "retry-after" in asked[-1].headers
        assert 200 == _get(running, Authorization=f"ApiKey {seldom}")


def test_pages_of_other_sites_can_neither_read_nor_send(service: Running) -> None:
    """Not by a name that leads here, nor by a form of theirs."""
    assert 421 == _get(service, Host="evil.example")
    foreign = httpx.post(
        f"{service.address}/v1/screen",
        headers={"Origin": "https://evil.example"},
        content=b"{}",
        timeout=60,
    )
    assert 403 == foreign.status_code


def test_beyond_this_machine_it_does_not_listen_without_keys(tmp_path: Path) -> None:
    """It says what to do, and exits as for wrong usage."""
    ran = run_clearance("serve", "--host", "0.0.0.0", "--port", "0", data=tmp_path)

    assert 2 == ran.code
    assert "clearance keys create" in ran.err
    assert "--anyone" in ran.err


def test_a_scope_that_there_is_not_is_refused(tmp_path: Path) -> None:
    """With those that there are."""
    ran = run_clearance("keys", "create", "me", "--scope", "root", data=tmp_path)

    assert 2 == ran.code
    assert "read, screen, admin" in ran.err


def test_people_sign_in_with_a_key_and_out_again(
    guarded: tuple[Running, dict[str, str]],
) -> None:
    """A page asks for the key; a cookie that no script reads stands for it then."""
    running, keys = guarded
    headers = {"accept": "text/html"}
    with client_of(running.address, headers) as browser:
        sent_away = browser.get("/law")
        page = browser.get(sent_away.headers["location"])
        wrong = browser.post("/sign-in", data={"key": "no", "to": "/law"})
        right = browser.post("/sign-in", data={"key": keys["read"], "to": "/law"})
        seen = browser.get("/law")
        browser.post("/sign-out")
        after = browser.get("/law")

    assert [303, "/sign-in?to=/law"] == [
        sent_away.status_code,
        sent_away.headers["location"],
    ]
    assert "Who is asking?" in page.text
    assert "wrong=1" in wrong.headers["location"]
    assert "/law" == right.headers["location"]
    cookie = right.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert keys["read"] not in right.headers["set-cookie"]
    assert 200 == seen.status_code
    assert 303 == after.status_code


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil"])
def test_signing_in_leads_to_no_other_site(
    guarded: tuple[Running, dict[str, str]], to: str
) -> None:
    """Whatever a link says."""
    running, keys = guarded
    with client_of(running.address) as client:
        answer = client.post("/sign-in", data={"key": keys["read"], "to": to})

    assert "/" == answer.headers["location"]


def test_a_forged_session_is_none(guarded: tuple[Running, dict[str, str]]) -> None:
    """Only what was signed here counts."""
    running, _ = guarded

    assert 401 == _get(running, Cookie="clearance_session=ImFiYyI.aaaa.bbbb")
