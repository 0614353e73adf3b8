"""What OFAC's own announcement of a penalty says: programme, findings, amounts."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from clearance.errors import UnreadableFileError
from clearance.law import Book

from ._cases import Case

# All is read without blanks: texts taken from PDF have them in the middle of words.
_BLANKS = re.compile(r"\s+")
_AMOUNT = r"\$(\d[\d,]*(?:\.\d+)?)(million|billion)?"
_NO_SECOND = r"(?:(?!\$|settlement).){0,120}?"
_MAXIMUM = re.compile(
    r"(?:statutorymaximum|maximumstatutory)(?:civil)?(?:monetary)?(?:penalty)?"
    + _NO_SECOND
    + _AMOUNT
)
_BASE = re.compile(r"base(?:civil)?(?:monetary)?penalty" + _NO_SECOND + _AMOUNT)
_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_COUNT = re.compile(
    r"(?:liability(?:with[a-z]{2,12})?for(?:its|their)?|settle|engagedin|committed"
    r"|resultedin|tosettle)"
    rf"(\d[\d,]*|{_WORDS})"
    r"(?:apparent|alleged)violations?"
)
_SCALE = {"million": "1e6", "billion": "1e9", None: "1"}
_NOT_EGREGIOUS = re.compile(
    r"non-?egregious|not(?:constitute|constituted)?(?:an?)?egregious"
)
_EGREGIOUS = re.compile(
    r"(?<!non)(?<!non-)(?<!notconstitutean)(?<!not)(?:an|were|was|as|both|reckless,?and)"
    r"egregious"
)
_NOT_DISCLOSED = re.compile(
    r"(?:didnot|wasnot|werenot|not)(?:make)?(?:a)?voluntar(?:il)?y(?:self-?)?disclos"
    r"|no(?:t(?:to)?(?:be|thesubjectof)?a?)?voluntary(?:self-?)?disclosure"
)
_DISCLOSED = re.compile(
    r"(?:did|has|have)voluntarily(?:self-?)?disclose|voluntarily(?:self-?)?disclosed"
    r"|self-disclosedthe|madeavoluntary(?:self-?)?disclosure"
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a document says of one case; None where it does not say, or says both."""

    programmes: tuple[str, ...]
    egregious: bool | None
    disclosed: bool | None
    maximum: Decimal | None
    base: Decimal | None
    violations: int | None


def read_documents(text: str, name: str) -> Mapping[str, str]:
    """Read documents from JSON lines with `url` and `text`; gives texts by address.

    Raises UnreadableFileError, naming *name* and the line.
    """
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            found[row["url"]] = str(row["text"])
        except (ValueError, KeyError, TypeError):
            raise UnreadableFileError(
                f"{name}, line {number}: each line needs a JSON object with url and "
                "text."
            ) from None
    return found


def told_by(text: str, book: Book) -> Told:
    """Read what OFAC's announcement of one penalty says.

    The programmes are those of the table `penalty-programmes` whose regulations it
    names. OFAC words its findings alike since its guidelines of 2009; what a document
    says of some violations and denies of others is left open.
    """
    plain = _BLANKS.sub("", text).casefold().replace("\u2010", "-")
    told = Told(
        programmes=tuple(_programmes(plain, book)),
        egregious=_either(plain, _EGREGIOUS, _NOT_EGREGIOUS),
        disclosed=_either(plain, _DISCLOSED, _NOT_DISCLOSED),
        maximum=_one_amount(plain, _MAXIMUM),
        base=_one_amount(plain, _BASE),
        violations=_count(plain),
    )
    return told if _agrees(told, book) else replace(told, egregious=None)


def _agrees(told: Told, book: Book) -> bool:
    """Say whether the amounts fit the findings: where they do not, those are mixed."""
    if told.maximum is None or told.base is None:
        return True
    for row in book.lookups["ofac-base-penalty"].rows:
        findings = (row["egregious"], row["disclosed"])
        if row["part_of"] == "maximum" and findings == (told.egregious, told.disclosed):
            wanted = told.maximum * Decimal(row["percent"]) / 100
            return abs(wanted - told.base) * 100 <= wanted
    return True


def with_documents(
    cases: Sequence[Case], documents: Mapping[str, str], book: Book
) -> tuple[Case, ...]:
    """Add to cases what their documents say.

    A document that stands for several cases is left alone: whose finding is which it
    does not say.
    """
    uses = Counter(url for case in cases for url in case.urls)
    return tuple(_with(case, documents, uses, book) for case in cases)


def _with(
    case: Case, documents: Mapping[str, str], uses: Mapping[str, int], book: Book
) -> Case:
    for url in case.urls:
        if url in documents and uses[url] == 1:
            told = told_by(documents[url], book)
            return replace(
                case,
                programmes=case.programmes or told.programmes or None,
                egregious=_first(case.egregious, told.egregious),
                disclosed=_first(case.disclosed, told.disclosed),
                maximum=case.maximum or told.maximum,
                base=case.base or told.base,
                violations=case.violations or told.violations,
            )
    return case


def _first(own: bool | None, other: bool | None) -> bool | None:  # noqa: FBT001
    return other if own is None else own


def _programmes(plain: str, book: Book) -> Iterator[str]:
    for row in book.lookups["penalty-programmes"].rows:
        names = (_BLANKS.sub("", name).casefold() for name in row.get("called", ()))
        if any(name in plain for name in names):
            yield row["key"]


def _either(plain: str, yes: re.Pattern[str], no: re.Pattern[str]) -> bool | None:
    denied = no.search(plain) is not None
    said = yes.search(no.sub("", plain)) is not None
    return None if said == denied else said


def _one_amount(plain: str, pattern: re.Pattern[str]) -> Decimal | None:
    """Give the amount if it is one: of several it is not known which is the sum."""
    found = {
        Decimal(number.replace(",", "")) * Decimal(_SCALE[scale or None])
        for number, scale in pattern.findall(plain)
    }
    return found.pop() if len(found) == 1 else None


def _count(plain: str) -> int | None:
    found = _COUNT.search(plain)
    if found is None:
        return None
    word, words = found[1], _WORDS.split("|")
    return words.index(word) + 1 if word in words else int(word.replace(",", ""))
