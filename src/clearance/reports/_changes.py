"""What changed on the lists between two days: as table, JSON, CSV and one page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from rich.console import Console
from rich.table import Table
from rich.text import Text

from clearance import __version__
from clearance.entities import kinds
from clearance.knowledge import PartyChange, PropertyChange, Version
from clearance.values import AsOf, country_name

from ._csv import csv_text
from ._json import as_json
from ._page import Page
from ._plain_text import counted, visible

ORDER = ("added", "removed", "changed")
_SIGNS = {"added": "+", "removed": "-", "changed": "~"}
_STYLES = {"added": "green", "removed": "red", "changed": "yellow"}
# What ties a thing to its party or says the same twice is not shown to people.
_TIES = frozenset(
    {"entity", "holder", "subject", "notes", "topics", "passportNumber", "authority"}
    | {
        "registrationNumber",
        "taxNumber",
        "idNumber",
        "listName",
        "instrument",
        "section",
    }
)
_SUMMED = 8  # programmes and countries named in a summary
_SHOWN = 6  # changed properties of one party on the terminal

CHANGES_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "source": "the list",
        "change": "added, removed or changed",
        "id": "id of the listed party",
        "kind": "kind of thing (FollowTheMoney)",
        "caption": "what the list calls the party",
        "programmes": "programmes it is designated under",
        "countries": "countries that the list gives, ISO 3166",
        "thing": "id of what changed: the party, a designation, a document",
        "thing_kind": "kind of what changed",
        "property": "which property changed; empty for a party added or removed",
        "before": "what was said only before",
        "after": "what is said only after",
    }
)
"""The columns of the CSV and what they hold; several values stand apart by ;"""


@dataclass(frozen=True, slots=True)
class ChangesReport:
    """What changed on the lists between two days, as far as it was asked for.

    `parties` are by list and id; `versions` gives for each list those that answer on
    the one and on the other day; `restricted` names what the parties were limited to.
    """

    earlier: AsOf
    later: AsOf
    parties: tuple[PartyChange, ...]
    versions: Mapping[str, tuple[tuple[Version, ...], tuple[Version, ...]]] = field(
        default_factory=dict
    )
    notes: tuple[str, ...] = ()
    restricted: tuple[tuple[str, str], ...] = ()

    def of(self, change: str) -> tuple[PartyChange, ...]:
        """List the parties that were added, removed or changed."""
        return tuple(party for party in self.parties if party.change == change)

    def by_list(self) -> dict[str, dict[str, int]]:
        """Count the changes of each list that was compared."""
        found = {name: dict.fromkeys(ORDER, 0) for name in self.versions}
        for party in self.parties:
            found[party.source][party.change] += 1
        return found

    def by_programme(self, change: str) -> list[tuple[str, int]]:
        """Count the parties of a change by programme, the largest first."""
        return _most(p for party in self.of(change) for p in party.programmes)

    def by_country(self, change: str) -> list[tuple[str, int]]:
        """Count the parties of a change by country, named, the largest first."""
        return _most(
            country_name(code) for party in self.of(change) for code in party.countries
        )


def _most(names: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(names).items(), key=lambda one: (-one[1], one[0]))


def print_changes(report: ChangesReport, console: Console, *, limit: int) -> None:
    """Write a summary by list, programme and country, and then the parties.

    At most *limit* parties of each sort of change are shown; how many more there are
    is said.
    """
    page = Page(console)
    for note in report.notes:
        page.say(note, first="! ")
    title = f"Changes from {report.earlier} to {report.later}"
    limits = "".join(f", {name} {value}" for name, value in report.restricted)
    page.say((title + limits, "bold"))
    if not report.parties:
        page.say("Nothing changed on the lists that were compared.")
        return
    console.print(_summary(report), highlight=False)
    for change in ORDER:
        parties = report.of(change)
        if not parties:
            continue
        page.gap()
        page.say(
            (
                f"{change.capitalize()}: {counted(len(parties), 'party', 'parties')}",
                "bold",
            )
        )
        _say_largest(page, "by programme", report.by_programme(change))
        _say_largest(page, "by country", report.by_country(change))
        for party in parties[:limit]:
            _say_party(page, party)
        if len(parties) > limit:
            page.say(
                f"… and {len(parties) - limit:,} more: --limit shows more, --csv FILE,"
                " --html FILE or --json FILE writes all."
            )


def _summary(report: ChangesReport) -> Table:
    table = Table(box=None, pad_edge=False, show_edge=False)
    table.add_column("List", overflow="fold")
    table.add_column("Editions compared", overflow="fold")
    for change in ORDER:
        table.add_column(change.capitalize(), justify="right", no_wrap=True)
    quiet = 0
    for name, counts in report.by_list().items():
        if not any(counts.values()):
            quiet += 1
            continue
        cells = [name, editions_of(report, name), *(f"{counts[c]:,}" for c in ORDER)]
        table.add_row(*(Text(cell) for cell in cells))
    if quiet:
        table.add_row(Text(f"{counted(quiet, 'other list')}: no change"))
    return table


def editions_of(report: ChangesReport, name: str) -> str:
    """Say which editions of a list were compared."""
    before, after = (
        " + ".join(str(version.published) for version in versions)
        for versions in report.versions[name]
    )
    return before if before == after else f"{before} → {after}"


def _say_largest(page: Page, label: str, counts: Sequence[tuple[str, int]]) -> None:
    if counts:
        named = ", ".join(f"{name} {number:,}" for name, number in counts[:_SUMMED])
        more = f" and {len(counts) - _SUMMED:,} others" if len(counts) > _SUMMED else ""
        page.say((f"{label}: ", "dim"), named + more, first="  ", hang=4)


def _say_party(page: Page, party: PartyChange) -> None:
    about = ", ".join(
        filter(None, (_label(party.kind), "/".join(party.countries).upper()))
    )
    page.say(
        (f"{_SIGNS[party.change]} ", _STYLES[party.change]),
        (visible(party.caption, 120), "bold"),
        f" ({about})",
        f" {', '.join(party.programmes)}" if party.programmes else "",
        (f"  {party.party}", "dim"),
        first="  ",
        hang=6,
    )
    if party.change == "changed":
        shown = list(properties_shown(party))
        for change in shown[:_SHOWN]:
            page.say(told_change(change, party), first="      ", hang=8)
        if len(shown) > _SHOWN:
            page.say(f"and {len(shown) - _SHOWN:,} more properties", first="      ")


def properties_shown(party: PartyChange) -> Iterator[PropertyChange]:
    """Give what changed of a party without what only ties things together.

    Where nothing else changed, that is what is given.
    """
    told = [p for p in party.properties if p.property not in _TIES]
    yield from told or party.properties


def told_change(change: PropertyChange, party: PartyChange) -> str:
    """Say what a property was and is, in one line."""
    of = "" if change.thing == party.party else f"{_label(change.kind)}, "
    before, after = ("; ".join(values) for values in (change.before, change.after))
    if not before:
        return f"{of}{change.property}: new {after}"
    if not after:
        return f"{of}{change.property}: no longer {before}"
    return f"{of}{change.property}: {before} → {after}"


def _label(kind: str) -> str:
    return kinds()[kind].label if kind in kinds() else kind


def render_changes_json(report: ChangesReport) -> str:
    """Write all changes as JSON of the shape `clearance.changes/1`."""
    return as_json(
        {
            "schema": "clearance.changes/1",
            "clearance_version": __version__,
            "earlier": report.earlier,
            "later": report.later,
            "restricted": dict(report.restricted),
            "notes": list(report.notes),
            "lists": [
                {
                    "source": name,
                    "before": [_edition(version) for version in before],
                    "after": [_edition(version) for version in after],
                    **report.by_list()[name],
                }
                for name, (before, after) in report.versions.items()
            ],
            "summary": {
                change: {
                    "parties": len(report.of(change)),
                    "by_programme": dict(report.by_programme(change)),
                    "by_country": dict(report.by_country(change)),
                }
                for change in ORDER
            },
            "parties": list(report.parties),
        }
    )


def _edition(version: Version) -> dict[str, object]:
    return {
        "published": version.published,
        "retrieved": version.retrieved,
        "sha256": version.sha256,
        "complete": version.complete,
    }


def render_changes_csv(report: ChangesReport, *, bom: bool = False) -> str:
    """Write all changes as CSV: a line for each party, or for each changed property."""
    names = list(CHANGES_COLUMNS)
    return ("\ufeff" if bom else "") + csv_text(names, _lines(report))


def _lines(report: ChangesReport) -> Iterator[Mapping[str, object]]:
    for party in report.parties:
        start = {
            "source": party.source,
            "change": party.change,
            "id": party.party,
            "kind": party.kind,
            "caption": party.caption,
            "programmes": "; ".join(party.programmes),
            "countries": "; ".join(party.countries),
        }
        if party.change != "changed":
            yield start
            continue
        for change in party.properties:
            yield start | {
                "thing": change.thing,
                "thing_kind": change.kind,
                "property": change.property,
                "before": "; ".join(change.before),
                "after": "; ".join(change.after),
            }
