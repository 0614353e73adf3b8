"""The site that pages stand in: its templates, its ways about, its links."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from jinja2 import PackageLoader, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from clearance.reports import page_environment

from ._static import static_address

if TYPE_CHECKING:
    from jinja2 import Environment

NAVIGATION = (
    ("/find", "Find"),
    ("/portfolio", "Portfolio"),
    ("/deal", "Deal"),
    ("/owners", "Owners"),
    ("/exposure", "Exposure"),
    ("/law", "Law"),
    ("/changes", "Changes"),
    ("/divergence", "Divergence"),
    ("/sources", "Sources"),
)
"""The ways about, as address and words, in the order in which they are shown."""


@cache
def environment() -> "Environment":
    """Make what fills the templates of pages of the site; the same every time."""
    made = page_environment(PackageLoader("clearance.web"))
    made.globals |= {
        "layout": "site.html.j2",
        "named": _named,
        "address": _address,
        "same": _same,
        "static": static_address,
        "navigation": NAVIGATION,
    }
    return made


def address(path: str, asked: Iterable[tuple[str, Any]]) -> str:
    """Put an address together; what is empty or None is left out."""
    pairs = [(name, one) for name, value in asked for one in _each(value)]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def thing_path(thing: str) -> str:
    """Give the path of the page of a thing."""
    return f"/thing/{quote(thing, safe='')}"


def _each(value: Any) -> list[str]:
    several = value if isinstance(value, list | tuple) else [value]
    return [str(one) for one in several if one not in (None, "")]


@pass_context
def _address(context: Context, path: str, **asked: Any) -> str:
    """Put an address together that asks as of when its page did."""
    moments = {name: context.get(name) for name in ("as_of", "known")}
    return address(path, {**moments, **asked}.items())


@pass_context
def _same(context: Context, **other: Any) -> str:
    """Put the address of the page itself together, with some of it asked otherwise."""
    asked = [one for one in context["pairs"] if one[0] not in other]
    return address(context["path"], [*asked, *other.items()])


@pass_context
def _named(context: Context, thing: str | None, name: str) -> Markup:
    """Write the name of a thing as the link to its page."""
    shown = environment().filters["visible"](name) or "no name"
    if not thing:
        return Markup("<bdi>{}</bdi>").format(shown)
    link = _address(context, thing_path(thing))
    return Markup('<a href="{}"><bdi>{}</bdi></a>').format(link, shown)
