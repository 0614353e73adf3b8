"""Small lists made by hand: what is found, in what order, and why."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from clearance.entities import Entity, Listing
from clearance.errors import InvalidValueError, StoreDamagedError, UsageError
from clearance.screening import (
    DEFAULT_THRESHOLD,
    Index,
    Match,
    Options,
    Query,
    query_of,
)
from clearance.values import Identifier, parse_identifier

IMO = "9074729"
WALLET = "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"


def listed(
    key: str, kind: str, properties: Mapping[str, tuple[str, ...]], *attached: Entity
) -> Listing:
    """Make a listed party of one list."""
    return Listing(Entity(key, kind, properties, ("list_a",)), attached)


def link(key: str, head: str) -> Entity:
    """Make a relation that says one party is linked to another."""
    ends = {"subject": (key,), "object": (head,)}
    return Entity(f"{key}-link", "UnknownLink", ends, ("list_a",))


LISTINGS = (
    listed(
        "putin",
        "Person",
        {
            "name": ("PUTIN, Vladimir Vladimirovich",),
            "birthDate": ("1952-10-07",),
            "gender": ("male",),
            "nationality": ("ru",),
        },
        Entity(
            "putin-pass", "Passport", {"holder": ("putin",), "number": ("AB 123456",)}
        ),
    ),
    listed(
        "ivanov",
        "Person",
        {
            "name": ("IVANOV, Aleksandr Petrovich",),
            "birthDate": ("1960",),
            "nationality": ("ru",),
        },
    ),
    listed(
        "sberbank",
        "Company",
        {
            "name": ("PUBLIC JOINT STOCK COMPANY SBERBANK OF RUSSIA",),
            "swiftBic": ("SABRRUMM",),
            "country": ("ru",),
        },
    ),
    listed(
        "sberbank-ua",
        "Company",
        {"name": ("JOINT STOCK COMPANY SBERBANK",), "country": ("ua",)},
        link("sberbank-ua", "sberbank"),
    ),
    *(
        listed(
            f"sberbank-{n}",
            "Company",
            {"name": (f"SBERBANK {what} LLC",)},
            link(f"sberbank-{n}", "sberbank"),
        )
        for n, what in enumerate(("LEASING", "FACTORING", "CAPITAL", "SERVICE"))
    ),
    listed(
        "vtb",
        "Company",
        {"name": ("VTB BANK PUBLIC JOINT STOCK COMPANY",), "alias": ("VTB", "ВТБ")},
    ),
    listed("vtb-leasing", "Company", {"name": ("VTB LEASING JOINT STOCK COMPANY",)}),
    listed(
        "plant-38",
        "Company",
        {"name": ("REPAIR PLANT NO. 38",), "innCode": ("7702070139",)},
    ),
    listed("corp", "Company", {"name": ("11420 CORP.",)}),
    listed("trader", "Company", {"name": ("ALPHA GENERAL TRADING LLC",)}),
    listed("ship", "Vessel", {"name": ("OCEAN PEARL",), "imoNumber": (f"IMO {IMO}",)}),
    listed("export", "Company", {"name": ("ROSOBORONEKSPORT OAO",)}),
    listed(
        "hussein",
        "Person",
        {"name": ("HUSSEIN AL-TIKRITI, Saddam",), "weakAlias": ("ABU UDAY",)},
    ),
    listed(
        "wallet",
        "Person",
        {"name": ("SMIRNOV, Gleb",)},
        Entity(
            "wallet-1",
            "CryptoWallet",
            {"holder": ("wallet",), "publicKey": (WALLET,)},
        ),
    ),
)


@pytest.fixture(scope="module")
def index() -> Index:
    """Index the list above."""
    return Index.build(LISTINGS)


def ids(matches: tuple[Match, ...]) -> list[str]:
    """List who was found, best first."""
    return [match.listing.entity.id for match in matches]


def codes(match: Match) -> set[str]:
    """List the codes of the evidence."""
    return {evidence.code for evidence in match.evidence}


def ask(index: Index, name: str, **fields: Any) -> tuple[Match, ...]:
    """Screen one name with other fields."""
    return index.screen(Query(names=(name,), **fields))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Vladimir Putin", "putin"),
        ("Putin Vladimir", "putin"),
        ("Владимир Путин", "putin"),
        ("Путин Владимир Владимирович", "putin"),
        ("Wladimir Putin", "putin"),
        ("V. Putin", "putin"),
        ("VladimirPutin", "putin"),
        ("Vladimir Puttin", "putin"),
        ("Vla\u200bdimir Putin", "putin"),
        ("Vladimir Рutin", "putin"),  # the P is Cyrillic
        ("Sasha Ivanov", "ivanov"),
        ("Олександр Іванов", "ivanov"),
        ("Сбербанк", "sberbank"),
        ("Sberbank", "sberbank"),
        ("Sberbank of Russia, PAO", "sberbank"),
        ("ВТБ", "vtb"),
        ("VTB", "vtb"),
        ("Банк ВТБ (ПАО)", "vtb"),
        ("Rosoboronexport", "export"),
        ("Рособоронэкспорт", "export"),
        ("صدام حسين التكريتي", "hussein"),
        ("Ремонтный завод № 38", "plant-38"),
        ("M/V Ocean Pearl", "ship"),
    ],
)
def test_names_as_they_come_find_the_right_party_first(
    index: Index, name: str, expected: str
) -> None:
    """Order, script, romanisation, short forms, legal forms and slips do not hide."""
    found = ask(index, name)

    assert expected == ids(found)[0]


@pytest.mark.parametrize(
    "name",
    [
        "Petrov Corp.",
        "Trading Company LLC",
        "General Trading Limited",
        "Repair Plant No. 83",
        "Valentina Pushkina",
        "Limited Liability Company",
        "Bank",
        "",
        "...",
        "Vladimir",
    ],
)
def test_what_is_not_listed_is_not_found(index: Index, name: str) -> None:
    """Ordinary words, other numbers and a given name alone match nobody."""
    assert () == ask(index, name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"IMO {IMO}", "ship"),
        (IMO, "ship"),
        ("SABRRUMM", "sberbank"),
        ("SABRRUMMXXX", "sberbank"),
        ("7702070139", "plant-38"),
        ("INN 7702070139", "plant-38"),
        ("AB123456", "putin"),
        (WALLET, "wallet"),
    ],
)
def test_identifiers_typed_by_themselves_find_their_holder(
    index: Index, text: str, expected: str
) -> None:
    """A number or code is recognised in what somebody types."""
    found = index.screen(query_of(text))

    assert [expected] == ids(found)
    assert "identifier" in codes(found[0])


def test_identifiers_of_different_kinds_never_match(index: Index) -> None:
    """An INN that is written as a passport number is another thing."""
    query = Query(identifiers=(("passport", "7702070139"),))

    assert () == index.screen(query)


def test_a_tax_number_finds_the_party_listed_with_an_inn(index: Index) -> None:
    """Customers write "tax number" where a list says INN: one number, told as INN."""
    (found,) = index.screen(Query(identifiers=(("tax_number", "7702 070 139"),)))

    assert "plant-38" == found.listing.entity.id
    assert ["The INN is the same: 7702 070 139."] == [e.text for e in found.evidence]


def test_another_tax_number_does_not_speak_against_an_inn(index: Index) -> None:
    """A tax number of unknown sort that differs may be of another country."""
    query = Query(names=("Repair Plant No. 38",), identifiers=(("tax_number", "1"),))

    assert "identifier_differs" not in codes(index.screen(query)[0])


def test_query_of_leaves_names_alone() -> None:
    """A name of one word stays a name, though it might be a code."""
    assert ("Gazprombank",) == query_of(" Gazprombank ").names
    assert () == query_of("Gazprombank").identifiers
    assert (Identifier("imo", IMO),) == query_of(f"IMO {IMO}").identifiers
    assert () == query_of(f"IMO {IMO}").names


def test_a_number_that_fails_its_check_digit_is_kept_as_written() -> None:
    """ "IMO" before a wrong number still says what it is meant to be."""
    query = query_of("IMO 9319465")

    assert (("imo", "9319465"),) == query.identifiers
    assert ("IMO 9319465",) == query.names


@pytest.mark.parametrize(
    "asked", ["V. Putin", "Putin V.", "V.V. Putin"], ids=["before", "after", "two"]
)
def test_a_surname_with_initials_finds_its_bearer(index: Index, asked: str) -> None:
    """Initials that fit are no reason to miss whom the surname alone would find."""
    assert "putin" == ids(ask(index, asked))[0]


def test_a_branch_is_its_bank(index: Index) -> None:
    """Where a branch is does not hide whose it is."""
    found = ask(index, "Sberbank of Russia, Moscow branch")

    assert "sberbank" == ids(found)[0]


def test_evidence_points_add_up_to_the_score(index: Index) -> None:
    """What each reason moved is the whole score, with nothing hidden."""
    (found,) = ask(
        index, "Vladimir Puttin", birth_dates=("1952-10-07",), countries=("de",)
    )

    assert found.score == pytest.approx(sum(e.points for e in found.evidence))


def test_a_namesake_with_another_birth_date_is_lowered_and_says_so(
    index: Index,
) -> None:
    """Another birth year and another country speak against, in plain sentences."""
    bare = ask(index, "Alexander Ivanov")[0]
    query = Query(
        names=("Alexander Ivanov",), birth_dates=("1991-05-02",), countries=("de",)
    )
    (other,) = index.screen(query, Options(threshold=0.3))

    texts = [e.text for e in other.evidence if e.points < 0]
    assert other.score < bare.score - 0.2
    assert any("differs by 31 years" in text for text in texts)
    assert any("Germany" in text and "Russia" in text for text in texts)


def test_another_country_alone_never_hides_a_name(index: Index) -> None:
    """A country lowers; what the name alone would report is still reported."""
    options = Options(threshold=ask(index, "Alexander Ivanov")[0].score)
    query = Query(names=("Alexander Ivanov",), countries=("de",))
    (found,) = index.screen(query, options)

    assert "country_differs" in codes(found)
    assert "kept" in codes(found)


@pytest.mark.parametrize(
    ("field", "same", "other"),
    [
        ("birth_dates", "1952-10-07", "1982-10-07"),
        ("countries", "ru", "de"),
        ("genders", "male", "female"),
    ],
)
def test_each_field_speaks_for_and_against(
    index: Index, field: str, same: str, other: str
) -> None:
    """A field that agrees raises the score, one that differs lowers it."""
    bare = ask(index, "Vladimir Puttin")[0].score
    agreeing = ask(index, "Vladimir Puttin", **{field: (same,)})[0].score
    opposed: dict[str, Any] = {field: (other,)}
    query = Query(names=("Vladimir Puttin",), **opposed)
    differing = index.screen(query, Options(threshold=0.1))[0].score

    assert differing < bare < agreeing


def test_a_company_is_not_a_person(index: Index) -> None:
    """Asking about a company with a person's name is evidence against."""
    query = Query(names=("Vladimir Putin",), kind="Company")
    found = index.screen(query, Options(threshold=0.3))

    assert "kind_differs" in codes(found[0])


