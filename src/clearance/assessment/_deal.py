"""A deal as a user describes it: who does what with whom, in what, how paid, when."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ValidationError,
    field_validator,
)

from clearance.errors import UnreadableFileError, UsageError
from clearance.values import country_code, load_yaml

# Values of a deal, written out: a few lines of YAML can stand for billions.
_MOST_VALUES = 100_000


def _many(value: Any) -> Any:
    """One text may stand where several may."""
    return (value,) if isinstance(value, str) else value


def _country(value: Any) -> Any:
    code = country_code(value) if isinstance(value, str) else None
    if code is None:
        raise ValueError(f"{value!r} is no country; use an ISO code such as TR")
    return code.upper()


def _countries(value: Any) -> Any:
    several = _many(value)
    if not isinstance(several, list | tuple):
        raise ValueError(f"{value!r} is no list of countries")  # noqa: TRY004
    return tuple(_country(one) for one in several)


_Texts = Annotated[tuple[str, ...], BeforeValidator(_many)]
_Country = Annotated[str, BeforeValidator(_country)]
_Countries = Annotated[tuple[str, ...], BeforeValidator(_countries)]


class _Described(BaseModel):
    """What is left out is not known, and is asked for where a rule needs it."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


class Actor(_Described):
    """The one who acts, and whose question it is."""

    name: str | None = None
    kind: str | None = None
    country: _Country | None = None
    located_in: _Country | None = None
    nationalities: _Countries | None = None
    branch_of: _Country | None = None
    parent_country: _Country | None = None


class Owner(_Described):
    """One who holds a share of a party; `share` in percent."""

    name: str | None = None
    share: Decimal
    lists: _Texts | None = None
    programmes: _Texts | None = None
    country: _Country | None = None


class Listable(_Described):
    """Somebody or something that lists may name.

    `lists` are ids of the table `lists` (us.sdn, eu.asset-freeze …), empty where it was
    screened and is on none; `known_lists` those that it was screened against, all where
    it is left out.
    """

    name: str | None = None
    country: _Country | None = None
    lists: _Texts | None = None
    known_lists: _Texts | None = None


class Bank(Listable):
    """A bank that takes part in a payment; `programmes` as of a party."""

    programmes: _Texts | None = None


class Party(Listable):
    """Somebody on the other side of the deal.

    `owners` are all owners that are on lists, empty
    where there are none; `controlled_by` the jurisdictions whose listed persons control
    it. `facts` adds any fact of the book on it (`party.…`), by its name, and wins over
    what the rest says of it.
    """

    role: str | None = None
    kind: str | None = None
    birth_date: str | None = None
    programmes: _Texts | None = None
    groups: _Texts | None = None
    sectors: _Texts | None = None
    owners: tuple[Owner, ...] | None = None
    controlled_by: _Texts | None = None
    state_owned: bool | None = None
    facts: Mapping[str, Any] = {}

    def __hash__(self) -> int:
        """Hash what tells parties apart; facts may be lists, which have no hash."""
        return hash((self.name, self.country, self.role, self.lists))

    @field_validator("facts")
    @classmethod
    def _on_it(cls, facts: Mapping[str, Any]) -> Mapping[str, Any]:
        for name in facts:
            if not name.startswith("party."):
                raise ValueError(
                    f"{name!r} is no fact on a party; put it under the deal's own facts"
                )
        return facts


class Goods(_Described):
    """Goods or software; `hs` six digits or more."""

    description: str | None = None
    hs: str | None = None
    categories: _Texts | None = None
    origin: _Country | None = None
    destination: _Country | None = None
    final_destination: _Country | None = None
    route: _Countries | None = None
    subject_to_ear: bool | None = None
    value_eur: Decimal | None = None
    loaded_on: date | None = None
    unloaded_on: date | None = None


class Oil(_Described):
    """Oil or gas; `price` in US dollars a barrel, without freight and insurance."""

    product: str | None = None
    price: Decimal | None = None
    seaborne: bool | None = None
    attested: bool | None = None
    origin: _Country | None = None
    destination: _Country | None = None


class Payment(_Described):
    """How it is paid; `amount_usd` in US dollars."""

    currency: str | None = None
    amount_usd: Decimal | None = None
    banks: tuple[Bank, ...] | None = None
    mechanism: _Texts | None = None
    significant: bool | None = None


class Vessel(Listable):
    """A ship that takes part."""

    imo: str | None = None
    flag: _Country | None = None


class Contract(_Described):
    """The contract behind it."""

    signed_on: date | None = None
    no_russia_clause: bool | None = None
    names_price_cap: bool | None = None
    long_term: bool | None = None


class Deal(_Described):
    """What is to be assessed.

    `does` are activities (export, payment …), `services` kinds of services, `purposes`
    what it is for, `demands` foreign laws that somebody asks to obey. `ownership` names
    files about owners, by their path from the deal's folder. `facts` adds any
    fact that rules ask about, by its name, and wins over what the rest says.
    """

    title: str | None = None
    day: date | None = None
    actor: Actor = Actor()
    does: _Texts | None = None
    parties: tuple[Party, ...] | None = None
    goods: tuple[Goods, ...] | None = None
    oil: Oil | None = None
    payment: Payment | None = None
    services: _Texts | None = None
    purposes: _Texts | None = None
    vessels: tuple[Vessel, ...] | None = None
    contract: Contract | None = None
    projects: _Texts | None = None
    regions: _Texts | None = None
    demands: _Texts | None = None
    ownership: _Texts | None = None
    facts: Mapping[str, Any] = {}


def read_deal(text: str, name: str) -> Deal:
    """Read a deal from YAML or JSON; *name* stands in what is said of faults.

    Raises UnreadableFileError for what is neither, UsageError, naming the place, for a
    field that is unknown or has a value that it cannot have.
    """
    try:
        written = _parsed(text, name)
    except RecursionError:
        raise UnreadableFileError(
            f"{name} is nested too deeply to be a deal; see clearance assess --help."
        ) from None
    if not _is_small(written):
        raise UsageError(
            f"{name} holds more than {_MOST_VALUES:,} values and is no one deal; "
            "split it, and write values out instead of repeating them by * aliases."
        )
    if not isinstance(written, dict):
        raise UsageError(
            f"{name} describes no deal: it needs fields such as actor, does, parties. "
            "clearance assess --help shows an example."
        )
    return deal_of(written, name)


def _is_small(written: Any) -> bool:
    """Count values as they would be written out, and stop where they are too many."""
    waiting, count = [written], 0
    while waiting and count <= _MOST_VALUES:
        one = waiting.pop()
        count += 1
        if isinstance(one, dict):
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
    return count <= _MOST_VALUES


def _parsed(text: str, name: str) -> Any:
    if not _json(text):
        return load_yaml(text, name)
    try:
        return json.loads(text, parse_float=str)
    except ValueError as error:
        raise UnreadableFileError(f"{name} is not good JSON: {error}.") from None


def deal_of(written: Mapping[str, Any], name: str) -> Deal:
    """Make a deal of fields; raises UsageError as read_deal does."""
    try:
        return Deal.model_validate(written)
    except ValidationError as error:
        raise UsageError(f"{name}: {_said(error)}") from None


def _json(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n").startswith(("{", "["))


def _said(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"]) or "it"
    more = len(error.errors()) - 1
    rest = f" ({more} more such)" if more else ""
    if first["type"] == "extra_forbidden":
        return f"there is no field {place!r} in a deal{rest}."
    return f"{place}: {first['msg'].removeprefix('Value error, ')}{rest}."
