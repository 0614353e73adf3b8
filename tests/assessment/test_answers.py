"""The questions that users bring, and what each jurisdiction says of them."""

from datetime import date
from typing import Any

import pytest

from clearance.assessment import Assessment, Jurisdiction, assess, deal_of
from clearance.finding import Outcome
from clearance.law import the_book

BOOK = the_book()


def asked(day: str, **deal: Any) -> Assessment:
    """Assess a deal on a day."""
    return assess(deal_of(deal, "the deal"), BOOK, date.fromisoformat(day))


def of(assessment: Assessment, name: str) -> Jurisdiction:
    """Give what one jurisdiction says."""
    return next(one for one in assessment.jurisdictions if one.id == name)


def ruled(jurisdiction: Jurisdiction) -> dict[str, Outcome]:
    """Give the outcome of each rule that was found."""
    return {r.finding.rule: r.finding.outcome for r in jurisdiction.ruled}


def questions(jurisdiction: Jurisdiction) -> set[str]:
    """Name the facts that are asked for."""
    return {one.question.fact for one in jurisdiction.questions}


# --- a German exporter, integrated circuits, Kyrgyzstan ------------------------------


def exporter(day: str, facts: dict[str, Any] | None = None, **more: Any) -> Assessment:
    """A German exporter ships HS 8542.31 to Kyrgyzstan."""
    return asked(
        day,
        actor={"country": "DE", "kind": "exporter"},
        does=["export"],
        parties=[
            {"name": "Luna", "country": "KG", "kind": "company", "lists": []}
            | {"owners": [], "controlled_by": []}
        ],
        goods=[{"hs": "8542.31", "origin": "DE", "destination": "KG"} | more],
        facts=facts or {},
    )


def test_in_2021_chips_to_kyrgyzstan_were_on_no_list_of_diversion() -> None:
    found = exporter("2021-06-15")

    assert "coalition.diversion" not in ruled(of(found, "coalition"))
    assert not any("12g" in rule for rule in ruled(of(found, "eu")))
    assert Outcome.PROHIBITED not in {one.outcome for one in found.jurisdictions}
    assert Outcome.EXPOSED not in {one.outcome for one in found.jurisdictions}


def test_in_2024_they_are_a_warning_and_need_the_no_russia_clause() -> None:
    found = exporter("2024-06-15")

    assert ruled(of(found, "coalition"))["coalition.diversion"] is Outcome.EXPOSED
    assert "contract.no_russia_clause" in questions(of(found, "eu"))
    assert "goods.final_destination" in questions(of(found, "eu"))
    assert found.outcome is Outcome.EXPOSED


def test_chips_for_russia_itself_are_forbidden_to_the_exporter() -> None:
    listed = {"goods.eu_listed": True}

    found = exporter("2024-06-15", facts=listed, final_destination="RU")
    unlisted = exporter("2024-06-15", final_destination="RU")

    assert of(found, "eu").outcome is Outcome.PROHIBITED
    assert "goods.eu_listed" in questions(of(unlisted, "eu"))


# --- a Turkish bank ------------------------------------------------------------------


def bank(day: str, **more: Any) -> Jurisdiction:
    """A Turkish bank clears dollars for a person designated under E.O. 14024."""
    found = asked(
        day,
        actor={"country": "TR", "kind": "bank"},
        parties=[
            {"name": "X", "country": "RU", "lists": ["us.sdn"], "kind": "company"}
            | {"programmes": ["RUSSIA-EO14024"]}
            | more.pop("party", {})
        ],
        payment={"currency": "USD"} | more.pop("payment", {}),
        **({"does": ["payment"]} | more),
    )
    return of(found, "us")


def test_dollars_for_a_blocked_person_make_a_us_bank_break_the_law() -> None:
    before, after = bank("2023-11-15"), bank("2024-01-15")

    assert ruled(before)["us.ieepa.causing"] is Outcome.PROHIBITED
    assert ruled(after)["us.ieepa.causing"] is Outcome.PROHIBITED


def test_foreign_banks_are_exposed_from_december_2023_on_only() -> None:
    technology = {"party": {"sectors": ["technology"]}}
    significant = {"payment": {"significant": True}}

    before = bank("2023-11-15", **technology, **significant)
    after = bank("2024-01-15", **technology, **significant)

    assert not any("s11" in rule for rule in ruled(before))
    assert ruled(after)["us.secondary.s11-sectors"] is Outcome.EXPOSED