def test_a_missing_patronymic_is_neutral_and_another_is_not(index: Index) -> None:
    """Nobody must give the father's name, but a wrong one speaks against."""
    missing = ask(index, "Aleksandr Ivanov")[0]
    wrong = index.screen(
        Query(names=("Aleksandr Sergeevich Ivanov",)), Options(threshold=0.1)
    )[0]

    assert "patronymic" in codes(missing)
    assert wrong.score < missing.score - 0.1


def test_a_weak_alias_counts_less(index: Index) -> None:
    """What the list itself calls weak weighs less, and the reason is given."""
    (found,) = index.screen(Query(names=("Abu Uday",)), Options(threshold=0.3))
    strong = ask(index, "Gleb Smirnov")[0]

    (weak,) = (e for e in found.evidence if "calls this alias weak" in e.text)
    assert weak.points < 0
    assert found.score < strong.score - 0.02


def test_another_number_of_the_same_kind_speaks_against(index: Index) -> None:
    """A ship with another IMO number is probably another ship."""
    bare = ask(index, "Ocean Pearl")[0].score
    other = Query(
        names=("Ocean Pearl",), identifiers=(parse_identifier("imo", "9412335"),)
    )
    (found,) = index.screen(other, Options(threshold=0.1))

    assert found.score < bare
    assert "identifier_differs" in codes(found)


