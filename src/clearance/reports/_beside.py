"""A question and a listed party laid side by side, field by field."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clearance.values import country_name

from ._document import Hit, QueryRead, Reason
from ._frame import kind_told


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table: codes of reasons that belong there, labels of facts."""

    title: str
    codes: tuple[str, ...]
    labels: frozenset[str] = frozenset()

    def has(self, code: str) -> bool:
        return code.startswith(self.codes)


_ROWS = (
    _Row("Name", ("name", "patronymic")),
    _Row("Kind", ("kind",)),
    _Row(
        "Country",
        ("country",),
        frozenset(
            {"Nationality", "Citizenship", "Country", "Jurisdiction", "Flag"}
            | {"Former flags"}
        ),
    ),
    _Row(
        "Born or founded",
        ("birth",),
        frozenset({"Born", "Place of birth", "Founded", "Built", "Died"}),
    ),
    _Row("Gender", ("gender",), frozenset({"Gender"})),
    _Row("Address", ("address",), frozenset({"Address"})),
)
# Neither numbers nor in a row above.
_BESIDE = frozenset({"Position", "Title", "Type", "Model", "Remarks", "Currency"})


@dataclass(frozen=True, slots=True)
class BesideLine:
    """One line of the table: what was asked, what is listed, what that says."""

    title: str
    asked: str
    listed: str
    reasons: tuple[Reason, ...]


def beside_lines(
    query: QueryRead, hit: Hit, facts: Sequence[tuple[str, str]], names: str
) -> Iterator[BesideLine]:
    """Lay the fields of a question and of a listed party beside each other.

    *facts* are those of the party as label and values, *names* its other names, both as
    the filters of pages give them.
    """
    reasons = (*hit.evidence_for, *hit.evidence_against, *hit.remarks)
    first = hit.matched_name or hit.party.caption
    listed = {
        "Name": "; ".join(filter(None, (first, names))),
        "Kind": kind_told(hit.party.kind),
    }
    placed: set[str] = set()
    for row in _ROWS:
        told = [text for label, text in facts if label in row.labels]
        placed |= row.labels
        yield BesideLine(
            row.title,
            _asked(query)[row.title],
            listed.get(row.title, "; ".join(told)),
            tuple(one for one in reasons if row.has(one.code)),
        )
    numbers = [
        f"{label} {text}" for label, text in facts if label not in placed | _BESIDE
    ]
    yield BesideLine(
        "Numbers",
        "; ".join(f"{one.type.upper()} {one.value}" for one in query.identifiers),
        "; ".join(numbers),
        tuple(one for one in reasons if one.code.startswith("identifier")),
    )
    rest = tuple(
        one
        for one in reasons
        if not one.code.startswith("identifier")
        and not any(row.has(one.code) for row in _ROWS)
    )
    if rest:
        yield BesideLine("As a whole", "", "", rest)


def _asked(query: QueryRead) -> dict[str, str]:
    return {
        "Name": "; ".join(query.names),
        "Kind": kind_told(query.kind) if query.kind else "",
        "Country": "; ".join(country_name(code) for code in query.countries),
        "Born or founded": "; ".join(query.birth_dates),
        "Gender": "; ".join(query.genders),
        "Address": "; ".join(query.addresses),
    }
