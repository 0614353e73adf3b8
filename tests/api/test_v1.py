"""Each question of /v1 is answered in the report's shape, with what made it."""

import json
from typing import Any

import httpx
import pytest

from clearance.reports import read_screening

_OWNERS = "owner,owned,share\nSberbank of Russia,Luna LLC,60\nErika,Luna LLC,40\n"
_DEAL = {"does": ["export"], "actor": {"country": "DE"}, "parties": [{"name": "Luna"}]}

_ASKED: dict[str, tuple[str, str, dict[str, Any]]] = {
    "versions": ("GET", "/v1/versions", {}),
    "screen one": ("GET", "/v1/screen?name=Sberbank", {}),
    "screen many": ("POST", "/v1/screen", {"json": {"queries": [{"names": ["VTB"]}]}}),
    "sources": ("GET", "/v1/sources", {}),
    "divergence": ("GET", "/v1/divergence?country=RU", {}),
    "diff": ("GET", "/v1/diff?from=2026-11-24", {}),
    "blocked": ("GET", "/v1/blocked-by-ownership", {}),
    "law": ("GET", "/v1/law?search=oil&jurisdiction=us", {}),
    "rule": ("GET", "/v1/law/rules/us.ofac.fifty-percent", {}),
    "law changes": ("GET", "/v1/law/changes?from=2024-01-01&to=2024-03-01", {}),
    "facts": ("GET", "/v1/law/facts", {}),
    "penalty": (
        "POST",
        "/v1/penalty",
        {"json": {"amounts": ["25000"], "programme": "russia"}},
    ),
    "assess": ("POST", "/v1/assess", {"json": _DEAL}),
    "jobs": ("GET", "/v1/jobs", {}),
}


@pytest.mark.parametrize("name", _ASKED)
def test_every_answer_says_what_made_it(client: httpx.Client, name: str) -> None:
    """Day, lists with their hashes, law, code."""
    method, address, more = _ASKED[name]
    sign = "&" if "?" in address else "?"
    answer = client.request(method, f"{address}{sign}as_of=2026-11-27", **more)
    told = answer.json()
    versions = told if name == "versions" else told["versions"]

    assert 200 == answer.status_code, told
    assert "2026-11-27" == versions["as_of"]
    assert ["starter"] == [one["source"] for one in versions["lists"]]
    assert 64 == len(versions["rule_book"])


def test_every_question_can_be_asked_as_of_a_day(client: httpx.Client) -> None:
    """`as_of` and `known` stand in the description of each, and so do its answers."""
    paths = client.get("/openapi.json").json()["paths"]
    asked = {
        f"{method} {path}": {one["name"] for one in told.get("parameters", ())}
        for path, methods in paths.items()
        if path.startswith("/v1/")
        for method, told in methods.items()
    }

    assert len(asked) > 20
    assert {} == {
        name: names for name, names in asked.items() if not {"as_of", "known"} <= names
    }


def test_a_deal_with_nothing_in_a_list_is_asked_about(client: httpx.Client) -> None:
    """An empty list is no answer to what rules ask."""
    told = client.post("/v1/assess", json={"goods": [], "parties": [], "does": []})

    assert 200 == told.status_code, told.text[:300]
    assert "goods.destination" in {one["fact"] for one in told.json()["questions"]}


def test_before_anything_was_known_there_is_no_answer(client: httpx.Client) -> None:
    """It is said, and never answered as of another day."""
    answer = client.get("/v1/screen", params={"name": "VTB", "known": "2020-01-01"})

    assert 409 == answer.status_code
    assert "Nothing had been loaded by 2020-01-01" in answer.json()["detail"]


def test_a_screening_is_the_report_of_the_command_line(client: httpx.Client) -> None:
    """Without `versions` it reads back as one, with reasons and settings."""
    asked = {
        "queries": [
            {"id": "7", "names": ["Sberbank"], "countries": ["Russia"]},
            {"names": ["Erika Mustermann"], "birth_dates": ["3 February 1971"]},
            {"identifiers": [{"type": "imo", "value": "9074729"}], "names": ["x"]},
        ],
        "limit": 1,
        "threshold": 0.6,
    }
    told = client.post("/v1/screen", json=asked).json()
    told.pop("versions")
    report = read_screening(json.dumps(told))

    assert ["possible_match", "no_match"] == [row.outcome for row in report.rows[:2]]
    assert "7" == report.rows[0].query.id
    assert report.rows[0].matches[0].evidence_for
    assert ("1971-02-03",) == report.rows[1].query.birth_dates
    assert 0.6 == report.settings["threshold"]