def test_a_name_that_may_be_a_bank_code_is_found_as_the_name_in_any_case(
    index: Index,
) -> None:
    """ "SBERBANK" has the form of a BIC, and another one says nothing against it."""
    query = query_of("SBERBANK")
    assert query.identifiers

    small, large = ask(index, "Sberbank")[0], index.screen(query)[0]
    assert (large.listing.entity.id, large.score) == ("sberbank", small.score)
    assert "identifier_differs" not in codes(large)

    said = Query(names=("SBERBANK",), identifiers=(("bic", "DEUTDEFF"),))
    found = {m.listing.entity.id: m for m in index.screen(said, Options(threshold=0))}
    assert "identifier_differs" in codes(found["sberbank"])


def test_the_very_name_is_said_to_be_it_and_is_named_before_other_spellings() -> None:
    """Of names that are worth the same, the one that was asked about is shown."""
    names = ("Газпромбанк", "Gazprombank", "GAZPROM BANK")
    index = Index.build([listed("bank", "Company", {"name": names})])

    for asked in names:
        (found,) = ask(index, asked)
        assert found.name is not None
        assert found.name.lower() == asked.lower()
        assert " is the listed name " in found.evidence[0].text
    (other,) = ask(index, "Gaz prombank")
    assert "written apart or together" in other.evidence[0].text


