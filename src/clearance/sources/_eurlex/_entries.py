"""Finds the entries of an act's annexes: which annex lists whom, in which columns."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from clearance.sources._audit import Audit
from clearance.sources._party import lookups_of

from ._act import Act, Annex, Block, Table
from ._grid import Row
from ._html import Text

_PACKAGE = __package__
_PART = re.compile(r"part [a-z]\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<number>\d+[a-z]?)\.\s+(?P<rest>\S.*)", re.DOTALL)
_LIST_END = re.compile(r"(?:[;,]|; and|, and)$")
_DAY = re.compile(r"\d{1,2}\W.{1,12}\W?\d{4}\.?")
_NOTHING = Text(())


@dataclass(slots=True)
class Entry:
    """One listed party as its annex has it: the lines of each column, by role.

    `spec` is the row of `annexes` in the source's lookups, with what its part says
    laid over it; `part` is the part's short name, "" where there are none.
    """

    annex: str
    part: str
    spec: Mapping[str, Any]
    cells: dict[str, list[str]]
    marks: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    number: str = ""

    @property
    def place(self) -> str:
        """Where it stands: "XLV.A"."""
        return f"{self.annex}.{self.part}" if self.part else self.annex

    def lines(self, role: str) -> Sequence[str]:
        """Give the lines of a column; none where the annex has no such column."""
        return self.cells.get(role, ())

    def line(self, role: str) -> str:
        """Give a column as one line."""
        return " ".join(self.lines(role))


def read_entries(act: Act, table: Mapping[str, Any], audit: Audit) -> list[Entry]:
    """List all entries of the annexes that the lookups *table* knows.

    An annex that is not known makes a new category, so that the load is refused. The
    snapshot is refused where an annex is missing that was there by the act's day, or
    stands twice, or has no entries.
    """
    _check_annexes(act, table, audit)
    entries: list[Entry] = []
    for annex in act.annexes:
        spec = table["annexes"].get(annex.number)
        if spec is not None:
            reader = _Reader(annex, spec, audit)
            reader.read()
            if not reader.entries and _is_due(spec, act.day):
                audit.refuse(f"Annex {annex.number} has no entries.")
            entries += reader.entries
    return entries


def _check_annexes(act: Act, table: Mapping[str, Any], audit: Audit) -> None:
    numbers = [annex.number for annex in act.annexes]
    twice = sorted({n for n in numbers if numbers.count(n) > 1})
    if twice:
        audit.refuse(f"The act has Annex {', '.join(twice)} more than once.")
    missing = [
        number
        for number, spec in table["annexes"].items()
        if number not in numbers and _is_due(spec, act.day)
    ]
    if missing:
        audit.refuse(f"The act lacks Annex {', '.join(missing)}.")
    for annex in act.annexes:
        if annex.number in table["annexes"]:
            continue
        if annex.number in table["no_parties"]:
            audit.ignored(f"Annex {annex.number or 'without number'}")
        elif annex.number in table["empty"]:
            known = () if _holds_something(annex) else ("empty",)
            audit.category("annex", _called(annex, "now with entries"), known)
            audit.ignored(f"Annex {annex.number}")
        else:
            audit.category("annex", annex.number or "without number", ())
            audit.not_understood("annex", _called(annex), f"Annex {annex.number}")


def _is_due(spec: Mapping[str, Any], day: date) -> bool:
    """Say whether an annex lists parties by a day."""
    return day >= date.fromisoformat(str(spec["since"]))


def _called(annex: Annex, more: str = "") -> str:
    if more and not _holds_something(annex):
        return "empty"
    headings = [b.text.whole for b in annex.blocks if isinstance(b, Block)]
    return " ".join(filter(None, (annex.number, more, " ".join(headings)[:200])))


def _holds_something(annex: Annex) -> bool:
    return any(isinstance(b, Table) or b.sort == "item" for b in annex.blocks)


class _Reader:
    """Goes through one annex, part by part."""

    def __init__(self, annex: Annex, spec: Mapping[str, Any], audit: Audit) -> None:
        self.entries: list[Entry] = []
        self._annex = annex
        self._audit = audit
        self._spec = spec
        self._part = ""
        self._now = spec
        self._called = f"Annex {annex.number}"

    def read(self) -> None:
        for block in self._annex.blocks:
            if isinstance(block, Table):
                self._check_part()
                self._read_table(block)
            elif block.sort == "item" and not self._is_words(block.text.whole):
                self._read_item(block)
            else:
                self._read_text(block)

    def _is_words(self, text: str) -> bool:
        """Say whether an item is a heading or a sentence of the annex, and no entry."""
        parts = self._spec.get("parts", {})
        return _is_prose(text) or any(_heads(part, text) for part in parts)

    def _begins_part(self, text: str) -> bool:
        """Take the heading of a part, and say whether it was one."""
        parts = self._spec.get("parts", {})
        for heading, said in parts.items():
            if _heads(heading, text):
                self._part = str(said["name"])
                self._now = {**self._spec, **said}
                return True
        return False

    def _check_part(self) -> None:
        if self._spec.get("parts") and not self._part:
            self._audit.refuse(f"{self._called} has entries before its first part.")

    def _read_text(self, block: Block) -> None:
        text = block.text.whole
        if self._begins_part(text):
            return
        if _PART.match(text):
            self._audit.category("part", f"{self._called}, {text[:80]}", ())
            self._audit.not_understood("part", text, self._called)
            self._part, self._now = text[:40], self._spec
        elif self._is_entry(block):
            self._read_item(block)
        elif block.sort == "heading" or _is_prose(text):
            self._check_article(text)
            self._audit.ignored(f"text of {self._called}")
        else:
            self._audit.not_understood("text", text, self._called)

    def _is_entry(self, block: Block) -> bool:
        """Say whether a paragraph of an annex that is a list is one of its entries."""
        how = self._spec.get("list")
        if how == "paragraphs" and block.sort == "text":
            return not _is_prose(block.text.whole)
        return bool(how) and _NUMBERED.fullmatch(block.text.whole) is not None

    def _check_article(self, text: str) -> None:
        """Tell of a heading that refers to another article than the one known."""
        said = set(re.findall(r"\b\d+[a-z]{0,3}\b(?=[\s(,]|$)", _after_article(text)))
        known = {str(article) for article in self._spec.get("articles", ())}
        if said and known and not said & known:
            self._audit.not_understood("article", text, self._called)

    def _read_item(self, block: Block) -> None:
        self._check_part()
        if not self._spec.get("list"):
            self._audit.not_understood("text", block.text.whole, self._called)
            return
        lines, number = list(block.text.lines), block.label.rstrip(". ")
        numbered = _NUMBERED.fullmatch(lines[0])
        if numbered is not None:
            number, lines[0] = numbered["number"], numbered["rest"]
        elif len(lines) > 1 and re.fullmatch(r"\d+[a-z]?\.?|[—–-]|\([a-z]\)", lines[0]):
            number = lines.pop(0).rstrip(".")
        lines[-1] = _LIST_END.sub("", re.sub(r"[;,] and$", "", lines[-1])).strip()
        lines[0] = re.sub(r"^[—–-]\s+", "", lines[0])
        if any(lines):
            self._add({"name": lines}, number, block.text, block.mark)

    def _read_table(self, table: Table) -> None:
        rows = [row for row in table.rows if not row.empty]
        if not rows:
            self._audit.not_understood("table", "a table without rows", self._called)
            return
        roles = self._roles([cell.whole for cell in rows[0].cells])
        for row in rows[1:]:
            if [c.whole for c in row.cells] == [c.whole for c in rows[0].cells]:
                continue  # The headings again, where a page turned.
            self._read_row(row, roles)

    def _roles(self, headings: Sequence[str]) -> list[str]:
        """Say what each column is, by its heading."""
        words = lookups_of(_PACKAGE)["columns"]
        known = {w.casefold(): role for role, several in words.items() for w in several}
        roles = [known.get(heading.casefold(), heading) for heading in headings]
        needs = {self._called: list(self._spec["columns"])}
        self._audit.columns(self._called, roles, needs, optional=[*words])
        return roles

    def _read_row(self, row: Row, roles: Sequence[str]) -> None:
        cells = _aligned(row, roles)
        if cells is None:
            told = " | ".join(cell.whole for cell in row.cells)
            self._audit.not_understood("row", told, f"{self._called}, line {row.line}")
            if self.entries:
                self._continue({"rest": list(_flat(row.cells))}, row)
            return
        found = {role: list(cell.lines) for role, cell in cells.items() if cell.lines}
        number = " ".join(found.pop("number", ())).rstrip(". ")
        first = not self.entries or self.entries[-1].part != self._part
        dated = any(role in found for role in ("listed", "applied"))
        if number or "number" not in cells or (dated and "name" in found) or first:
            whole = Text(
                tuple(_flat(row.cells)),
                tuple(m for cell in row.cells for m in cell.marks),
                tuple(n for cell in row.cells for n in cell.footnotes),
            )
            self._add(found, number, whole, row.mark)
        else:
            self._continue(found, row)

    def _add(
        self, cells: dict[str, list[str]], number: str, text: Text, mark: str | None
    ) -> None:
        if not cells.get("name"):
            told = f"no name: {text.whole[:300]}"
            self._audit.not_understood("row", told, f"{self._called} {number}")
            return
        marks = list(dict.fromkeys(filter(None, (mark, *text.marks))))
        notes = list(text.footnotes)
        entry = Entry(
            self._annex.number, self._part, self._now, cells, marks, notes, number
        )
        self.entries.append(entry)

    def _continue(self, cells: Mapping[str, Sequence[str]], row: Row) -> None:
        """Add a row that goes on with the entry before it."""
        entry = self.entries[-1]
        for role, lines in cells.items():
            entry.cells.setdefault(role, []).extend(lines)
        for cell in row.cells:
            entry.footnotes += cell.footnotes
        self._audit.understood("row that continues the one before")


def _aligned(row: Row, roles: Sequence[str]) -> dict[str, Text] | None:
    """Put cells to columns; None for a row that has too few or too many.

    One cell may be missing: the last, where the row has a number or ends with a text,
    or else the first, which numbers it.
    """
    cells: Sequence[Text] = row.cells
    if len(cells) == len(roles) - 1 and len(cells) > 1 and roles[0] == "number":
        numbered = re.fullmatch(r"\d+[a-z]?\.?", cells[0].whole) is not None
        ends = cells[-1].whole
        undated = bool(ends) and _DAY.fullmatch(ends) is None
        whole = numbered or (undated and not cells[0].lines)
        cells = [*cells, _NOTHING] if whole else [_NOTHING, *cells]
    if len(cells) != len(roles):
        return None
    return dict(zip(roles, cells, strict=True))


def _flat(cells: Sequence[Text]) -> Iterator[str]:
    for cell in cells:
        yield from cell.lines


def _heads(heading: str, text: str) -> bool:
    """Say whether a text is the heading of a part.

    It may go on; where the heading is a single word, only behind a dash.
    """
    goes_on = r"\b.*" if " " in heading else r"\s*(?:[–—:.-].*)?"
    form = rf"{re.escape(heading)}{goes_on}"
    return re.fullmatch(form, text, re.IGNORECASE | re.DOTALL) is not None


def _is_prose(text: str) -> bool:
    """Say whether a paragraph is words of the annex and no entry."""
    forms = lookups_of(_PACKAGE)["prose"]
    return any(re.search(form, text, re.IGNORECASE) for form in forms)


def _after_article(text: str) -> str:
    found = re.search(r"\bArticles?\b(?P<rest>.*)", text, re.IGNORECASE | re.DOTALL)
    return found["rest"] if found else ""