def test_who_is_below_the_threshold_is_told(client: httpx.Client) -> None:
    """Rows tell of parties of that name, and of what was not used of a customer."""
    name = "Viktor Vekselberg"
    asked = {
        "queries": [
            {"names": [name], "birth_dates": ["1888-02-03"]},
            {"names": [name], "birth_dates": ["2111"], "genders": ["Herr", "boss"]},
            {"names": [name], "genders": ["n/a"], "countries": ["unknown"]},
        ]
    }
    first, second, third = client.post("/v1/screen", json=asked).json()["rows"]

    assert [] == first["matches"]
    assert ["birth_date_differs"] == [
        one["code"] for one in first["below"][0]["evidence_against"]
    ]
    assert first["notes"][0].startswith("1 party of this name is below the threshold")
    assert "possible_match" == second["outcome"]
    assert [
        "The birth date 2111 is in the future. It was not used.",
        "'boss' is no known gender and was not used.",
    ] == second["notes"]
    assert "possible_match" == third["outcome"]
    assert ([], []) == (third["notes"], third["below"])


@pytest.mark.parametrize(
    ("body", "status", "says"),
    [
        ({"queries": []}, 422, "queries"),
        ({"queries": [{}]}, 400, "Give a name or a number"),
        ({"queries": [{"names": ["x"], "colour": "red"}]}, 422, "colour"),
        ({"queries": [{"names": ["x"], "kind": "Dragon"}]}, 400, "Dragon"),
        ({"queries": [{"names": ["x"]}], "sources": ["nope"]}, 400, "nope"),
        ({"queries": [{"names": ["x"]}], "threshold": 2}, 422, "threshold"),
        ({"queries": [{"names": ["x"]}], "weights": {"shoe": 1}}, 400, "shoe"),
    ],
)
def test_what_cannot_be_screened_is_said(
    client: httpx.Client, body: dict[str, Any], status: int, says: str
) -> None:
    """As a problem that names the place or the word."""
    answer = client.post("/v1/screen", json=body)

    assert status == answer.status_code
    assert "application/problem+json" == answer.headers["content-type"]
    assert says in answer.json()["detail"]


def test_a_party_can_be_followed_from_screening_to_all_that_is_said_of_it(
    client: httpx.Client,
) -> None:
    """By the id that screening gives; one that is none is not found."""
    found = client.get("/v1/screen", params={"name": "Sberbank"}).json()
    id_ = found["rows"][0]["matches"][0]["party"]["id"]

    thing = client.get(f"/v1/entity/{id_}").json()

    assert id_ == thing["id"]
    assert "clearance.entity/1" == thing["schema"]
    assert 404 == client.get("/v1/entity/nothing").status_code
    assert 404 == client.get("/v1/law/rules/us.nothing").status_code


def test_owners_come_from_files_that_are_sent_and_are_not_kept(
    client: httpx.Client, service: Any
) -> None:
    """A listed owner of 60 % blocks; afterwards nothing is left of the file."""
    files = {"ownership": ("owners.csv", _OWNERS.encode(), "text/csv")}
    told = client.post("/v1/owners", data={"party": "Luna LLC"}, files=files)
    report = told.json()

    assert 200 == told.status_code, report
    assert ["owners.csv"] == report["files"]
    assert "blocked" in {one["status"] for one in report["verdicts"]}
    assert not list((service.data / "uploads").iterdir())


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("/v1/exposure", {"party": "Luna LLC", "country": "TR", "hops": "2"}),
        ("/v1/blocked-by-ownership", {"jurisdiction": "us"}),
        ("/v1/assess/with-files", {"deal": json.dumps(_DEAL)}),
    ],
)
def test_files_go_with_every_question_about_owners(
    client: httpx.Client, address: str, form: dict[str, str]
) -> None:
    """They are named in the answer."""
    files = {"ownership": ("owners.csv", _OWNERS.encode(), "text/csv")}
    told = client.post(address, data=form, files=files)

    assert 200 == told.status_code, told.text[:300]
    assert ["owners.csv"] == told.json()["files"]
    assert told.json()["versions"]["lists"]


@pytest.mark.parametrize(
    ("method", "address", "more", "status"),
    [
        ("GET", "/v1/diff?from=yesterday", {}, 422),
        ("GET", "/v1/divergence?country=Atlantis", {}, 400),
        ("GET", "/v1/divergence?measure=nothing", {}, 400),
        ("GET", "/v1/divergence?kind=Dragon", {}, 400),
        ("GET", "/v1/law?topic=nothing", {}, 400),
        ("GET", "/v1/exposure?party=Sberbank&fact=x", {}, 400),
        ("GET", "/v1/owners?party=", {}, 422),
        ("POST", "/v1/assess", {"json": {"does": ["flying"]}}, 400),
        ("POST", "/v1/assess", {"json": {"actor": {"nationalities": True}}}, 422),
        ("POST", "/v1/penalty", {"json": {"amounts": ["Infinity"]}}, 422),
        ("POST", "/v1/owners", {"data": {"party": "x"}}, 422),
        ("POST", "/v1/screen", {"content": b'{"queries": [{"names": ["\xff"]}]}'}, 422),
        ("POST", "/v1/screen", {"content": b"{"}, 422),
        ("DELETE", "/v1/versions", {}, 405),
    ],
)
def test_nonsense_is_refused_with_a_status_of_its_own(
    client: httpx.Client, method: str, address: str, more: dict[str, Any], status: int
) -> None:
    """And never with a mistake of the service."""
    answer = client.request(method, address, **more)

    assert status == answer.status_code, answer.text[:300]
    assert status == answer.json()["status"]