def test_another_flag_does_not_hide_a_ship_that_its_number_alone_finds() -> None:
    """A slip in a number is a match, and ships change their countries."""
    ship = {"name": ("BOLERO",), "imoNumber": ("9412335",), "flag": ("gm",)}
    ships = Index.build([listed("ship", "Vessel", ship)])
    number = (("imo", "9412336"),)

    for countries in ((), ("ru",)):
        (found,) = ships.screen(Query(identifiers=number, countries=countries))
        assert found.score >= DEFAULT_THRESHOLD
    assert "Kept, since the number alone" in " ".join(e.text for e in found.evidence)


def test_scores_rank_within_the_band(index: Index) -> None:
    """The head office comes before its subsidiaries, and no two score 1."""
    found = ask(index, "Sberbank")

    assert ["sberbank", "sberbank-ua"] == ids(found)[:2]
    assert all(match.score < 1 for match in found)
    assert sorted((m.score for m in found), reverse=True) == [m.score for m in found]


def test_options_filter_by_kind_source_and_limit(index: Index) -> None:
    """Only what was asked for is looked at."""
    query = Query(names=("Sberbank",))

    assert 1 == len(index.screen(query, Options(limit=1)))
    assert () == index.screen(query, Options(kinds=("Vessel",)))
    with pytest.raises(UsageError, match=r"no list 'list_b'\. Use one of: list_a"):
        index.screen(query, Options(sources=("list_b",)))
    assert index.screen(query) == index.screen(query, Options(sources=("list_a",)))
    assert index.screen(query) == index.screen(query, Options(kinds=("LegalEntity",)))


