"""What a rule comes to: figures on a day, exceptions, facts that are missing."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearance.errors import LawError, UsageError
from clearance.finding import Finding, Outcome
from clearance.law import Book, check, load_book, search, turns_between
from clearance.values import keep_tables_in, tables_folder

DAY = date(2024, 6, 1)

_SHELL = {
    "facts.yml": """
- {name: actor.bound, type: boolean, question: Is it bound?}
- {name: activity, type: set, question: What is done?, values: [sale, gift]}
- {name: share, type: number, question: What share?}
- {name: blocked, type: boolean, question: Is it blocked?}
- {name: medical, type: boolean, question: Is it medical?}
- {name: to_army, type: boolean, question: Is it for an army?}
""",
    "uncertainties.yml": "- {id: doubt, priority: 1, about: x, text: Look it up.}\n",
    "instruments/x/act.yml": """
id: x.act
title: The Act
issuer: The House
jurisdiction: x
kind: statute
confidence: A
""",
}
_HEAD = """
jurisdiction: x
topics: [trade]
text: What it says.
checked_on: 2026-11-23
"""
_ALIVE = """in_force:
  - {from: 2020-01-01, value: true, source: "x.act, s. 1", confidence: B}
"""
_BAN = f"""
id: x.ban
title: No sales to the blocked
kind: prohibition
binds: [bound]
{_HEAD}{_ALIVE}
applies_when:
  all: [{{fact: activity, has: sale}}, {{fact: blocked, is: true}}]
"""
_HALF = f"""
id: x.half
title: Half is blocked
kind: definition
defines: blocked
{_HEAD}{_ALIVE}
parameters:
  threshold:
    unit: percent
    step: "0.01"
    spells:
      - {{from: 2020-01-01, value: "51", source: x.act, confidence: C}}
      - {{from: 2022-01-01, value: "50", source: x.act, confidence: B}}
applies_when: {{fact: share, at_least: $threshold}}
"""


def exception(
    name: str, kind: str, fact: str, to: str = "x.ban", life: str = _ALIVE
) -> str:
    """Write an exception to a rule."""
    return f"""
