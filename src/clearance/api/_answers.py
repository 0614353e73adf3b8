"""What all answers share: versions beside the report, problems, who asks."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from clearance.app import Desk
from clearance.errors import UsageError
from clearance.http import Asking, asking_of
from clearance.reports import json_bytes

from ._versions import Versions, versions_of

AskingOf = Annotated[Asking, Depends(asking_of)]
"""As of when a request asks."""


class Told(BaseModel):
    """A report of the shape that `schema` names, and what it was made from."""

    model_config = ConfigDict(extra="allow")

    versions: Versions
    shape: str = Field(
        alias="schema", description="Name and number of the report's shape."
    )


class ProblemTold(BaseModel):
    """What went wrong (RFC 9457)."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(description="about:blank: the status says what it is.")
    title: str = Field(description="The same in a word or two.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What is wrong and what to do about it.")


PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {
        "description": why,
        "content": {
            "application/problem+json": {
                "schema": {"$ref": "#/components/schemas/ProblemTold"}
            }
        },
        "model": ProblemTold,
    }
    for status, why in {
        400: "Something in the question cannot be, such as a day or a list.",
        401: "A valid key is needed.",
        403: "The key is not for this.",
        404: "There is nothing of that name.",
        409: "It cannot be answered, such as for a day that no list reaches.",
        413: "The question is too large.",
        422: "A field or a file does not read.",
        429: "Too many questions in a minute.",
        503: "Lists or the database of jobs are away for a moment; ask again.",
        507: "There is no room for what was sent.",
    }.items()
}


def told(
    text: str, versions: Mapping[str, Any], *, under: str | None = None
) -> Response:
    """Answer with a report that is written as JSON, its versions in front.

    A list of JSON goes *under* a name.
    """
    if '"versions":' in text and under is None:
        # A report that tells some of it itself.
        document = json.loads(text)
        versions = {**document.pop("versions", {}), **versions}
        text = json_bytes(document).decode()
    made = b'{"versions":' + json_bytes(versions) + b","
    body = text.encode(errors="backslashreplace")
    if under is not None:
        return _json(made + json_bytes(under) + b":" + body.strip() + b"}")
    return _json(made + body[1:])


def told_with_lists(text: str, desk: Desk, asking: Asking) -> Response:
    """Answer with a report made from the lists of the day."""
    return told(text, versions_of(desk, asking))


def _json(body: bytes) -> Response:
    return Response(body, media_type="application/json")


@contextmanager
def or_not_found() -> Iterator[None]:
    """Let what an address names, and is not there, be not found."""
    try:
        yield
    except UsageError as error:
        raise HTTPException(404, str(error)) from None


def key_of(request: Request) -> str | None:
    """Give the id of the key that asks; None where no keys are needed."""
    found: str | None = getattr(request.state, "key_id", None)
    return found