def test_bad_questions_get_one_clear_sentence(index: Index) -> None:
    """Unknown kinds, dates and thresholds are refused with what to do."""
    with pytest.raises(UsageError, match="Use one of"):
        index.screen(Query(names=("a",), kind="Pirate"))
    with pytest.raises(UsageError, match="Use one of"):
        index.screen(Query(names=("a",)), Options(kinds=("Pirate",)))
    with pytest.raises(InvalidValueError):
        index.screen(Query(names=("a",), birth_dates=("soon",)))
    with pytest.raises(InvalidValueError, match="Use one of"):
        index.screen(Query(identifiers=(("horoscope", "12345"),)))
    with pytest.raises(UsageError, match="from 0 to 1"):
        Options(threshold=7)
    with pytest.raises(UsageError, match="1 or more"):
        Options(limit=0)


def test_a_reopened_index_answers_the_same(index: Index, tmp_path: Path) -> None:
    """What was saved and opened gives equal matches, evidence included."""
    index.save(tmp_path / "index")
    again = Index.open(tmp_path / "index")
    names = ("Vladimir Putin", "ВТБ", "Sberbank", "Ocean Pearl", "nobody here")

    assert index.size == again.size
    for name in names:
        assert ask(index, name) == ask(again, name)


def test_saving_again_replaces_the_index(index: Index, tmp_path: Path) -> None:
    """A second index takes the place of the first, with nothing left behind."""
    index.save(tmp_path / "index")
    Index.build(LISTINGS[:2]).save(tmp_path / "index")

    assert (2, 2) == Index.open(tmp_path / "index").size
    assert ["index"] == [path.name for path in tmp_path.iterdir()]


def test_a_damaged_index_says_so(index: Index, tmp_path: Path) -> None:
    """A missing, cut, changed or older index is to be built again."""
    folder = tmp_path / "index"
    with pytest.raises(StoreDamagedError, match="Build it again"):
        Index.open(folder)

    for name in ("grams_weights.npy", "parties.arrow", "index.json"):
        index.save(folder)
        path = folder / name
        path.write_bytes(path.read_bytes()[:-20])
        with pytest.raises(StoreDamagedError):
            Index.open(folder)

    index.save(folder)
    manifest = folder / "index.json"
    written = json.loads(manifest.read_text())
    for key, other, said in (("format", 0, "format 0"), ("lexicons", "", "lexicons")):
        manifest.write_text(json.dumps({**written, key: other}))
        with pytest.raises(StoreDamagedError, match=said):
            Index.open(folder)


def test_an_empty_list_finds_nothing(tmp_path: Path) -> None:
    """No listings is a list too."""
    Index.build(()).save(tmp_path / "index")
    empty = Index.open(tmp_path / "index")

    assert (0, 0) == empty.size
    assert () == ask(empty, "Vladimir Putin")


def test_considered_names_whom_a_query_is_compared_with(index: Index) -> None:
    """What candidate search lets through can be looked at."""
    assert "putin" in index.considered(Query(names=("Vladimir Putin",)))


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [("birth_dates", "1970-01-01", "birth date"), ("genders", "female", "gender")],
)
def test_who_was_born_is_no_ship(
    index: Index, field: str, value: str, said: str
) -> None:
    """What only persons have speaks against things that are none."""
    bare = ask(index, "Ocean Perl")[0].score
    fields: dict[str, Any] = {field: (value,)}
    (found,) = index.screen(
        Query(names=("Ocean Perl",), **fields), Options(threshold=0.1)
    )

    assert found.score < bare
    assert any(said in e.text and "vessel" in e.text for e in found.evidence)


@pytest.mark.parametrize(
    ("born", "code"),
    [
        ("1953-10-07", "birth_date_near"),
        ("1953", "birth_date_near"),
        ("1953-01-01", "birth_date_near"),
        ("1952-10-09", "birth_date_near"),
        ("1952-07-10", "birth_date"),
        ("1953-06-21", "birth_date_differs"),
        ("1955-10-07", "birth_date_differs"),
    ],
)
def test_a_slip_in_a_birth_date_is_no_other_birth_date(
    index: Index, born: str, code: str
) -> None:
    """One part that differs may be a slip; a date that shares no part is another."""
    query = Query(names=("Vladimir Putin",), birth_dates=(born,))
    found = index.screen(query, Options(threshold=0.1))[0]

    assert code in codes(found)
