"""Screening of one and of many, as JSON."""

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from clearance.app import ScreeningRequest, Silent, query_with, screen
from clearance.errors import UsageError
from clearance.http import Asking, DeskOf
from clearance.reports import ScreeningDocument, json_bytes, part_document
from clearance.screening import WEIGHABLE
from clearance.screening import Query as Question

from ._answers import PROBLEMS, AskingOf, told_with_lists
from ._versions import Versions

screening = APIRouter(prefix="/v1", tags=["screening"], responses=PROBLEMS)

_MOST = 1_000
_Text = Annotated[str, Field(max_length=2_000)]
_Texts = Annotated[list[_Text], Field(max_length=50)]


class Number(BaseModel):
    """A number and what sort of number it is."""

    model_config = ConfigDict(extra="forbid")

    type: str = Field(max_length=40, examples=["imo"])
    value: _Text = Field(examples=["9074729"])


class Customer(BaseModel):
    """Who is asked about; what is left out is not known and counts neither way."""

    model_config = ConfigDict(extra="forbid")

    id: _Text | None = Field(default=None, description="Your own number, given back.")
    names: _Texts = Field(default=[], description="All names it is known by.")
    kind: str | None = Field(
        default=None,
        max_length=40,
        description="Person, Company, Organization, Vessel …",
    )
    countries: _Texts = Field(default=[], description="Codes or names of countries.")
    birth_dates: _Texts = Field(
        default=[], description="1971-02-03, 1971, 3 February 1971 …"
    )
    genders: _Texts = Field(
        default=[], description="male, female or other, or words for them: M, weiblich."
    )
    addresses: _Texts = Field(default=[], description="Addresses, one line each.")
    identifiers: list[Number | _Text] = Field(
        default=[],
        max_length=50,
        description="Numbers with their type, or texts such as imo:9074729.",
    )

    def question(self) -> Question:
        """Read it. Raises UsageError for what cannot be."""
        named = tuple(name for name in self.names if name.strip())
        numbers = [
            f"{one.type}:{one.value}" if isinstance(one, Number) else one
            for one in self.identifiers
        ]
        details = {
            "kind": self.kind or None,
            "countries": self.countries,
            "birth_dates": self.birth_dates,
            "genders": tuple(self.genders),
            "addresses": tuple(self.addresses),
        }
        return query_with(Question(id=self.id, names=named), details, numbers)


class Choices(BaseModel):
    """How to screen; what is left out is as the service is set."""

    model_config = ConfigDict(extra="forbid")

    threshold: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="Report from this score (a probability) on.",
    )
    limit: int = Field(
        default=5, ge=1, le=100, description="So many matches of each at most."
    )
    sources: list[str] | None = Field(
        default=None, max_length=100, description="Only these lists, by name."
    )
    setting: str | None = Field(
        default=None,
        max_length=40,
        description="A named setting in place of a threshold.",
    )
    mode: Literal["clearance", "ofac"] = Field(
        default="clearance", description="ofac scores about as OFAC's search site does."
    )
    weights: dict[str, float] = Field(
        default={}, description=f"How much a field counts: {', '.join(WEIGHABLE)}."
    )
    exclusions: list[str] = Field(
        default=[], max_length=1_000, description="Ids of parties that are never shown."
    )
    base_rate: float | None = Field(
        default=None,
        gt=0,
        lt=1,
        description="Share of those asked about that are listed.",
    )
    title: str | None = Field(
        default=None, max_length=200, description="Of the report."
    )

    def request(self, asking: Asking, **subject: object) -> ScreeningRequest:
        """Make the request; *subject* is what to screen."""
        chosen = self.model_dump(exclude={"sources", "exclusions"})
        return ScreeningRequest(
            **chosen,
            sources=None if self.sources is None else tuple(self.sources),
            exclusions=tuple(self.exclusions),
            day=asking.day,
            known=asking.known,
            **subject,  # type: ignore[arg-type]
        )


class ToScreen(Choices):
    """Customers, and how to screen them."""

    queries: list[Customer] = Field(min_length=1, max_length=_MOST)


@dataclass(frozen=True, kw_only=True)
class Screened(ScreeningDocument):
    """A screening report, and what it was made from."""

    versions: Versions
    """Editions of lists, law and code."""


@screening.post("/screen", response_model=Screened)
def screen_many(desk: DeskOf, asking: AskingOf, asked: ToScreen) -> Response:
    """Screen customers, up to 1,000 at once; for more use /v1/batch."""
    questions = tuple(one.question() for one in asked.queries)
    chosen = Choices(**asked.model_dump(exclude={"queries"}))
    return _screened(desk, chosen.request(asking, queries=questions), asking)


@screening.get("/screen", response_model=Screened)
def screen_one(
    desk: DeskOf,
    asking: AskingOf,
    name: Annotated[list[str] | None, Query(description="A name; repeatable.")] = None,
    identifier: Annotated[
        list[str] | None, Query(description="A number, such as imo:9074729.")
    ] = None,
    kind: Annotated[str | None, Query(description="Person, Company …")] = None,
    country: Annotated[list[str] | None, Query(description="Its country.")] = None,
    birth_date: Annotated[list[str] | None, Query(description="1971-02-03 …")] = None,
    threshold: Annotated[float | None, Query(ge=0, le=1)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 5,
    source: Annotated[list[str] | None, Query(description="Only this list.")] = None,
) -> Response:
    """Screen one customer. What is asked stands in the address: prefer POST."""
    for texts in (name, identifier, country, birth_date):
        if texts and (len(texts) > 50 or max(map(len, texts)) > 2_000):
            raise UsageError("Give at most 50 texts of at most 2,000 characters.")
    customer = Customer(
        names=name or [],
        identifiers=list(identifier or []),
        kind=kind[:40] if kind else None,
        countries=country or [],
        birth_dates=birth_date or [],
    )
    chosen = Choices(threshold=threshold, limit=limit, sources=source)
    request = chosen.request(asking, queries=(customer.question(),))
    return _screened(desk, request, asking)


def _screened(desk: DeskOf, request: ScreeningRequest, asking: Asking) -> Response:
    report = screen(desk, request, now=asking.now, progress=Silent())
    text = json_bytes(part_document(report)).decode()
    return told_with_lists(text, desk, asking)