id: x.{name}
title: Exception {name}
kind: {kind}
{_HEAD}{life}
exception_to: [{to}]
applies_when: {{fact: {fact}, is: true}}
"""


def book(folder: Path, **rules: str) -> Book:
    """Write a book of a ban, a definition and more rules, and load it."""
    texts = {"ban": _BAN, "half": _HALF} | rules
    files = _SHELL | {f"x/{name}.yml": text for name, text in texts.items()}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return load_book(folder)


def found(there: Book, day: date = DAY, **facts: Any) -> Finding:
    """Put facts to the ban."""
    told = {name.replace("__", "."): value for name, value in facts.items()}
    finding = there.decide("x.ban", told, day)
    assert finding is not None
    return finding


SALE: dict[str, Any] = {"activity": ["sale"], "actor__bound": True}


def test_a_ban_forbids_what_it_is_about_and_nothing_else(tmp_path: Path) -> None:
    there = book(tmp_path)

    assert found(there, **SALE, blocked=True).outcome is Outcome.PROHIBITED
    gift: dict[str, Any] = {"activity": ["gift"], "actor__bound": True, "blocked": True}
    assert found(there, **gift).outcome is Outcome.NOT_CAUGHT
    free: dict[str, Any] = {
        "activity": ["sale"],
        "actor__bound": False,
        "blocked": True,
    }
    assert found(there, **free).outcome is Outcome.NOT_CAUGHT


def test_a_definition_counts_with_its_figure_of_the_day_and_is_cited(
    tmp_path: Path,
) -> None:
    there = book(tmp_path)

    before = found(there, date(2021, 12, 31), **SALE, share="50")
    after = found(there, date(2022, 1, 1), **SALE, share="50")

    assert before.outcome is Outcome.NOT_CAUGHT
    assert after.outcome is Outcome.PROHIBITED
    assert after.because == ("x.ban", "x.half")
    assert found(there, date(2021, 6, 1), **SALE, share="51").confidence == "C"


def test_a_fact_that_is_missing_is_asked_for_by_its_question(tmp_path: Path) -> None:
    finding = found(book(tmp_path), **SALE)

    assert finding.outcome is Outcome.UNKNOWN
    assert [one.text for one in finding.missing] == ["What share?"]


def test_outside_its_life_a_rule_says_nothing(tmp_path: Path) -> None:
    assert book(tmp_path).decide("x.ban", {}, date(2019, 12, 31)) is None


def test_a_licence_makes_it_a_matter_of_conditions_never_permitted(
    tmp_path: Path,
) -> None:
    there = book(tmp_path, gl=exception("gl", "licence", "medical"))

    finding = found(there, **SALE, blocked=True, medical=True)

    assert finding.outcome is Outcome.NEEDS_LICENCE
    assert finding.because == ("x.ban", "x.gl")
    assert "licensed" in finding.note


def test_a_carve_out_of_a_licence_brings_the_ban_back(tmp_path: Path) -> None:
    there = book(
        tmp_path,
        gl=exception("gl", "licence", "medical"),
        out=exception("out", "prohibition", "to_army", to="x.gl"),
    )

    finding = found(there, **SALE, blocked=True, medical=True, to_army=True)

    assert finding.outcome is Outcome.PROHIBITED
    assert finding.because == ("x.ban", "x.gl", "x.out")


def test_a_carve_out_of_one_licence_leaves_another_one_alone(tmp_path: Path) -> None:
    there = book(
        tmp_path,
        gl=exception("gl", "licence", "medical"),
        out=exception("out", "prohibition", "to_army", to="x.gl"),
        more=exception("more", "licence", "medical"),
    )

    finding = found(there, **SALE, blocked=True, medical=True, to_army=True)

    assert finding.outcome is Outcome.NEEDS_LICENCE
    assert finding.because == ("x.ban", "x.more")


def test_a_licence_without_a_ban_says_nothing(tmp_path: Path) -> None:
    there = book(tmp_path, gl=exception("gl", "licence", "medical"))

    finding = found(there, **SALE, blocked=False, medical=True)

    assert finding.outcome is Outcome.NOT_CAUGHT


def test_an_exception_with_missing_facts_leaves_the_ban_and_is_told(
    tmp_path: Path,
) -> None:
    there = book(tmp_path, ex=exception("ex", "exception", "medical"))

    finding = found(there, **SALE, blocked=True)

    assert finding.outcome is Outcome.PROHIBITED
    (tried,) = finding.tried
    assert tried.applies is None
    assert [one.fact for one in tried.missing] == ["medical"]


def test_exceptions_that_disagree_are_an_error_that_names_both(tmp_path: Path) -> None:
    there = book(
        tmp_path,
        gl=exception("gl", "licence", "medical"),
        no=exception("no", "prohibition", "to_army"),
    )

    with pytest.raises(LawError, match=r"x\.gl.*x\.no|x\.no.*x\.gl"):
        found(there, **SALE, blocked=True, medical=True, to_army=True)


def test_a_licence_of_which_it_is_not_known_whether_it_is_in_force_is_asked_about(
    tmp_path: Path,
) -> None:
    life = (
        "in_force: [{from: 2020-01-01, value: unknown, source: x.act, confidence: D,"
        " verify: [doubt]}]\n"
    )
    there = book(tmp_path, gl=exception("gl", "licence", "medical", life=life))

    finding = found(there, **SALE, blocked=True, medical=True)

    assert finding.outcome is Outcome.PROHIBITED
    assert "in force" in finding.tried[0].missing[0].text


def test_what_is_to_be_verified_reaches_every_finding_built_on_it(
    tmp_path: Path,
) -> None:
    half = _HALF.replace("confidence: B}\n", "confidence: D, verify: [doubt]}\n")

    finding = found(book(tmp_path, half=half), **SALE, share="50")

    assert finding.confidence == "D"
    assert {"Look it up.", "Check The Act (grade D)."} <= set(finding.verify)


@given(
    share=st.decimals(min_value=0, max_value=100, places=2),
    more=st.decimals(min_value=0, max_value=100, places=2),
)
def test_a_greater_share_never_unblocks(
    tmp_path_factory: pytest.TempPathFactory, share: Any, more: Any
) -> None:
    there = _one_book(tmp_path_factory)
    less, greater = sorted((share, more))

    first = found(there, **SALE, share=str(less)).outcome
    second = found(there, **SALE, share=str(greater)).outcome

    assert not (first is Outcome.PROHIBITED and second is not Outcome.PROHIBITED)


_BOOKS: list[Book] = []


def _one_book(factory: pytest.TempPathFactory) -> Book:
    if not _BOOKS:
        _BOOKS.append(book(factory.mktemp("book")))
    return _BOOKS[0]


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (_BAN.replace("id: x.ban", "id: x.other"), "must be 'x.ban'"),
        (_BAN + "colour: red\n", "colour"),
        (_BAN.replace("x.act, s. 1", "x.none"), "no instrument"),
        (_BAN.replace("{fact: blocked, is", "{fact: blokked, is"), "blokked"),
        (_BAN.replace("binds: [bound]", "binds: [free]"), "actor.free"),
        (_BAN + "see: [x.nowhere]\n", "x.nowhere"),
        (_BAN + "title: twice\n", "twice"),
        (_BAN.replace("kind: prohibition", "kind: licence"), "exception_to"),
    ],
)
def test_a_rule_that_does_not_hold_together_is_refused(
    tmp_path: Path, broken: str, said: str
) -> None:
    with pytest.raises(LawError, match=said):
        book(tmp_path, ban=broken)


def test_days_of_spells_must_rise(tmp_path: Path) -> None:
    falling = _HALF.replace("from: 2022-01-01", "from: 2019-01-01")

    with pytest.raises(LawError, match="rise"):
        book(tmp_path, half=falling)


def test_what_looks_like_a_number_or_a_no_stays_text(tmp_path: Path) -> None:
    table = """