def test_whether_it_was_significant_is_asked_and_not_guessed() -> None:
    found = bank("2024-01-15", party={"sectors": ["technology"]})

    assert ruled(found)["us.secondary.s11-sectors"] is Outcome.UNKNOWN
    assert "payment.significant" in questions(found)


def test_the_military_industrial_base_widens_on_12_june_2024() -> None:
    shipment: dict[str, Any] = {
        "party": {"sectors": ["energy"]},
        "payment": {"significant": True},
        "does": ["payment", "export"],
        "goods": [{"hs": "8542.31", "origin": "TR", "destination": "RU"}],
    }

    before = bank("2024-06-11", **shipment)
    after = bank("2024-06-13", **shipment)

    assert ruled(after)["us.secondary.s11-mib"] is Outcome.EXPOSED
    assert ruled(before)["us.secondary.s11-mib"] is not Outcome.EXPOSED


# --- an owner of exactly half --------------------------------------------------------


def owned(
    day: str, country: str, owner: str, *, controlled: bool = False
) -> Jurisdiction:
    """Somebody of a country pays a company of which a listed person has 50.0 %."""
    lists = {"eu": "eu.asset-freeze", "uk": "uk.asset-freeze", "us": "us.sdn"}
    found = asked(
        day,
        actor={"country": country, "kind": "company"},
        does=["make_available"],
        parties=[
            {
                "name": "Y",
                "country": "AT",
                "kind": "company",
                "lists": [],
                "owners": [{"share": "50.0", "lists": [lists[owner]]}],
            }
            | ({"controlled_by": []} if not controlled else {})
        ],
    )
    return of(found, owner)


def test_half_is_enough_for_the_eu_from_3_july_2024_on() -> None:
    before, after = owned("2024-07-02", "DE", "eu"), owned("2024-07-04", "DE", "eu")

    assert "eu.269.asset-freeze" not in ruled(before)
    assert ruled(after)["eu.269.asset-freeze"] is Outcome.PROHIBITED


def test_half_is_not_enough_for_the_uk_and_control_is_asked_for() -> None:
    found = owned("2024-07-04", "GB", "uk")
    open_ = owned("2024-07-04", "GB", "uk", controlled=True)

    assert "uk.russia.asset-freeze" not in ruled(found)
    assert ruled(open_)["uk.russia.asset-freeze"] is Outcome.UNKNOWN
    assert "party.controlled.uk" in questions(open_)


@pytest.mark.parametrize("day", ["2024-07-02", "2024-07-04"])
def test_half_was_always_enough_for_the_us(day: str) -> None:
    found = owned(day, "US", "us")

    assert ruled(found)["us.ofac.blocking"] is Outcome.PROHIBITED


def test_an_owner_whom_only_the_eu_lists_blocks_nothing_in_the_us() -> None:
    found = asked(
        "2024-07-04",
        actor={"country": "US", "kind": "company"},
        does=["make_available"],
        parties=[
            {"name": "Y", "country": "AT", "lists": []}
            | {"owners": [{"share": "50.0", "lists": ["eu.asset-freeze"]}]}
        ],
    )

    assert of(found, "us").outcome is not Outcome.PROHIBITED


# --- medicine for a blocked hospital operator ----------------------------------------


def test_medicine_for_a_blocked_operator_may_be_licensed_and_is_never_allowed() -> None:
    found = asked(
        "2025-03-03",
        actor={"country": "US", "kind": "exporter"},
        does=["export"],
        parties=[
            {"name": "clinic", "country": "RU", "lists": ["us.sdn"]}
            | {"programmes": ["RUSSIA-EO14024"]}
        ],
        goods=[{"categories": ["medicine"], "origin": "US", "destination": "RU"}],
        purposes=["medical"],
    )
    blocking = next(
        one.finding
        for one in of(found, "us").ruled
        if one.finding.rule == "us.ofac.blocking"
    )

    assert blocking.outcome is Outcome.NEEDS_LICENCE
    assert "us.gl.6" in blocking.because
    assert blocking.conditions
    assert "licensed" in blocking.note


# --- crude, by price, day and coalition member ---------------------------------------

_MEMBERS = {"us": "US", "eu": "GR", "uk": "GB", "jp": "JP"}


