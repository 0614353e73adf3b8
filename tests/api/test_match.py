"""POST /match as OpenSanctions' clients use it."""

import re
from typing import Any

import httpx
import pytest

from tests.api.conftest import PUTIN, Matching

# Marble parses exactly this.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
ENTITY = {
    *("id", "caption", "schema", "properties", "datasets", "referents"),
    *("target", "first_seen", "last_seen", "last_change"),
}


def test_a_listed_person_is_found_and_told_as_clients_read_it(match: Matching) -> None:
    """Ten keys of an entity, and score, match, explanations and features besides."""
    told = match.one(PUTIN)
    (found, *_) = told["results"]

    assert "Vladimir Vladimirovich PUTIN" == found["caption"]
    assert {*ENTITY, "score", "match", "explanations", "features"} == set(found)
    assert found["match"] is True
    assert found["score"] > 0.9
    assert {"value": len(told["results"]), "relation": "eq"} == told["total"]
    for day in ("first_seen", "last_seen", "last_change"):
        assert MOMENT.fullmatch(found[day])


def test_reasons_are_features_that_add_up_to_the_score(match: Matching) -> None:
    """Each with a sentence, and the names that were compared."""
    (found, *_) = match.results(PUTIN)
    reasons = found["explanations"]

    assert {"detail", "score", "query", "candidate"} == set(reasons["name_match"])
    assert "Vladimir Putin" == reasons["name_match"]["query"]
    assert "The birth date is the same" in reasons["dob_match"]["detail"]
    assert {name: one["score"] for name, one in reasons.items()} == found["features"]
    assert sum(found["features"].values()) == pytest.approx(found["score"], abs=0.002)


def test_the_query_is_echoed_as_it_was_understood(match: Matching) -> None:
    """Countries as codes, one value as a list, unknown properties left out."""
    query = {
        "id": "customer-7",
        "schema": "Person",
        "properties": {
            "firstName": "Vladimir",
            "lastName": ["Putin"],
            "nationality": "Russia",
            "birthDate": 1952,
            "shoeSize": 44,
        },
    }
    told = match.one(query)

    assert {
        "id": "customer-7",
        "schema": "Person",
        "properties": {
            "firstName": ["Vladimir"],
            "lastName": ["Putin"],
            "nationality": ["ru"],
            "birthDate": ["1952"],
            "alias": ["Vladimir Putin"],
        },
    } == told["query"]
    assert "Vladimir Vladimirovich PUTIN" == told["results"][0]["caption"]


def test_a_batch_says_how_large_it_is(match: Matching) -> None:
    """Each query is answered under its own key, in order."""
    said = match.raw({"queries": {"b": PUTIN, "a": PUTIN}}, limit=1)

    assert "2" == said.headers["x-batch-size"]
    assert ["b", "a"] == list(said.json()["responses"])
    assert 1 == said.json()["limit"]


def test_the_limit_cuts_but_the_total_counts_all(match: Matching) -> None:
    """As a client that pages must know."""
    query = {"schema": "Company", "properties": {"name": ["Gazprom"]}}
    every = match.one(query, threshold=0.5)
    one = match.one(query, threshold=0.5, limit=1)
    none = match.one(query, threshold=0.5, limit=0)

    assert every["total"]["value"] > 1
    assert every["total"] == one["total"] == none["total"]
    assert [1, 0] == [len(one["results"]), len(none["results"])]
    scores = [result["score"] for result in every["results"]]
    assert sorted(scores, reverse=True) == scores


def test_below_the_threshold_is_told_from_the_cutoff_on(match: Matching) -> None:
    """Such results are no match and do not count."""
    query = {"schema": "Person", "properties": {"name": ["Vladimir Putim"]}}
    told = match.one(query, threshold=0.999, cutoff=0.3)

    assert told["results"]
    assert not any(result["match"] for result in told["results"])
    assert 0 == told["total"]["value"]
    assert [] == match.results(query, threshold=0.999, cutoff=0.999)


@pytest.mark.parametrize(
    ("body", "status", "detail"),
    [
        (
            {"queries": {"a": {"schema": "Banana", "properties": {"name": "x"}}}},
            400,
            "Cannot parse example entity: Unknown schema: 'Banana'",
        ),
        (
            {"queries": {"a": PUTIN, "b": {"schema": "Sanction", "properties": {}}}},
            400,
            "Cannot parse example entity: Non-matchable schema for query: Sanction",
        ),
        ({"queries": {}}, 400, "No queries provided."),
        (
            {"queries": {str(n): PUTIN for n in range(101)}},
            400,
            "Too many queries in one batch (limit: 100)",
        ),
        (
            {"queries": {"a": PUTIN}, "config": {"k": 1}},
            400,
            "Invalid configuration parameter: k for algorithm logic-v2",
        ),
    ],
)
def test_what_cannot_be_answered_is_refused_in_known_words(
    match: Matching, body: Any, status: int, detail: str
) -> None:
    """One bad query fails the whole batch, as there."""
    said = match.raw(body)

    assert status == said.status_code
    assert {"detail": detail} == said.json()