id: places
title: Places
key: key
source: x.act
confidence: A
checked_on: 2026-11-23
rows: [{key: no, hs: 0101}]
"""
    (tmp_path / "lookups").mkdir()
    (tmp_path / "lookups" / "places.yml").write_text(table, "utf-8")

    (row,) = book(tmp_path).lookups["places"].rows

    assert dict(row) == {"key": "no", "hs": "0101"}


def test_facts_that_nobody_asks_about_and_wrong_values_are_refused(
    tmp_path: Path,
) -> None:
    there = book(tmp_path)

    for facts, said in (
        ({"colour": "red"}, "colour"),
        ({"activity": ["theft"]}, "theft"),
        ({"share": "half"}, "number"),
        ({"blocked": "perhaps"}, "boolean"),
    ):
        with pytest.raises(UsageError, match=said):
            there.decide("x.ban", facts, DAY)


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """Keep none of the small books beside the real one."""
    before = tables_folder()
    keep_tables_in(None)
    yield
    keep_tables_in(before)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Keep what is read of books in a folder."""
    keep_tables_in(tmp_path / "kept")
    return tmp_path / "kept"


def test_a_kept_book_is_the_same_book(tmp_path: Path, kept: Path) -> None:
    first, second = book(tmp_path / "book"), load_book(tmp_path / "book")

    assert first == second
    assert len(list(kept.iterdir())) == 1


@pytest.mark.parametrize("damage", [b"{", b"0000\n{}"])
def test_a_kept_book_that_is_not_what_was_written_is_read_anew(
    tmp_path: Path, kept: Path, damage: bytes
) -> None:
    there = book(tmp_path / "book")
    for path in kept.iterdir():
        path.write_bytes(damage)

    assert load_book(tmp_path / "book") == there


def test_a_kept_figure_that_somebody_changed_is_not_believed(
    tmp_path: Path, kept: Path
) -> None:
    there = book(tmp_path / "book")
    for path in kept.iterdir():
        text = path.read_text("utf-8")
        assert "51" in text
        path.write_text(text.replace("51", "99"), "utf-8")

    assert load_book(tmp_path / "book").rules == there.rules


def test_rules_are_found_by_words_and_changes_by_days(tmp_path: Path) -> None:
    there = book(tmp_path)

    assert [rule.id for rule in search(there, words="half")] == ["x.half"]
    (turn,) = turns_between(there, date(2021, 1, 1), date(2023, 1, 1))
    assert (turn.day, turn.figure, turn.what) == (
        date(2022, 1, 1),
        "threshold",
        "changes",
    )


def test_what_only_an_example_cites_is_cited(tmp_path: Path) -> None:
    for name in ("answer", "forgotten"):
        text = _SHELL["instruments/x/act.yml"].replace("x.act", f"x.{name}")
        (tmp_path / "instruments/x").mkdir(parents=True, exist_ok=True)
        (tmp_path / f"instruments/x/{name}.yml").write_text(text, "utf-8")
    there = book(tmp_path)
    case = "- {name: Before its day, day: 2019-12-31, expect: not in force"
    for name in ("ban", "half"):
        written = f"cases:\n  {case}, source: 'x.answer, no. 1'}}\n"
        (tmp_path / f"x/{name}.cases.yml").write_text(written, "utf-8")

    faults = check(there, tmp_path, DAY, stale_after=timedelta(days=3650)).faults

    assert faults == ("x.forgotten is cited by nothing",)
