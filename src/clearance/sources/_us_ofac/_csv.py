"""Reads OFAC's CSV files: names, addresses, aliases, and the remarks that go on."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles

from ._entry import Alias, Entry, Place, VesselColumns
from ._remarks import CUT_AT, split_remarks
from ._text import read_text

_COLUMNS = {"names": 12, "addresses": 6, "aliases": 5, "comments": 2}


@dataclass(frozen=True, slots=True)
class CsvNames:
    """What the four CSV files of a list are called."""

    names: str
    addresses: str
    aliases: str
    comments: str

    def present(self, snapshot: SnapshotFiles) -> tuple[str, ...]:
        """List those of the four that are in *snapshot*."""
        four = (self.names, self.addresses, self.aliases, self.comments)
        return tuple(name for name in four if snapshot.has(name))


def read_csv(snapshot: SnapshotFiles, audit: Audit, *, files: CsvNames) -> list[Entry]:
    """Read what there is of the four files and put it together by entry number.

    Without the file of names the entries have neither name nor kind nor programme.
    Raises UnreadableFileError for a file that is empty, no text, or no such list.
    """
    comments = _read_comments(snapshot, audit, files)
    places = _read_places(snapshot, audit, files)
    aliases = _read_aliases(snapshot, audit, files)
    if not snapshot.has(files.names):
        return _without_names(files, audit, (places, aliases, comments))
    whole = snapshot.has(files.comments)
    entries: list[Entry] = []
    seen: dict[str, list[str]] = {}
    for line, row in _rows(snapshot, audit, files.names, _COLUMNS["names"]):
        if _is_repeated(seen, row, audit, f"{files.names}, line {line}"):
            continue
        uid = row[0]
        rest = comments.pop(uid, None) if uid in comments else None
        entry = _read_entry(row, rest, commented=whole, audit=audit)
        entries.append(
            replace(
                entry,
                places=tuple(places.pop(uid, ())),
                aliases=tuple(aliases.pop(uid, ())),
            )
        )
    return [*entries, *_orphans(files, audit, (places, aliases, comments))]


def _is_repeated(
    seen: dict[str, list[str]], row: list[str], audit: Audit, where: str
) -> bool:
    """Note an entry number that came before; say whether the row is the same."""
    before = seen.setdefault(row[0], row)
    if before is row:
        return False
    audit.count("repeated")
    same = before == row
    how = "in the same words" if same else "in other words, and both are kept"
    audit.problem(f"{where}: entry {row[0]} stands there again, {how}.")
    return same


def _read_entry(
    row: list[str], rest: str | None, *, commented: bool, audit: Audit
) -> Entry:
    uid, name, type_, programmes, title, *vessel, remarks = row
    text = None if _said(remarks) is None else remarks + (rest or "")
    cut = rest is None and _is_cut(remarks, commented=commented)
    parts = split_remarks(text or "", cut=cut)
    unread: tuple[str, ...] = ()
    if cut:
        audit.count("remarks.cut")
        audit.problem(
            f"Entry {uid}: the remarks are cut off at {CUT_AT} characters, and the "
            "file of comments that has the rest is not here, or does not have it."
        )
        if not remarks.rstrip().endswith(";"):
            parts, unread = parts[:-1], parts[-1:]
    return Entry(
        uid=uid,
        type=_said(type_) or "entity",
        name=name.strip(),
        programmes=split_programmes(programmes),
        title=_said(title),
        vessel=VesselColumns(*[_said(cell) for cell in vessel]),
        remarks=text,
        parts=parts,
        unread=unread,
    )


def _is_cut(remarks: str, *, commented: bool) -> bool:
    """Say whether remarks without a comment stop in the middle.

    Those that fill all the room may be whole by chance: they are if there is a file of
    comments that says nothing of them and they end as remarks do.
    """
    return len(remarks) >= CUT_AT and not (commented and remarks.endswith("."))


def split_programmes(text: str) -> tuple[str, ...]:
    """Split "UKRAINE-EO13662] [RUSSIA-EO14024" into its programme tags."""
    tags = (tag.strip(" []") for tag in text.split("] ["))
    return tuple(tag for tag in tags if tag and tag != "-0-")


def _said(cell: str) -> str | None:
    """Give what a cell says; OFAC writes -0- for nothing."""
    cell = cell.strip()
    return None if cell in {"-0-", ""} else cell


def _read_comments(
    snapshot: SnapshotFiles, audit: Audit, files: CsvNames
) -> dict[str, str]:
    if not snapshot.has(files.comments):
        return {}
    rows = _rows(snapshot, audit, files.comments, _COLUMNS["comments"])
    found: dict[str, str] = {}
    for _, (uid, text) in rows:
        audit.count("comments")
        found[uid] = found.get(uid, "") + text
    return found


def _read_places(
    snapshot: SnapshotFiles, audit: Audit, files: CsvNames
) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = defaultdict(list)
    if not snapshot.has(files.addresses):
        return found
    rows = _rows(snapshot, audit, files.addresses, _COLUMNS["addresses"])
    for _, (uid, _number, street, city, country, remarks) in rows:
        audit.count("addresses")
        said = [_said(cell) for cell in (street, city, country, remarks)]
        line = ", ".join(cell for cell in said if cell is not None)
        # An entry without a known address has a row all the same, of "-0-" only.
        found[uid] += [Place(line, said[2])] if line else []
    return found


def _read_aliases(
    snapshot: SnapshotFiles, audit: Audit, files: CsvNames
) -> dict[str, list[Alias]]:
    found: dict[str, list[Alias]] = defaultdict(list)
    if not snapshot.has(files.aliases):
        return found
    rows = _rows(snapshot, audit, files.aliases, _COLUMNS["aliases"])
    for _, (uid, _number, type_, name, remarks) in rows:
        audit.count("aliases")
        found[uid].append(Alias(type_.strip(), name.strip()))
        if _said(remarks) is not None:
            audit.not_understood("alias remark", remarks, uid)
    return found


_Loose = tuple[Mapping[str, list[Place]], Mapping[str, list[Alias]], Mapping[str, str]]


def _loose_entries(loose: _Loose) -> Iterator[Entry]:
    places, aliases, comments = loose
    for uid in dict.fromkeys([*places, *aliases, *comments]):
        rest = comments.get(uid)
        parts = split_remarks(rest) if rest else ()
        yield Entry(
            uid,
            places=tuple(places.get(uid, ())),
            aliases=tuple(aliases.get(uid, ())),
            remarks=rest,
            # The first part goes on from remarks that are not here.
            parts=parts[1:],
            unread=parts[:1],
        )


def _without_names(files: CsvNames, audit: Audit, loose: _Loose) -> list[Entry]:
    audit.problem(
        f"{files.names} is missing: entries are known by number, with their aliases "
        "and addresses, but without names, kinds, programmes and dates."
    )
    return list(_loose_entries(loose))


def _orphans(files: CsvNames, audit: Audit, loose: _Loose) -> list[Entry]:
    places, aliases, comments = loose
    kinds = (
        ("addresses", files.addresses, places),
        ("aliases", files.aliases, aliases),
        ("comments", files.comments, comments),
    )
    for kind, name, rows in kinds:
        number = sum(len(r) if isinstance(r, list) else 1 for r in rows.values())
        audit.count(f"orphans.{kind}", number)
        if number:
            some = ", ".join(list(rows)[:5])
            audit.problem(
                f"{name}: {number} rows belong to entries that {files.names} does not "
                f"have ({some} ...); they are kept under their numbers."
            )
    return list(_loose_entries(loose))


def _rows(
    snapshot: SnapshotFiles, audit: Audit, name: str, columns: int
) -> Iterator[tuple[int, list[str]]]:
    """Give the rows of one file with their line numbers.

    A row with another number of columns, or without an entry number, is reported and
    left out; where more than one in a hundred and more than five are so, or half of a
    small file, the file is refused.
    """
    reader = csv.reader(io.StringIO(read_text(snapshot, name), newline=""))
    good = 0
    bad: list[int] = []
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise UnreadableFileError(
                f"{name}, line {reader.line_num}: not readable as CSV ({error}). "
                "Download the file again."
            ) from error
        if row is None:
            break
        if not any(cell.strip() for cell in row):
            continue
        row[0] = row[0].strip()
        if len(row) == columns and row[0].isdecimal():
            good += 1
            yield reader.line_num, row
        else:
            bad.append(reader.line_num)
            _report(audit, f"{name}, line {reader.line_num}", row, columns)
    _refuse_if_rule(name, good, bad, columns)


def _report(audit: Audit, where: str, row: list[str], columns: int) -> None:
    audit.count("rows.left_out")
    if len(row) != columns:
        fault = f"has {len(row)} columns instead of {columns}"
    else:
        fault = f"has no entry number but {row[0][:40]!r}"
    audit.problem(f"{where}: {fault}; the row was left out.")


def _refuse_if_rule(name: str, good: int, bad: list[int], columns: int) -> None:
    if not good and not bad:
        raise UnreadableFileError(f"{name} holds no rows. Download it again.")
    if len(bad) >= max(good, 1) or (len(bad) > 5 and len(bad) * 100 > good):
        raise UnreadableFileError(
            f"{name}: {len(bad)} of {good + len(bad)} rows do not have an entry number "
            f"and {columns} columns, the first on line {bad[0]}. This is not OFAC's "
            f"{name}, or it is damaged: download it again."
        )