@pytest.mark.parametrize(
    ("body", "place", "kind"),
    [
        ({}, ["body", "queries"], "missing"),
        ({"queries": {"a": {"properties": {}}}}, ["schema"], "missing"),
        ({"queries": {"a": {"schema": "Person"}}}, ["properties"], "missing"),
        ({"queries": []}, ["body", "queries"], "dict_type"),
        ({"queries": {"a": PUTIN}, "weights": {"x": 2}}, ["weights", "x"], "value"),
        ({"queries": {"a": PUTIN}, "weights": {"x": "1"}}, ["weights", "x"], "float"),
        ([], ["body"], "attributes"),
    ],
)
def test_a_field_that_is_wrong_is_named(
    match: Matching, body: Any, place: list[str], kind: str
) -> None:
    """In the form that FastAPI gives such refusals."""
    said = match.raw(body)

    assert 422 == said.status_code
    (wrong,) = said.json()["detail"]
    assert place == wrong["loc"][-len(place) :]
    assert kind in wrong["type"]


@pytest.mark.parametrize(
    ("params", "name"),
    [
        ({"limit": "501"}, "limit"),
        ({"limit": "many"}, "limit"),
        ({"threshold": "high"}, "threshold"),
        ({"changed_since": "yesterday"}, "changed_since"),
        ({"exclude_entity_ids": [str(n) for n in range(51)]}, "exclude_entity_ids"),
    ],
)
def test_a_parameter_that_is_wrong_is_named(
    match: Matching, params: dict[str, Any], name: str
) -> None:
    """With its place in the address."""
    said = match.raw({"queries": {"a": PUTIN}}, **params)

    assert 422 == said.status_code
    assert ["query", name] == said.json()["detail"][0]["loc"]


def test_neither_json_nor_its_content_type_is_taken_for_granted(
    client: httpx.Client,
) -> None:
    """JSON without a content type is read; what is none is refused."""
    body = b'{"queries": {"a": {"schema": "Person", "properties": {"name": "Putin"}}}}'
    plain = client.post("/match/default", content=body)
    broken = client.post("/match/default", content=b'{"queries": ')

    assert 200 == plain.status_code
    assert 422 == broken.status_code
    assert "json_invalid" == broken.json()["detail"][0]["type"]


def test_unknown_parameters_are_left_aside(match: Matching) -> None:
    """Clients send fuzzy, partition, index_type and more."""
    known = match.one(PUTIN)

    assert known == match.one(
        PUTIN, fuzzy="false", partition="true", index_type="scoped"
    )


@pytest.mark.parametrize(
    "algorithm",
    [
        *("best", "logic-v2", "logic-v1", "name-based", "name-qualified"),
        *("regression-v1", "ofac"),
    ],
)
def test_every_algorithm_of_clients_is_taken(match: Matching, algorithm: str) -> None:
    """They find the same person, whatever they are called."""
    found = match.results(PUTIN, algorithm=algorithm)

    assert "Vladimir Vladimirovich PUTIN" == found[0]["caption"]


def test_an_unknown_algorithm_is_refused(match: Matching) -> None:
    """In the words that clients know."""
    said = match.raw({"queries": {"a": PUTIN}}, algorithm="dowsing")

    assert 400 == said.status_code
    assert {"detail": "Invalid algorithm: dowsing"} == said.json()


def test_name_based_leaves_all_else_out_of_account(match: Matching) -> None:
    """A wrong birth date takes nothing then."""
    query = {
        "schema": "Person",
        "properties": {"name": ["Vladimir Putin"], "birthDate": ["1990-01-01"]},
    }
    (named, *_) = match.results(query, algorithm="name-based")
    (whole, *_) = match.results(query, cutoff=0.1, threshold=0.1)

    assert named["score"] > whole["score"]
    assert "dob_year_disjoint" in whole["explanations"]


def test_weights_change_what_a_field_counts(match: Matching) -> None:
    """Nothing at all with 0; the weight of names stays as it is."""
    query = {
        "schema": "Person",
        "properties": {"name": ["Vladimir Putin"], "birthDate": ["1990-01-01"]},
    }
    body = {"queries": {"q": query}, "weights": {"dob_year_disjoint": 0.0}}
    weighed = match.raw(body, threshold=0.1, cutoff=0.1).json()["responses"]["q"]
    usual = match.one(query, threshold=0.1, cutoff=0.1)
    named = match.raw({"queries": {"q": query}, "weights": {"name_match": 0.2}})

    assert weighed["results"][0]["score"] > usual["results"][0]["score"]
    assert 400 == named.status_code


def test_who_is_excluded_by_any_id_is_not_shown(match: Matching) -> None:
    """By our id or one that a list gives."""
    (found, *_) = match.results(PUTIN)

    for one in (found["id"], *found["referents"]):
        shown = match.results(PUTIN, exclude_entity_ids=[one])
        assert found["id"] not in [result["id"] for result in shown]


