"""What made an answer: editions of lists, the rule book, the code."""

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, Field

from clearance.app import Desk, Silent, versions_told
from clearance.http import Asking
from clearance.values import AsOf


class ListVersion(BaseModel):
    """The edition of a list that answered."""

    source: str = Field(description="Name of the list.")
    title: str = Field(description="Its full title.")
    published: date = Field(description="The publisher's day of this edition.")
    retrieved: datetime = Field(description="When it was got (UTC).")
    entries: int = Field(description="Listed parties in it.")
    sha256: str = Field(description="Hash of the files as published.")


class Versions(BaseModel):
    """All that an answer was made from; with the same versions it is the same."""

    clearance: str = Field(description="Version of the program.")
    as_of: date = Field(description="The day asked about.")
    known: datetime | None = Field(
        description="Only what had been loaded by then (UTC); null: all."
    )
    asked_at: datetime = Field(description="When the question came (UTC).")
    rule_book: str = Field(description="Digest of the rule book.")
    lists: list[ListVersion] = Field(description="The lists that answer for the day.")


def versions_of(desk: Desk, asking: Asking) -> dict[str, Any]:
    """Name the day, and all that an answer of it was made from.

    Raises ClearanceError for a day that no list reaches.
    """
    as_of = AsOf(asking.of_day, asking.known)
    return versions_told(desk.lists(as_of, progress=Silent()), as_of, asking.now)