def shipped(day: str, member: str, price: int) -> Outcome:
    """Somebody of a coalition member ships Russian crude to India."""
    found = asked(
        day,
        actor={"country": _MEMBERS[member], "kind": "shipowner"},
        does=["shipping"],
        parties=[
            {"name": "buyer", "country": "IN", "kind": "company", "lists": []}
            | {"owners": [], "controlled_by": []}
        ],
        oil={"product": "crude", "price": price, "seaborne": True, "origin": "RU"}
        | {"destination": "IN"},
        goods=[{"categories": ["crude"], "loaded_on": day, "origin": "RU"}],
        contract={"signed_on": day},
        vessels=[],
    )
    caps = [
        one.finding.outcome
        for one in of(found, member).ruled
        if one.finding.rule == f"{member}.price-cap.crude"
    ]
    return caps[0] if caps else Outcome.NOT_CAUGHT


@pytest.mark.parametrize("member", _MEMBERS)
@pytest.mark.parametrize(("price", "over"), [(59, False), (60, False), (61, True)])
def test_on_1_september_2025_the_cap_is_60_for_all(
    member: str, price: int, *, over: bool
) -> None:
    forbidden = shipped("2025-09-01", member, price) is Outcome.PROHIBITED

    assert forbidden is over


@pytest.mark.parametrize("price", [59, 60, 61])
@pytest.mark.parametrize("member", ["eu", "uk", "jp"])
def test_on_1_october_2025_it_is_lower_for_all_but_the_us(
    member: str, price: int
) -> None:
    assert shipped("2025-10-01", member, price) is Outcome.PROHIBITED


@pytest.mark.parametrize(("price", "over"), [(59, False), (60, False), (61, True)])
def test_the_us_did_not_follow(price: int, *, over: bool) -> None:
    forbidden = shipped("2025-10-01", "us", price) is Outcome.PROHIBITED

    assert forbidden is over


# --- winding down --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "outcome"),
    [("2025-02-26", Outcome.NEEDS_LICENCE), ("2025-02-28", Outcome.PROHIBITED)],
)
def test_a_wind_down_with_gazprom_neft_ends_on_27_february_2025(
    day: str, outcome: Outcome
) -> None:
    found = asked(
        day,
        actor={"country": "US", "kind": "company"},
        does=["payment", "wind_down"],
        parties=[
            {"name": "Gazprom Neft", "country": "RU", "kind": "company"}
            | {"lists": ["us.sdn"], "groups": ["gazprom-neft"]}
            | {"programmes": ["RUSSIA-EO14024"]}
        ],
        purposes=["wind_down"],
    )

    assert ruled(of(found, "us"))["us.ofac.blocking"] is outcome


# --- a US parent asks to drop a contract ---------------------------------------------


def dropped(law: str, day: str = "2024-06-03") -> Assessment:
    """A German firm is asked by its US parent to drop a lawful contract."""
    return asked(
        day,
        actor={"country": "DE", "kind": "company", "parent_country": "US"},
        does=["end_contract"],
        parties=[{"name": "Z", "country": "RU", "lists": [], "owners": []}],
        demands=[law],
        facts={"demand.contract_lawful": True},
    )


def test_the_blocking_statute_does_not_cover_us_law_on_russia() -> None:
    found = dropped("us.russia")

    assert of(found, "eu").outcome is not Outcome.PROHIBITED


def test_it_forbids_obeying_us_law_on_iran() -> None:
    found = dropped("us.iran")

    assert of(found, "eu").outcome is Outcome.PROHIBITED


# --- SPFS ----------------------------------------------------------------------------


def spfs(day: str, country: str) -> Assessment:
    """A bank of a country pays through SPFS."""
    return asked(
        day,
        actor={"country": country, "kind": "bank"},
        does=["payment", "messaging"],
        parties=[{"name": "P", "country": "RU", "lists": [], "owners": []}],
        payment={"currency": "RUB", "mechanism": ["spfs"], "banks": []},
        facts={"payment.direct_spfs": True},
    )


def test_spfs_exposes_a_third_country_bank_from_november_2024_on() -> None:
    before = of(spfs("2024-11-20", "KG"), "us")
    after = of(spfs("2024-11-22", "KG"), "us")

    assert "us.secondary.spfs" not in ruled(before)
    assert ruled(after)["us.secondary.spfs"] is Outcome.EXPOSED


def test_an_eu_bank_abroad_may_not_connect_to_it_and_others_are_not_bound() -> None:
    bound, free = of(spfs("2024-07-01", "DE"), "eu"), of(spfs("2024-07-01", "KG"), "eu")

    assert bound.outcome is Outcome.PROHIBITED
    assert Outcome.PROHIBITED not in ruled(free).values()
