"""A consolidated act of EUR-Lex: which act and day it is, and what its annexes hold."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lxml import etree

from clearance.errors import UnreadableFileError
from clearance.sources._files import SnapshotFiles

from ._grid import Row, rows_of
from ._html import Text, classes_of, marks_in, plain_line, read_page, text_of

_DASH = r"\s*[—–-]\s*"
_STAMP = re.compile(
    rf"[03](?P<act>\d{{4}}[A-Z]\d{{4}}){_DASH}(?P<language>[A-Z]{{2}}){_DASH}"
    rf"(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d{{4}})"
)
_ANNEX = re.compile(r"ANNEX(?: (?P<number>[IVXLC]+[A-Za-z]{0,2}))?")
_AMENDMENT = re.compile(r"►?\s*(?P<mark>[ACM]\d+)")
_CELEX = re.compile(r"(?P<celex>3\d{4}[A-Z]\d{4})")
_MODIFIERS = frozenset(["modref", "arrow"])
_WRAPPERS = frozenset(["eli-subdivision", "eli-title", "eli-container"])
_ITEMS = frozenset(["list", "norm"])


@dataclass(frozen=True, slots=True)
class Amendment:
    """An act that amended: its title, and its CELEX number where a link gives it."""

    title: str
    celex: str | None


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an annex that is no table: `sort` is heading, text or item.

    `label` is the number or letter of an item, `mark` the amendment it came with.
    """

    sort: str
    text: Text
    label: str = ""
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of an annex: all its rows, the headings being the first of them."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """One annex: its number ("XLII"; "" where an act has but one), and its contents."""

    number: str
    blocks: tuple[Block | Table, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """A consolidated act: its CELEX number with a 0 first, and the day of its state."""

    celex: str
    day: date
    annexes: tuple[Annex, ...]
    amendments: Mapping[str, Amendment]
    footnotes: Mapping[str, str]


def read_act(snapshot: SnapshotFiles, name: str, *, celex: str) -> Act:
    """Read the consolidated act *celex* in English from a page of EUR-Lex.

    Raises UnreadableFileError for a page that is damaged, another act, in another
    language, without a day, or without annexes as consolidated texts have them.
    """
    page = read_page(snapshot, name)
    day = _day(page, name, celex)
    titles = [p for p in page.iter("p") if "title-annex-1" in classes_of(p)]
    if not titles:
        raise UnreadableFileError(
            f"{name} has no annexes in the layout of consolidated texts. Save the"
            " consolidated version of the act, not the Official Journal's."
        )
    marks = _marks(page)
    annexes = tuple(_read_annex(title, marks) for title in titles)
    return Act(celex, day, annexes, _amendments(page), _footnotes(page))


def read_day(snapshot: SnapshotFiles, name: str, *, celex: str) -> date:
    """Give the day of the act's state; UnreadableFileError is raised as by read_act."""
    return _day(read_page(snapshot, name), name, celex)


def _day(page: etree._Element, name: str, celex: str) -> date:
    stamp = next(filter(None, map(_STAMP.search, _stamped(page))), None)
    if stamp is None:
        raise UnreadableFileError(
            f"{name} does not say which consolidated act it is, and of which day. It"
            " is no consolidated text of EUR-Lex: download it again."
        )
    if f"0{stamp['act']}" != celex:
        raise UnreadableFileError(
            f"{name} is the act 0{stamp['act']}, not {celex}. Put each act under its"
            " own name."
        )
    if stamp["language"] != "EN":
        raise UnreadableFileError(
            f"{name} is the text in the language {stamp['language']}. Save the English"
            " one (EN)."
        )
    try:
        return date(int(stamp["year"]), int(stamp["month"]), int(stamp["day"]))
    except ValueError as error:
        raise UnreadableFileError(
            f"{name} says a day that does not exist: {stamp[0]}. Download it again."
        ) from error


def _stamped(page: etree._Element) -> Iterator[str]:
    for tag in ("p", "title"):
        for element in page.iter(tag):
            yield " ".join("".join(map(str, element.itertext())).split())


def _marks(page: etree._Element) -> dict[etree._Element, str]:
    """Say of each row, paragraph and division with which amendment it came."""
    now: str | None = None
    marks: dict[etree._Element, str] = {}
    for element in page.iter("p", "tr", "div"):
        if _MODIFIERS & classes_of(element):
            found = marks_in("".join(map(str, element.itertext())))
            now = found[-1] if found else now
        elif now is not None:
            marks[element] = now
    return marks