def test_filters_keep_what_has_a_value(match: Matching) -> None:
    """Topics are alternatives; changes are later than a day; kinds can be left out."""
    (found, *_) = match.results(PUTIN)
    before = found["last_change"][:10]

    assert match.results(PUTIN, topics=["role.pep", "sanction"])
    assert [] == match.results(PUTIN, topics=["role.pep"])
    assert match.results(PUTIN, changed_since="2000-01-01T10:30")
    assert [] == match.results(PUTIN, changed_since=before)
    assert [] == match.results(PUTIN, exclude_schema=["Person"])


def test_scopes_are_lists_and_what_all_are_called(match: Matching) -> None:
    """Others are not there."""
    starter = match.raw({"queries": {"a": PUTIN}}, "starter")
    other = match.raw({"queries": {"a": PUTIN}}, "peps")

    assert starter.json() == match.raw({"queries": {"a": PUTIN}}).json()
    assert [] == match.results(PUTIN, exclude_dataset=["starter"])
    assert [] == match.results(PUTIN, include_dataset=["us_sam"])
    assert match.results(PUTIN, include_dataset=["starter", "us_sam"])
    assert 404 == other.status_code
    assert {"detail": "No such dataset."} == other.json()


def test_parameters_may_stand_in_the_body_and_with_each_query(
    match: Matching,
) -> None:
    """Those of a query are its own; Marble sends lists of exclusions in the body."""
    (found, *_) = match.results(PUTIN)
    left_out = {"exclude_entity_ids": [found["id"]]}
    body = match.raw({"queries": {"a": PUTIN}, "params": left_out}).json()
    each = match.raw(
        {"queries": {"a": {**PUTIN, "params": left_out}, "b": PUTIN}}
    ).json()["responses"]

    assert found["id"] not in [r["id"] for r in body["responses"]["a"]["results"]]
    assert found["id"] not in [r["id"] for r in each["a"]["results"]]
    assert found["id"] == each["b"]["results"][0]["id"]


def test_filters_of_a_query_are_alternatives_all_of_which_must_be_met(
    match: Matching,
) -> None:
    """(a OR b) AND (c)."""

    def found(filters: Any) -> bool:
        return bool(match.results({**PUTIN, "filters": filters}))

    assert found({"topics": [["sanction", "crime"]]})
    assert found({"topics": [["sanction"], ["sanction", "crime"]]})
    assert not found({"topics": [["sanction"], ["crime"]]})
    assert found({"properties.birthDate": ["1952-10-07"], "countries": [["ru"]]})
    assert not found({"countries": [["fr"]]})


def test_answers_are_packed_where_that_is_asked(client: httpx.Client) -> None:
    """From 500 bytes on; pages of any address may read them."""
    body = {"queries": {"a": PUTIN}}
    packed = client.post("/match/default", json=body)
    plain = client.post("/match/default", json=body, headers={"accept-encoding": ""})
    asked = client.options(
        "/match/default",
        headers={
            "origin": "https://example.org",
            "access-control-request-method": "POST",
            "access-control-request-headers": "authorization,content-type",
        },
    )

    assert "gzip" == packed.headers["content-encoding"]
    assert "content-encoding" not in plain.headers
    assert packed.json() == plain.json()
    assert "*" == packed.headers["access-control-allow-origin"]
    assert 200 == asked.status_code
    assert "authorization" in asked.headers["access-control-allow-headers"]


def test_the_day_asked_about_is_ours_to_add(match: Matching) -> None:
    """On every address; what is no day, or too early, is refused in a sentence."""
    day = match.raw({"queries": {"a": PUTIN}}, as_of="2026-11-24")
    wrong = match.raw({"queries": {"a": PUTIN}}, as_of="soon")
    early = match.raw({"queries": {"a": PUTIN}}, known="1990-01-01")

    assert 200 == day.status_code
    assert 400 == wrong.status_code
    assert "as_of takes a day such as 2022-02-24" in wrong.json()["detail"]
    assert 409 == early.status_code
    assert "Nothing had been loaded by 1990-01-01" in early.json()["detail"]


def test_vessels_are_found_by_number(match: Matching) -> None:
    """The feature says which number it was."""
    vessel = {"schema": "Vessel", "properties": {"imoNumber": ["IMO 9412335"]}}
    found = match.results(vessel)

    assert found
    assert "imo_mmsi_match" in found[0]["features"]


def test_an_imo_number_that_lacks_a_digit_takes_no_hit_away(match: Matching) -> None:
    """It is told as a slip; what can be no number is left out of account."""

    def asked(number: str) -> dict[str, object]:
        told = {"name": ["Bolero"], "imoNumber": [number]}
        (found, *_) = match.results({"schema": "Vessel", "properties": told})
        reason: dict[str, object] = found["explanations"]["imo_mmsi_match"]
        return reason

    short, none = asked("941233"), asked("to follow")
    assert "one digit short of the listed 9412335" in str(short["detail"])
    assert "left out of account" in str(none["detail"])
    assert 0 == none["score"]
    assert () == tuple(
        match.results({"schema": "Company", "properties": {"imoNumber": ["9412335"]}})
    )
