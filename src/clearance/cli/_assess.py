"""`clearance assess`: may we do this, under whose law, on which day?"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from clearance import app
from clearance.assessment import Deal, deal_of, read_deal
from clearance.errors import UnreadableFileError, UsageError
from clearance.finding import Outcome
from clearance.reports import (
    print_assessment,
    render_assessment_html,
    render_assessment_json,
)
from clearance.settings import utc_now

from ._exits import CLEAR, FOUND
from ._owners import OwnershipOption
from ._progress import Bars
from ._shared import (
    DataOption,
    FactOption,
    HtmlOption,
    JsonOption,
    QuietOption,
    desk_of,
    err,
    out,
    parse_day,
    write_files,
)

_CAUGHT = {
    Outcome.PROHIBITED,
    Outcome.NEEDS_LICENCE,
    Outcome.EXPOSED,
    Outcome.UNKNOWN,
}


def assess(
    deal: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]",
            help="A deal as YAML or JSON; - reads it from standard input.",
        ),
    ] = None,
    actor: Annotated[
        str | None,
        typer.Option("--actor", help="The country of the one who acts: DE, Türkiye …"),
    ] = None,
    actor_kind: Annotated[
        str | None,
        typer.Option("--actor-kind", help="What that is: bank, exporter, insurer …"),
    ] = None,
    does: Annotated[
        list[str] | None,
        typer.Option(
            "--does", help="What is done: export, payment, shipping …; repeatable."
        ),
    ] = None,
    party: Annotated[
        list[str] | None,
        typer.Option("--with", metavar="NAME", help="The other party; repeatable."),
    ] = None,
    party_country: Annotated[
        str | None, typer.Option("--with-country", help="Its country.")
    ] = None,
    party_lists: Annotated[
        list[str] | None,
        typer.Option(
            "--with-list",
            metavar="LIST",
            help="A list that it is on (us.sdn …), instead of screening; repeatable.",
        ),
    ] = None,
    hs: Annotated[
        list[str] | None,
        typer.Option("--hs", help="The HS code of the goods; repeatable."),
    ] = None,
    destination: Annotated[
        str | None, typer.Option("--to", help="The country that the goods go to.")
    ] = None,
    origin: Annotated[
        str | None, typer.Option("--from", help="The country the goods come from.")
    ] = None,
    currency: Annotated[
        str | None, typer.Option("--currency", help="In what is paid: USD, EUR, RUB …")
    ] = None,
    mechanism: Annotated[
        list[str] | None,
        typer.Option(
            "--by", help="How is paid or told: swift, spfs, mir …; repeatable."
        ),
    ] = None,
    oil: Annotated[
        str | None,
        typer.Option("--oil", help="crude, premium_products or discount_products."),
    ] = None,
    price: Annotated[
        str | None, typer.Option("--price", help="US dollars a barrel of the oil.")
    ] = None,
    service: Annotated[
        list[str] | None,
        typer.Option("--service", help="The kind of service given; repeatable."),
    ] = None,
    purpose: Annotated[
        list[str] | None,
        typer.Option("--purpose", help="What it is for: medical, wind_down …"),
    ] = None,
    fact: FactOption = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DAY", help="As law and lists were that day."),
    ] = None,
    ownership: OwnershipOption = None,
    no_screening: Annotated[
        bool, typer.Option("--no-screening", help="Look nobody up on the lists.")
    ] = False,
    json_file: JsonOption = None,
    html_file: HtmlOption = None,
    quiet: QuietOption = False,
    data: DataOption = None,
) -> int:
    """Say what each jurisdiction says of a deal on a day, why, and what is missing.

    A deal is a file or the options, or both, and the options win:

        title: microprocessors for Bishkek
        day: 2024-06-15
        actor: {name: Muster GmbH, kind: exporter, country: DE}
        does: [export]
        parties: [{name: Luna LLC, country: KG, owners: []}]
        goods: [{hs: "8542.31", origin: DE, destination: KG}]

    Whoever has a name and no `lists` is screened. Who owns it, and how it is tied to
    listed parties, is looked for in lists, in --ownership files and in those that the
    deal names (`ownership: [register.csv]`); what the deal itself says wins. What is
    left out is not known; where a rule needs it, it is asked for. Outcomes, the worst
    first: prohibited, needs a licence, exposed (a risk, not a ban), not known yet,
    permitted, not caught. The exit code is 3 for the first four and 0 for the others.
    """
    written = _from_options(
        {
            "actor": _some(country=actor, kind=actor_kind),
            "does": does,
            "parties": _parties(party, party_country, party_lists),
            "goods": _goods(hs, destination, origin),
            "oil": _some(product=oil, price=price),
            "payment": _some(currency=currency, mechanism=mechanism),
            "services": service,
            "purposes": purpose,
        }
    )
    told = _read(deal, written, fact or [])
    request = app.AssessmentRequest(
        deal=told,
        day=parse_day(as_of, "--as-of"),
        screen=not no_screening,
        files=(*_files(told, deal), *(ownership or ())),
    )
    report = app.assess_deal(
        desk_of(data), request, now=utc_now(), progress=Bars(err())
    )
    write_files(
        report,
        [(json_file, render_assessment_json), (html_file, render_assessment_html)],
        lambda: print_assessment(report, out()),
        quiet=quiet,
    )
    return FOUND if report.assessment.outcome in _CAUGHT else CLEAR


def _files(deal: Deal, path: Path | None) -> Iterator[Path]:
    """Give the files about owners that a deal names, from the folder it is in."""
    folder = Path() if path is None or str(path) == "-" else path.parent
    yield from (folder / name for name in deal.ownership or ())


def _some(**given: object) -> dict[str, object] | None:
    told = {name: value for name, value in given.items() if value}
    return told or None


def _parties(
    names: list[str] | None, country: str | None, lists: list[str] | None
) -> list[dict[str, object]] | None:
    if not names and not country and not lists:
        return None
    shared = _some(country=country, lists=lists) or {}
    return [{"name": name, **shared} for name in names or []] or [shared]


def _goods(
    codes: list[str] | None, destination: str | None, origin: str | None
) -> list[dict[str, object]] | None:
    shared = _some(destination=destination, origin=origin) or {}
    if codes:
        return [{"hs": code, **shared} for code in codes]
    return [shared] if shared else None


def _from_options(told: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in told.items() if value is not None}


def _read(path: Path | None, options: dict[str, object], facts: list[str]) -> Deal:
    """Read the deal of a file, with the options on top."""
    if path is None and not options and not facts:
        raise UsageError(
            "There is nothing to assess: name a FILE or describe the deal by options;"
            " clearance assess --help shows both."
        )
    name = "the options" if path is None else str(path)
    told: dict[str, Any] = {}
    if path is not None:
        name = "standard input" if str(path) == "-" else str(path)
        told = read_deal(_text(path), name).model_dump(exclude_none=True)
    for field, value in options.items():
        own = told.get(field)
        both = isinstance(own, dict) and isinstance(value, dict)
        told[field] = (
            {**own, **value} if both and own and isinstance(value, dict) else value
        )
    told["facts"] = {**told.get("facts", {}), **facts_of(facts)}
    return deal_of(told, name)


def _text(path: Path) -> str:
    try:
        raw = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise UnreadableFileError(
            f"{path} cannot be read: {error.strerror}. Name a YAML or JSON file."
        ) from None
    except UnicodeDecodeError:
        raise UnreadableFileError(
            f"{path} is not UTF-8 text; save it as UTF-8 and try again."
        ) from None


def facts_of(written: list[str]) -> dict[str, object]:
    """Read facts as they are typed: NAME=VALUE each."""
    return dict(map(_fact, written))


def _fact(written: str) -> tuple[str, object]:
    name, sign, value = written.partition("=")
    if not sign:
        raise UsageError(f"--fact takes NAME=VALUE, not {written!r}.")
    return name.strip(), _value(value.strip())


def _value(text: str) -> object:
    """Read what was typed: yes and no, a day, a list in brackets, else the text."""
    if text.startswith("[") and text.endswith("]"):
        return [part.strip() for part in text[1:-1].split(",") if part.strip()]
    if text in {"true", "yes"}:
        return True
    if text in {"false", "no"}:
        return False
    try:
        return parse_day(text, "--fact")
    except UsageError:
        return text