def _read_annex(title: etree._Element, marks: dict[etree._Element, str]) -> Annex:
    told = plain_line("".join(map(str, title.itertext())))
    found = _ANNEX.fullmatch(told)
    number = (found["number"] or "") if found else told
    start = title
    while (parent := start.getparent()) is not None and "eli-title" in classes_of(
        parent
    ):
        start = parent
    blocks: list[Block | Table] = []
    for sibling in start.itersiblings():
        if _begins_annex(sibling):
            break
        blocks += _blocks(sibling, marks, inner=False)
    return Annex(number, tuple(blocks))


def _begins_annex(element: etree._Element) -> bool:
    return any("title-annex-1" in classes_of(p) for p in element.iter("p"))


def _blocks(
    element: etree._Element, marks: dict[etree._Element, str], *, inner: bool
) -> Iterator[Block | Table]:
    kinds = classes_of(element)
    if kinds & _MODIFIERS or "footnote" in kinds or element.tag == "hr":
        return
    if element.tag == "table":
        yield Table(tuple(rows_of(element, marks)))
    elif element.tag == "p":
        sort = _sort(kinds, inner=inner)
        yield from _block(element, sort, marks)
    elif "grid-container" in kinds:
        yield from _grid_items(element, marks)
    elif (kinds & _ITEMS or not len(element)) and element.find(".//table") is None:
        yield from _block(element, "item", marks)
    else:
        outside = [element.text, *(child.tail for child in element)]
        bare = " ".join(filter(None, (plain_line(text or "") for text in outside)))
        if bare:
            yield Block("item", Text((bare,)), "", marks.get(element))
        for child in element:
            deeper = inner or not kinds & _WRAPPERS
            yield from _blocks(child, marks, inner=deeper)


def _sort(kinds: frozenset[str], *, inner: bool) -> str:
    if any(kind.startswith("title-") for kind in kinds):
        return "heading"
    return "item" if inner else "text"


def _block(
    element: etree._Element, sort: str, marks: dict[etree._Element, str]
) -> Iterator[Block]:
    text = text_of(element)
    if text.lines:
        yield Block(sort, text, "", marks.get(element))


def _grid_items(
    grid: etree._Element, marks: dict[etree._Element, str]
) -> Iterator[Block | Table]:
    """Read "1." in the first column and what it numbers in the second."""
    label = ""
    for column in grid.iter("div"):
        kinds = classes_of(column)
        if "grid-list-column-1" in kinds:
            label = text_of(column).whole
        elif "grid-list-column-2" in kinds:
            for table in column.iter("table"):
                yield Table(tuple(rows_of(table, marks)))
            if column.find(".//table") is None:
                text = text_of(column)
                yield Block("item", text, label, marks.get(grid))


def _amendments(page: etree._Element) -> dict[str, Amendment]:
    """Read the table of amending acts, and the numbers that links give to them."""
    numbers: dict[str, str] = {}
    for link in page.iter("a"):
        said = _CELEX.search(f"{link.get('title', '')} {link.get('href', '')}")
        for mark in marks_in("".join(map(str, link.itertext()))) if said else ():
            numbers.setdefault(mark, said["celex"] if said else "")
    titles: dict[str, str] = {}
    for row in _rows_of_front(page):
        cells = [c for c in row if c.tag in ("td", "th")]
        raw = [" ".join("".join(map(str, c.itertext())).split()) for c in cells]
        found = _AMENDMENT.fullmatch(raw[0]) if len(raw) > 1 else None
        if found is not None:
            texts = (text_of(cell).whole for cell in cells[1:])
            titles.setdefault(found["mark"], _first(texts))
    known = dict.fromkeys([*titles, *numbers])
    return {m: Amendment(titles.get(m, ""), numbers.get(m)) for m in known}


def _rows_of_front(page: etree._Element) -> Iterator[etree._Element]:
    """Give the rows of tables that stand before the first annex."""
    for element in page.iter("tr", "p"):
        if element.tag == "tr":
            yield element
        elif "title-annex-1" in classes_of(element):
            return


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")


def _footnotes(page: etree._Element) -> dict[str, str]:
    notes: dict[str, str] = {}
    for paragraph in page.iter("p"):
        if "footnote" in classes_of(paragraph):
            number = next((str(a.get("id", "")) for a in paragraph.iter("a")), "")
            whole = text_of(paragraph).whole
            notes[number] = re.sub(r"^\(\s*\d*\s*\)\s*", "", whole)
    return notes
