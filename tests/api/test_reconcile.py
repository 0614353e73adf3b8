"""The reconciliation service, asked as OpenRefine asks."""

import json
from typing import Any

import httpx

HERE = "/reconcile/default"


def _asked(client: httpx.Client, queries: dict[str, Any]) -> dict[str, Any]:
    said = client.post(HERE, data={"queries": json.dumps(queries)})
    assert 200 == said.status_code, said.text
    told: dict[str, Any] = said.json()
    return told


def test_it_says_what_it_can_do_and_where(client: httpx.Client) -> None:
    """Of both versions; a key in the address is handed on."""
    told = client.get(HERE, params={"api_key": "k"}).json()

    assert ["0.1", "0.2"] == told["versions"]
    assert "Person" in [one["id"] for one in told["defaultTypes"]]
    suggest = told["suggest"]["entity"]
    assert "/suggest/entity?api_key=k" == suggest["service_path"]
    address = suggest["service_url"] + suggest["service_path"]
    assert 200 == client.get(f"{address}&prefix=put").status_code


def test_names_get_candidates(client: httpx.Client) -> None:
    """With type, score and whether it may be taken without looking."""
    query = {
        "query": "Vladimir Putin",
        "type": "Person",
        "limit": 3,
        "properties": [{"pid": "Person:birthDate", "v": "1952-10-07"}],
    }
    (best, *_) = _asked(client, {"q0": query})["q0"]["result"]

    assert "Vladimir Vladimirovich PUTIN" == best["name"]
    assert 90 < best["score"] <= 100
    assert best["match"] is True
    assert ["Person"] == [one["id"] for one in best["type"]]
    assert "dob_match" in [one["id"] for one in best["features"]]


def test_two_that_both_fit_are_left_to_a_person(client: httpx.Client) -> None:
    """Neither is taken without looking."""
    found = _asked(client, {"q0": {"query": "Gazprom"}})["q0"]["result"]

    assert len([one for one in found if one["score"] >= 70]) > 1
    assert not any(one["match"] for one in found)


def test_old_clients_ask_in_the_address(client: httpx.Client) -> None:
    """Many queries, or one that is a bare name."""
    queries = json.dumps({"q0": {"query": "Vladimir Putin"}})
    many = client.get(HERE, params={"queries": queries}).json()
    single = client.get(HERE, params={"query": "Vladimir Putin"}).json()

    assert many["q0"]["result"]
    assert many["q0"] == single


def test_rows_get_more_columns(client: httpx.Client) -> None:
    """By our id or one that a list gives; readable, or as it is written."""
    (putin, *_) = _asked(client, {"q": {"query": "Vladimir Putin"}})["q"]["result"]
    wanted = [
        {"id": "birthDate"},
        {"id": "country", "settings": {"limit": "1", "render": "raw"}},
        {"id": "topics"},
    ]
    referent = client.get(f"/entities/{putin['id']}").json()["referents"][0]
    extend = {"ids": [putin["id"], referent, "nobody"], "properties": wanted}
    told = client.post(HERE, data={"extend": json.dumps(extend)}).json()

    assert {
        "birthDate": [{"str": "1952-10-07"}],
        "country": [{"str": "ru"}],
        "topics": [{"str": "Sanctioned"}],
    } == told["rows"][putin["id"]]
    assert told["rows"][putin["id"]] == told["rows"][referent]
    assert {} == told["rows"]["nobody"]
    assert {"id": "birthDate", "name": "Birth date"} in told["meta"]


def test_suggestions_come_while_one_types(client: httpx.Client) -> None:
    """Entities by the beginnings of their names, properties and kinds by theirs."""

    def suggested(what: str, prefix: str) -> list[str]:
        said = client.get(f"{HERE}/suggest/{what}", params={"prefix": prefix}).json()
        assert "200 OK" == said["status"]
        return [one["name"] for one in said["result"]]

    assert "Vladimir Vladimirovich PUTIN" in suggested("entity", "vladimir put")
    assert [] == suggested("entity", "  ")
    assert "Birth date" in suggested("property", "birth")
    assert ["Vessels"] == suggested("type", "vess")


def test_properties_are_proposed_by_kind(client: httpx.Client) -> None:
    """Those looked at first first."""
    told = client.get(
        f"{HERE}/extend/property", params={"type": "Vessel", "limit": 4}
    ).json()

    assert "Vessel" == told["type"]
    assert {"imoNumber", "flag"} <= {one["id"] for one in told["properties"]}
    assert (
        400
        == client.get(f"{HERE}/extend/property", params={"type": "Nose"}).status_code
    )


def test_a_candidate_is_shown_in_a_small_page(client: httpx.Client) -> None:
    """Which OpenRefine may frame, and which runs nothing."""
    (putin, *_) = _asked(client, {"q": {"query": "Vladimir Putin"}})["q"]["result"]
    page = client.get(f"{HERE}/preview/{putin['id']}")

    assert "text/html" in page.headers["content-type"]
    assert "PUTIN" in page.text
    assert "frame-ancestors" not in page.headers["content-security-policy"]
    assert "<script" not in page.text


def test_what_is_no_query_is_refused(client: httpx.Client) -> None:
    """In a sentence, whatever it is."""
    for form in (
        {"queries": "{"},
        {"queries": "[]"},
        {"queries": '{"q": 1}'},
        {"extend": '{"ids": 1}'},
        {"queries": '{"q": {"query": "x", "type": "Nose"}}'},
        {},
    ):
        said = client.post(HERE, data=form)
        assert 400 == said.status_code, form
        assert isinstance(said.json()["detail"], str)
