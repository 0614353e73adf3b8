"""What a file about owners holds once it is read: parties, holdings, links, remarks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from clearance.exposure import Trade
from clearance.ownership import Holding, Link
from clearance.values import Identifier

from ._portfolio_values import Problem


@dataclass(frozen=True, slots=True)
class OwnershipParty:
    """A party of a file.

    `id` is unique over all files that are read together; `kind` is a kind of
    `clearance.entities`, None where the file does not say; `countries` are lower-case
    codes; `remarks` what the file says of its owners beside shares: that it has to name
    none, that it does not know them; `founded` is the day it came into being, `former`
    what it was called before.
    """

    id: str
    name: str
    kind: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    countries: tuple[str, ...] = ()
    birth_dates: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    founded: date | None = None
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnershipFile:
    """A file about owners, as it is.

    `format` is "table", "BODS 0.4" and so on. `parties` are by id; holdings, links
    and trades name these ids. `problems` tell by line what could not be used, and what
    became of it.
    """

    path: Path
    format: str
    parties: Mapping[str, OwnershipParty]
    holdings: tuple[Holding, ...] = ()
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()
    trades: tuple[Trade, ...] = ()


@dataclass(slots=True)
class Draft:
    """A file about owners while it is read."""

    path: Path
    parties: dict[str, OwnershipParty] = field(default_factory=dict)
    holdings: list[Holding] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    trades: list[Trade] = field(default_factory=list)

    def tell(self, line: int | None, sentence: str) -> None:
        """Note what could not be used."""
        self.problems.append(Problem(line, sentence))

    def id_of(self, own: str) -> str:
        """Give a party's id over all files: that of the file, and its own there."""
        return f"{self.path.name}#{own}"

    def done(self, format_: str) -> OwnershipFile:
        """Give the file as it was read; ends without a party of their own get one."""
        ends = {end for one in self.holdings for end in (one.owner, one.owned)}
        ends |= {one.held_for for one in self.holdings if one.held_for}
        ends |= {end for one in self.links for end in (one.from_, one.to)}
        for end in sorted(ends - self.parties.keys()):
            self.parties[end] = OwnershipParty(end, end.partition("#")[2] or end)
        return OwnershipFile(
            self.path,
            format_,
            self.parties,
            tuple(self.holdings),
            tuple(self.links),
            tuple(self.problems),
            tuple(self.trades),
        )
