"""Strangers are kept out: keys, scopes, other sites' pages, too much asking."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.cli.conftest import environment_of
from tests.conftest import Once
from tests.service.running import Running, prepared, start


def _clearance(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "clearance", *words],
        env=environment_of(data),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def _key(data: Path, name: str, scope: str) -> str:
    return _clearance(data, "keys", "create", name, "--scope", scope).stdout.strip()


@pytest.fixture(scope="module")
def guarded(once: Once) -> Iterator[tuple[Running, dict[str, str]]]:
    """A service that asks for keys, and a key of each scope."""
    data = once("guarded-data", lambda place: prepared(once, place))
    keys = {scope: _key(data, scope, scope) for scope in ("read", "screen", "admin")}
    with start(data, "--keys", environment={"CLEARANCE_RATE": "600"}) as running:
        yield running, keys


def _get(running: Running, path: str = "/v1/versions", **headers: str) -> int:
    return httpx.get(f"{running.address}{path}", headers=headers).status_code


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
    answer = httpx.get(f"{running.address}/v1/versions", headers=headers)

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
    second = _clearance(running.data, "keys", "rotate", id_).stdout.strip()

    assert 401 == _get(running, Authorization=f"ApiKey {first}")
    revoked = _clearance(running.data, "keys", "revoke", id_)
    assert 0 == revoked.returncode
    assert 401 == _get(running, Authorization=f"ApiKey {second}")
    listed = _clearance(running.data, "keys", "list").stdout
    assert "leaver" in listed
    assert second.split("_")[2] not in listed
    database = b"".join(
        path.read_bytes() for path in running.data.glob("work.db*") if path.is_file()
    )
    assert second.split("_", 2)[2].encode() not in database


def test_who_asks_too_often_waits(once: Once) -> None:
    """429 with a time, for that key alone."""
    data = once("rated-data", lambda place: prepared(once, place))
    often, seldom = _key(data, "often", "read"), _key(data, "seldom", "read")
    with start(data, "--keys", environment={"CLEARANCE_RATE": "20"}) as running:
        asked = [_get(running, Authorization=f"ApiKey {often}") for _ in range(22)]
        refused = httpx.get(
            f"{running.address}/v1/versions",
            headers={"Authorization": f"ApiKey {often}"},
        )

        assert 429 == asked[-1]
        assert {200} == set(asked[:20])
        assert "retry-after" in refused.headers
        assert 200 == _get(running, Authorization=f"ApiKey {seldom}")


def test_pages_of_other_sites_can_neither_read_nor_send(service: Running) -> None:
    """Not by a name that leads here, nor by a form of theirs."""
    assert 421 == _get(service, Host="evil.example")
    foreign = httpx.post(
        f"{service.address}/v1/screen",
        headers={"Origin": "https://evil.example"},
        content=b"{}",
    )
    assert 403 == foreign.status_code


def test_beyond_this_machine_it_does_not_listen_without_keys(tmp_path: Path) -> None:
    """It says what to do, and exits as for wrong usage."""
    ran = _clearance(tmp_path, "serve", "--host", "0.0.0.0", "--port", "0")

    assert 2 == ran.returncode
    assert "clearance keys create" in ran.stderr
    assert "--anyone" in ran.stderr


def test_a_scope_that_there_is_not_is_refused(tmp_path: Path) -> None:
    """With those that there are."""
    ran = _clearance(tmp_path, "keys", "create", "me", "--scope", "root")

    assert 2 == ran.returncode
    assert "read, screen, admin" in ran.stderr


def test_people_sign_in_with_a_key_and_out_again(
    guarded: tuple[Running, dict[str, str]],
) -> None:
    """A page asks for the key; a cookie that no script reads stands for it then."""
    running, keys = guarded
    headers = {"accept": "text/html"}
    with httpx.Client(base_url=running.address, headers=headers) as browser:
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
    answer = httpx.post(
        f"{running.address}/sign-in", data={"key": keys["read"], "to": to}
    )

    assert "/" == answer.headers["location"]


def test_a_forged_session_is_none(guarded: tuple[Running, dict[str, str]]) -> None:
    """Only what was signed here counts."""
    running, _ = guarded

    assert 401 == _get(running, Cookie="clearance_session=ImFiYyI.aaaa.bbbb")
