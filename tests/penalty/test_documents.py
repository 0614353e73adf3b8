"""What is read out of OFAC's announcements of penalties, worded as OFAC words them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from clearance.errors import UnreadableFileError
from clearance.law import the_book
from clearance.penalty import (
    Case,
    read_documents,
    the_cases,
    told_by,
    with_documents,
)

BOOK = the_book()
# Blanks stand in the middle of words, as in texts taken from PDF.
SETTLED = (
    "Example Co. has agreed to pay $41,000 to settle its potential civil liability for"
    " nine app arent violations of the Iranian Transactions and Sanctions Regul ations."
    " The statutory maxim um civil monetary penalty applicable in this matter is"
    " $3,313,224. OFAC determined that Example {disclosed} the apparent violations and"
    " that the apparent violations constitute {egregious} case. Accordingly, the base"
    " civil monetary penalty applicable in this matter is {base}. The settlement amount"
    " of $41,000 reflects OFAC's consideration of the General Factors."
)


def settled(disclosed: str, egregious: str, base: str = "$59,416") -> str:
    return SETTLED.format(disclosed=disclosed, egregious=egregious, base=base)


def test_programme_findings_amounts_and_number_are_read() -> None:
    """From one sentence each, whatever the blanks."""
    told = told_by(settled("voluntarily self -disclosed", "a non- egregious"), BOOK)

    assert ("iran",) == told.programmes
    assert (False, True) == (told.egregious, told.disclosed)
    assert (Decimal(3_313_224), Decimal(59_416)) == (told.maximum, told.base)
    assert 9 == told.violations


@pytest.mark.parametrize(
    ("words", "disclosed"),
    [
        ("did not voluntarily self-disclose", False),
        ("did voluntarily self-disclose", True),
        ("made a voluntary self-disclosure of", True),
        ("voluntarily self-disclosed", True),
        ("reported", None),
    ],
)
def test_disclosure_is_read_in_each_wording(
    words: str, *, disclosed: bool | None
) -> None:
    """Silence is not a no."""
    assert disclosed is told_by(settled(words, "a non-egregious"), BOOK).disclosed


@pytest.mark.parametrize(
    ("words", "base", "egregious"),
    [
        ("an egregious", "$3,313,224", True),
        ("a non-egregious", "$59,416", False),
        ("a settled", "$59,416", None),
    ],
)
def test_egregiousness_is_read_in_each_wording(
    words: str, base: str, *, egregious: bool | None
) -> None:
    """Silence is not a no."""
    text = settled("did not voluntarily self-disclose", words, base)

    assert egregious is told_by(text, BOOK).egregious


def test_what_is_said_of_some_and_denied_of_others_is_left_open() -> None:
    """A case of two kinds of violations is neither."""
    text = settled(
        "voluntarily self-disclosed", "an egregious", "$1,656,612"
    ) + settled("did not voluntarily self-disclose", "a non-egregious")
    told = told_by(text, BOOK)

    assert (None, None) == (told.egregious, told.disclosed)
    assert told.base is None  # two amounts: which is the sum is not known


def test_a_finding_that_the_amounts_contradict_is_left_open() -> None:
    """Only some of the violations were egregious if the base is below the maximum."""
    text = settled("did not voluntarily self-disclose", "an egregious", "$1,134,408")

    assert told_by(text, BOOK).egregious is None


def test_amounts_in_millions_and_billions_are_read() -> None:
    """As the largest settlements are worded."""
    text = settled("did not voluntarily self-disclose", "a settled", "$5.626 billion")

    assert Decimal(5_626_000_000) == told_by(text, BOOK).base


def _case(respondent: str, url: str) -> Case:
    blank = replace(the_cases(BOOK)[0], programmes=None, egregious=None)
    return replace(blank, respondent=respondent, urls=(url,))


def test_a_document_adds_what_the_table_leaves_out() -> None:
    """And overrules nothing that is known."""
    text = settled("voluntarily self-disclosed", "a non-egregious")
    known = replace(_case("Known", "u2"), egregious=True, programmes=("syria",))
    found, kept = with_documents(
        [_case("Open", "u1"), known], {"u1": text, "u2": text}, BOOK
    )

    assert (("iran",), False) == (found.programmes, found.egregious)
    assert (("syria",), True) == (kept.programmes, kept.egregious)


def test_a_document_of_several_cases_is_left_alone() -> None:
    """Whose finding is which it does not say."""
    text = settled("voluntarily self-disclosed", "a non-egregious")
    cases = (_case("One", "u1"), _case("Other", "u1"))

    assert cases == with_documents(cases, {"u1": text}, BOOK)


@pytest.mark.parametrize("line", ["no json", '{"url": "u"}', "[1]"])
def test_a_file_of_documents_that_does_not_read_names_its_line(line: str) -> None:
    """And what it should hold."""
    with pytest.raises(UnreadableFileError, match="texts, line 2: each line needs"):
        read_documents('{"url": "u", "text": "t"}\n' + line, "texts")
