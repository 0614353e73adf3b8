"""What pages of reports stand in: each a document of its own, or in a site's frame."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from clearance.entities import kinds
from clearance.finding import Outcome
from clearance.values import country_name

from ._compose import ids_of, moment
from ._document import Party, QueryRead
from ._plain_text import counted, listed, visible
from ._read_as import read_as
from ._wording import wording

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment

_LONGEST = 300  # characters of one value; the JSON report has all
_VALUES = 4  # values of one fact
_NAMES = 12

Fill = Callable[..., str]
"""Fills the template of that name with values, given by keyword; gives the page."""


def alone(template: str, **told: Any) -> str:
    """Fill a template so that the page is a document that needs nothing else."""
    return environment().get_template(template).render(told)


@cache
def environment() -> "Environment":
    """Make what fills the templates of pages that stand alone; the same every time."""
    made = page_environment()
    made.globals |= {"layout": "document.html.j2", "named": _named}
    return made


def page_environment(*others: "BaseLoader") -> "Environment":
    """Make what fills templates of pages, with escaping and our filters.

    Those of reports, and those that *others* find. Whoever makes one names the
    `layout` that pages extend, and tells by `named(id, name)` how the name of a thing
    is written: a site makes it a link.
    """
    # Imported when needed: most reports are read on the screen.
    from jinja2 import (  # noqa: PLC0415
        ChoiceLoader,
        Environment,
        PackageLoader,
        StrictUndefined,
    )

    made = Environment(
        loader=ChoiceLoader([*others, PackageLoader("clearance.reports")]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "asked": _asked,
        "by_outcome": _by_outcome,
        "counted": counted,
        "facts": _facts,
        "ids": ids_of,
        "kind": kind_told,
        "listed": listed,
        "moment": moment,
        "outcome": _outcome,
        "other_names": _other_names,
        "points": _points,
        "visible": lambda text: visible(text, _LONGEST),
    }
    return made


def _named(_: str | None, name: str) -> Markup:
    """Write the name of a thing; a page that stands alone leads nowhere."""
    return Markup("<bdi>{}</bdi>").format(escape(visible(name, _LONGEST)))


def _shown(value: object) -> object:
    """Prepare what the template prints: text made visible, days as ISO has them."""
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if type(value) is str:
        return visible(value, _LONGEST)
    return value


def kind_told(name: str | None) -> str:
    """Give what people call a kind."""
    return (
        "Any kind" if name is None else kinds()[name].label if name in kinds() else name
    )


def _outcome(outcome: str) -> str:
    return "depends on the deal" if outcome == "unknown" else outcome.replace("_", " ")


def _by_outcome(grouped: Iterable[tuple[str, list[Any]]]) -> list[tuple[str, Any]]:
    """Put groups by outcome in order, the worst first."""
    order = list(Outcome)
    return sorted(grouped, key=lambda one: order.index(Outcome(one[0])))


def _points(points: float) -> str:
    return f"{points:+.2f}".replace("-", "\N{MINUS SIGN}")


def _asked(query: QueryRead) -> str:
    """Say in one line what was known of a customer beside its name."""
    numbers = [f"{_number_label(one.type)} {one.value}" for one in query.identifiers]

    parts = [
        *(["a name"] if read_as(query) else []),
        *([kind_told(query.kind)] if query.kind else []),
        *(_country(code) for code in query.countries),
        *(f"born or founded {day}" for day in query.birth_dates),
        *query.genders,
        *numbers,
        *query.addresses,
        *([f"your number {query.id}"] if query.id else []),
    ]
    others = query.names[1:]
    if others:
        parts.append(f"also {_some(others, _NAMES)}")
    return "; ".join(parts)


def _number_label(type_: str) -> str:
    words = type_.replace("_", " ")
    return words.upper() if len(words) <= 4 else words


def _country(code: str) -> str:
    return country_name(code)


def _facts(party: Party) -> list[tuple[str, str]]:
    """List what a reader compares first, as label and values."""
    words = wording()
    found = []
    for prop, label in words.facts.items():
        values = party.properties.get(prop, ())
        if prop in words.countries:
            values = tuple(_country(code) for code in values)
        if values:
            found.append((label, _some(values, _VALUES)))
    return found


def _other_names(party: Party) -> str:
    """List the party's names beside its caption, with the sort of the weaker ones."""
    words = wording().names
    names = [
        f"{name.value} ({words[name.type]})"
        if name.type in ("weakAlias", "previousName")
        else name.value
        for name in party.names
        if name.value != party.caption
    ]
    return _some(tuple(dict.fromkeys(names)), _NAMES)


def _some(values: tuple[str, ...], most: int) -> str:
    """Join the first values and say how many more there are."""
    shown = [visible(value, _LONGEST) for value in values[:most]]
    more = len(values) - most
    return "; ".join([*shown, *([f"and {more:,} more"] if more > 0 else [])])
