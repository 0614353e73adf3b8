"""How to ask: settings, weights, exclusions and judgements kept."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from clearance.entities import Entity, Listing
from clearance.errors import UsageError
from clearance.screening import (
    DEFAULT_THRESHOLD,
    OFAC_LEAST,
    SETTINGS,
    Cleared,
    Index,
    Match,
    Options,
    Query,
    party_digest,
    read_cleared,
)


def listed(key: str, name: str, **more: tuple[str, ...]) -> Listing:
    """Make a listed person of one list with a programme."""
    sanction = Entity(f"{key}-1", "Sanction", {"program": ("ALPHA",)}, ("list_a",))
    entity = Entity(key, "Person", {"name": (name,), **more}, ("list_a",))
    return Listing(entity, (sanction,))


MILAN = listed("milan", "KOVAC, Milan", nationality=("rs",), birthDate=("1960-02-03",))
OTHERS = ("SANTOS, Rui", "WEBER, Anke", "OKAFOR, Chidi", "LINDQVIST, Bo", "TAN, Mei")
LISTINGS = (
    MILAN,
    listed("milana", "KOVACEVIC, Milana"),
    *(listed(f"o{n}", name) for n, name in enumerate(OTHERS)),
)


@cache
def the_index() -> Index:
    """Build the index when it is first asked for."""
    return Index.build(LISTINGS)


QUERY = Query(id="c-7", names=("Milan Kovac",))
JUDGED = Cleared("c-7", "milan", party_digest(MILAN), "another birth place", "ana")


def ids(matches: tuple[Match, ...]) -> list[str]:
    """List who was found, best first."""
    return [match.listing.entity.id for match in matches]


def test_a_setting_stands_for_a_threshold() -> None:
    """Broad reports from less on, narrow from more; a threshold given wins."""
    assert SETTINGS["broad"] < SETTINGS["default"] < SETTINGS["narrow"]
    assert SETTINGS["default"] == DEFAULT_THRESHOLD == Options().threshold
    assert SETTINGS["broad"] == Options(setting="broad").threshold
    assert 0.9 == Options(setting="broad", threshold=0.9).threshold
    assert OFAC_LEAST == Options(mode="ofac").threshold


def test_an_excluded_party_is_never_shown() -> None:
    """By name or by number, and by the id that its list gives it."""
    assert "milan" in ids(the_index().screen(QUERY))
    assert "milan" not in ids(the_index().screen(QUERY, Options(exclusions=("milan",))))


def test_a_weight_of_nothing_leaves_a_field_out_of_account() -> None:
    """Evidence of that field is still told, for and against, with no points."""
    query = replace(QUERY, names=("Milan Kovach",), countries=("de",))
    bare = the_index().screen(replace(query, countries=()))[0]
    without = the_index().screen(query, Options(weights={"country": 0}))[0]

    assert bare.score == without.score
    assert {"country_differs": 0.0} == {
        one.code: one.points for one in without.evidence if "country" in one.code
    }


def test_a_contradiction_of_no_weight_does_not_hide_a_name() -> None:
    """Another birth date may be told to count for nothing."""
    query = replace(QUERY, birth_dates=("1999-01-01",))
    found = the_index().screen(query, Options(weights={"birth_date": 0}))

    assert the_index().screen(QUERY)[0].score == found[0].score


def test_a_double_weight_moves_the_score_further() -> None:
    """Support and doubt both grow, and the score stays within 0 and 1."""
    query = replace(QUERY, names=("Milan Kovach",))
    wide = Options(threshold=0.0)
    for born in ("1960-02-03", "1999-01-01"):
        asked = replace(query, birth_dates=(born,))
        bare = the_index().screen(query, wide)[0].score
        once = the_index().screen(asked, wide)[0].score
        double = Options(threshold=0.0, weights={"birth_date": 2})
        twice = the_index().screen(asked, double)[0].score

        assert abs(twice - bare) > abs(once - bare)
        assert 0 <= twice < 1


def test_a_judged_match_is_marked_and_comes_last() -> None:
    """It stays in sight with the reason, but is no hit."""
    wide = Options(threshold=0.3, cleared=(JUDGED,))
    found = the_index().screen(QUERY, wide)

    assert "milan" == ids(found)[-1]
    assert "Judged not to be the party by ana: another birth place" == found[-1].known
    assert "cleared" == found[-1].evidence[-1].code
    assert all(match.known is None for match in found[:-1])


def test_a_judgement_holds_for_its_own_customer_only() -> None:
    """Another customer of the same name is another question."""
    options = Options(cleared=(JUDGED,))

    assert the_index().screen(replace(QUERY, id="c-8"), options)[0].known is None


def test_a_name_typed_in_is_its_own_id() -> None:
    """Where a query has no id, its first name stands for it."""
    judged = replace(JUDGED, query="Milan Kovac")
    found = the_index().screen(replace(QUERY, id=None), Options(cleared=(judged,)))

    assert found[0].known is not None


@pytest.mark.parametrize(
    "changed",
    [
        {"name": ("KOVAC, Milan", "KOVACS, Milan")},
        {"birthDate": ("1960-02-04",)},
        {"passportNumber": ("A1234567",)},
    ],
)
def test_a_change_of_the_listed_party_lifts_the_mark(
    changed: dict[str, tuple[str, ...]],
) -> None:
    """A new name, birth date or number is a new case, and the match says so."""
    entity = MILAN.entity
    fresh = replace(entity, properties={**entity.properties, **changed})
    index = Index.build([replace(MILAN, entity=fresh), *LISTINGS[1:]])
    found = index.screen(QUERY, Options(threshold=0.1, cleared=(JUDGED,)))[0]

    assert found.known is None
    assert "judge again" in found.evidence[-1].text


def test_a_new_programme_lifts_the_mark_and_a_remark_does_not() -> None:
    """What the judgement rests on counts; words beside it do not."""
    more = Entity("milan-2", "Sanction", {"program": ("BETA",)}, ("list_a",))
    entity = MILAN.entity
    noted = replace(entity, properties={**entity.properties, "notes": ("tall",)})

    assert party_digest(MILAN) != party_digest(
        replace(MILAN, attached=(*MILAN.attached, more))
    )
    assert party_digest(MILAN) == party_digest(replace(MILAN, entity=noted))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"setting": "wide"}, "Use one of: broad, default, narrow"),
        ({"weights": {"shoe": 1}}, "no weight for 'shoe'"),
        ({"weights": {"country": 3}}, "from 0 to 2"),
        ({"weights": {"country": float("nan")}}, "from 0 to 2"),
        ({"threshold": float("nan")}, "from 0 to 1"),
    ],
)
def test_what_cannot_be_is_refused(options: dict[str, object], said: str) -> None:
    """One sentence says what would be right."""
    with pytest.raises(UsageError, match=said):
        Options(**options)  # type: ignore[arg-type]


def test_judgements_are_read_from_csv(tmp_path: Path) -> None:
    """Columns in any order; by and on may be missing."""
    file = tmp_path / "cleared.csv"
    file.write_text("party_id,query_id,reason,digest\nmilan,c-7,no,abc\n", "utf-8")

    assert (Cleared("c-7", "milan", "abc", "no"),) == read_cleared(file)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("query_id,party_id,reason\n", "no column digest"),
        ("", "no column query_id"),
        (
            "query_id,party_id,digest,reason\na,b,c,d\na,b,c,\n",
            "line 3: reason is empty",
        ),
        ('query_id,party_id,digest,reason\n"a,b,c\n', "no CSV file"),
    ],
)
def test_a_file_of_judgements_that_is_wrong_says_where(
    tmp_path: Path, text: str, said: str
) -> None:
    """A judgement that cannot be read must not silently be left out."""
    file = tmp_path / "cleared.csv"
    file.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=said):
        read_cleared(file)


def test_a_file_of_judgements_that_is_not_there_says_so(tmp_path: Path) -> None:
    """The path is named."""
    with pytest.raises(UsageError, match="cannot be read"):
        read_cleared(tmp_path / "none.csv")
    (tmp_path / "bytes.csv").write_bytes(b"query_id\xff\xfe,\n")
    with pytest.raises(UsageError, match="UTF-8"):
        read_cleared(tmp_path / "bytes.csv")
