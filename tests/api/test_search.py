"""GET /search: words, facets, filters, order."""

from typing import Any

import httpx
import pytest


@pytest.fixture
def search(client: httpx.Client) -> Any:
    """Give what asks /search and gives its answer."""

    def ask(q: str = "", **params: Any) -> dict[str, Any]:
        said = client.get("/search/default", params={"q": q, **params})
        assert 200 == said.status_code, said.text
        told: dict[str, Any] = said.json()
        return told

    return ask


def _captions(told: dict[str, Any]) -> list[str]:
    return [one["caption"] for one in told["results"]]


def test_words_find_names_in_any_script(search: Any) -> None:
    """The one who is called so comes first."""
    latin, cyrillic = search("vladimir putin"), search("Путин")

    assert "Vladimir Vladimirovich PUTIN" == latin["results"][0]["caption"]
    assert "Vladimir Vladimirovich PUTIN" in _captions(cyrillic)


def test_without_words_all_things_are_counted(search: Any) -> None:
    """Facets say how many of them have which values."""
    told = search(limit=0, facets=["schema", "countries", "topics"])

    assert [] == told["results"]
    kinds = told["facets"]["schema"]
    assert "Entity types" == kinds["label"]
    assert told["total"]["value"] == sum(one["count"] for one in kinds["values"])
    russia = {one["name"]: one for one in told["facets"]["countries"]["values"]}["ru"]
    assert "Russia" == russia["label"]
    assert russia["count"] == search(limit=0, countries=["ru"])["total"]["value"]


def test_usual_facets_are_three(search: Any) -> None:
    """As clients expect without asking."""
    assert {"countries", "topics", "datasets"} == set(search("bank")["facets"])


def test_filters_are_alternatives_unless_all_are_wanted(search: Any) -> None:
    """filter_op says which."""

    def count(**params: Any) -> int:
        total: int = search(limit=0, **params)["total"]["value"]
        return total

    russia, belarus = count(countries=["ru"]), count(countries=["by"])
    either = count(countries=["ru", "by"])
    both = count(countries=["ru", "by"], filter_op="AND")

    assert either == russia + belarus - both
    assert 0 < both < belarus


def test_filters_take_any_property(search: Any) -> None:
    """By its name, with or without what stands before it."""
    born = search(filter=["properties.birthDate:1952-10-07"])

    assert "Vladimir Vladimirovich PUTIN" in _captions(born)
    assert born == search(filter=["birthDate:1952-10-07"])


def test_kinds_narrow_the_search(search: Any) -> None:
    """Ships are asked for as ships; kinds can be left out."""
    ships = search(schema="Vessel", limit=500)
    without = search(limit=0, exclude_schema=["Vessel"], facets=["schema"])

    assert ships["results"]
    assert {"Vessel"} == {one["schema"] for one in ships["results"]}
    left = [one["name"] for one in without["facets"]["schema"]["values"]]
    assert "Vessel" not in left


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"vladimir putin"', True),
        ('"putin vladimir vladimir"', False),
        ("putin AND NOT vladimir", False),
        ("(putin OR nobody) vladimir", True),
        ("vladi* put*", True),
        ("putim~", True),
        ("putim", False),
        ("+putin -vladimir", False),
        ("name:putin", True),
        ("countries:ru putin", True),
        ("countries:fr putin", False),
        ("((putin", True),
        ("NOT", False),
        ("***", False),
    ],
)
def test_the_query_language_is_understood(
    search: Any, query: str, *, found: bool
) -> None:
    """What cannot be read is taken as words, never as an error."""
    told = search(query, limit=500)

    assert found == ("Vladimir Vladimirovich PUTIN" in _captions(told))


def test_near_words_are_found_where_that_is_asked(search: Any) -> None:
    """One letter off in short words, two in long ones."""
    assert "Vladimir Vladimirovich PUTIN" in _captions(search("putim", fuzzy="true"))
    assert "Vladimir Vladimirovich PUTIN" not in _captions(search("putim"))


def test_pages_follow_one_another(search: Any) -> None:
    """No entity comes twice, in any order."""
    pages = [
        [one["id"] for one in search("bank", limit=3, offset=n)["results"]]
        for n in (0, 3)
    ]
    ordered = search(limit=50, schema="Person", sort=["caption:asc"])

    assert [one["id"] for one in search("bank", limit=6)["results"]] == [
        *pages[0],
        *pages[1],
    ]
    assert sorted(_captions(ordered)) == _captions(ordered)


def test_what_cannot_be_searched_is_refused(client: httpx.Client) -> None:
    """In the words that clients know."""
    for params, status in (
        ({"schema": "Banana"}, 400),
        ({"filter": "nothing"}, 400),
        ({"limit": 501}, 422),
        ({"offset": 9500}, 422),
        ({"facets": "colour"}, 422),
        ({"filter_op": "XOR"}, 422),
    ):
        said = client.get("/search/default", params=params)
        assert status == said.status_code, params
    assert 404 == client.get("/search/peps").status_code
