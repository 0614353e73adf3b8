"""Entities, what stands next to them, statements, catalogue and algorithms."""

from typing import Any

import httpx
import pytest

from tests.api.conftest import PUTIN, Matching


@pytest.fixture
def bank(client: httpx.Client) -> dict[str, Any]:
    """A bank with designations and relations, without what is attached."""
    found = client.get("/search/default", params={"q": "sberbank", "schema": "Company"})
    best: dict[str, Any] = found.json()["results"][0]
    return best


def test_an_entity_comes_with_what_is_attached_to_it(
    client: httpx.Client, bank: dict[str, Any]
) -> None:
    """Designations stand in it whole, and name it by its id."""
    told = client.get(f"/entities/{bank['id']}").json()

    assert bank["id"] == told["id"]
    designation = told["properties"]["sanctions"][0]
    assert "Sanction" == designation["schema"]
    assert [bank["id"]] == designation["properties"]["entity"]
    assert (
        bank == client.get(f"/entities/{bank['id']}", params={"nested": "false"}).json()
    )


def test_an_id_that_a_list_gives_leads_to_the_entity(
    client: httpx.Client, bank: dict[str, Any]
) -> None:
    """With 308, which clients follow, and what was asked besides."""
    said = client.get(f"/entities/{bank['referents'][0]}", params={"nested": "false"})

    assert 308 == said.status_code
    assert f"/entities/{bank['id']}?nested=false" == said.headers["location"]


def test_one_that_is_not_there_is_said_so(client: httpx.Client) -> None:
    """In the words that clients know."""
    said = client.get("/entities/nobody")

    assert 404 == said.status_code
    assert {"detail": "No such entity!"} == said.json()


def test_neighbours_come_in_pages(client: httpx.Client, bank: dict[str, Any]) -> None:
    """By property; only properties that have some."""
    every = client.get(f"/entities/{bank['id']}/adjacent").json()
    sanctions = every["adjacent"]["sanctions"]
    pages = [
        client.get(
            f"/entities/{bank['id']}/adjacent/sanctions",
            params={"limit": 1, "offset": offset},
        ).json()
        for offset in range(sanctions["total"]["value"])
    ]

    assert bank == every["entity"]
    assert all(page["total"]["value"] for page in every["adjacent"].values())
    assert [one["id"] for one in sanctions["results"]] == [
        page["results"][0]["id"] for page in pages
    ][:10]


def test_a_property_without_ends_is_none(
    client: httpx.Client, bank: dict[str, Any]
) -> None:
    """Names are no neighbours; a kind of neighbour may be missing."""
    names = client.get(f"/entities/{bank['id']}/adjacent/name")
    none = client.get(f"/entities/{bank['id']}/adjacent/securities")

    assert {"detail": "No such property!"} == names.json()
    assert 404 == names.status_code
    assert {
        "results": [],
        "total": {"value": 0, "relation": "eq"},
        "limit": 10,
        "offset": 0,
    } == none.json()


def test_statements_say_who_says_what_since_when(
    client: httpx.Client, bank: dict[str, Any]
) -> None:
    """Those of an entity hold every value of it."""
    told = client.get(
        "/statements", params={"canonical_id": bank["id"], "limit": 5000}
    ).json()
    said = {(one["prop"], one["value"]) for one in told["results"]}

    assert told["total"]["value"] == len(told["results"])
    for prop, values in bank["properties"].items():
        for value in values:
            assert (prop, value) in said
    assert {bank["id"]} == {one["canonical_id"] for one in told["results"]}
    assert {"T00:00:00"} == {one["first_seen"][10:] for one in told["results"]}


def test_statements_come_in_pages_and_in_order(client: httpx.Client) -> None:
    """Sorting by what is no column is refused."""
    first, second = (
        client.get(
            "/statements",
            params={"prop": "name", "sort": "value:desc", "limit": 3, "offset": offset},
        ).json()["results"]
        for offset in (0, 3)
    )
    values = [one["value"] for one in (*first, *second)]
    wrong = client.get("/statements", params={"sort": 'value" ; DROP'})

    assert sorted(values, reverse=True) == values
    assert 6 == len(values)
    assert 400 == wrong.status_code


def test_the_catalogue_is_not_sent_twice(client: httpx.Client) -> None:
    """It has a strong mark; who knows it already is told so."""
    said = client.get("/catalog")
    mark = said.headers["etag"]
    again = client.get("/manifest", headers={"if-none-match": mark})
    changed = client.get("/manifest", headers={"if-none-match": '"other"'})

    assert 304 == again.status_code
    assert b"" == again.content
    assert mark == again.headers["etag"]
    assert said.json() == changed.json()
    assert "public, max-age=300" == said.headers["cache-control"]
    names = [one["name"] for one in said.json()["datasets"]]
    assert {"default", "starter"} <= {*names}
    assert ["default", "sanctions", "clearance"] == said.json()["current"]


def test_algorithms_say_what_they_are_here(client: httpx.Client) -> None:
    """Every name that clients ask for, with features that explanations use."""
    told = client.get("/algorithms").json()
    by_name = {one["name"]: one for one in told["algorithms"]}

    assert told["best"] == told["default"] == "logic-v2"
    assert "Clearance" in by_name["logic-v1"]["description"]
    assert "nm_number_mismatch" in by_name["logic-v2"]["docs"]["config"]
    assert by_name["logic-v2"]["features"] == by_name["logic-v2"]["docs"]["features"]


def test_every_reason_is_a_feature_that_is_told(
    client: httpx.Client, match: Matching
) -> None:
    """So that a client can say what it means."""
    known = client.get("/algorithms").json()["algorithms"][0]["features"]
    query = {
        "schema": "Person",
        "properties": {
            **PUTIN["properties"],  # type: ignore[dict-item]
            "gender": "female",
            "country": "fr",
            "passportNumber": "123456789",
        },
    }
    used = {
        name
        for one in match.results(query, threshold=0.1, cutoff=0.1)
        for name in one["features"]
    }

    assert {"gender_mismatch", "country_mismatch"} <= used
    assert used <= set(known)


def test_updates_are_not_made_from_here(client: httpx.Client) -> None:
    """As a service without a token answers there."""
    said = client.post("/updatez", params={"token": "guess"})

    assert 403 == said.status_code
    assert {"detail": "Invalid token."} == said.json()


def test_motivas_addresses_answer(client: httpx.Client) -> None:
    """The version, and which values a field has."""
    version = client.get("/-/version").json()
    fields = client.post("/catalog/fields", json={"fields": ["topics"]}).json()

    assert {"clearance", "index"} == set(version)
    assert "sanction" in [one["value"] for one in fields["fields"]["topics"]]
