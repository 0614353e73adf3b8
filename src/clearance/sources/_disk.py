"""Finding official files that lie on disk already, by authority, list and date."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from clearance.errors import UnreadableFileError

from ._metadata import FormatMetadata, SourceMetadata

# Other people's extracts and what is licensed for evaluation only: never a source.
_NEVER = frozenset({"derived", "eval_only"})

_LAYOUT = (
    "Expected is a folder laid out by authority, list and date, such as"
    " us_ofac/sdn/2024-05-03/sdn.csv, or a folder that holds the official files"
    " under their official names."
)


@dataclass(frozen=True, slots=True)
class FoundSet:
    """The official files of one list that lie together.

    `published` is the day in the folder's name, None in a folder without one.
    `ignored` are files beside them that are not of the form that is read.
    """

    source: str
    form: FormatMetadata
    folder: Path
    files: Mapping[str, Path]
    published: date | None
    ignored: tuple[Path, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether all files are there without which the list is no list."""
        return set(self.form.needs) <= set(self.files)

    @property
    def missing(self) -> tuple[str, ...]:
        """The files of a whole set that are not there."""
        return tuple(name for name in self.form.expected if name not in self.files)


@dataclass(frozen=True, slots=True)
class Found:
    """All sets found below a folder, oldest first, and what is there but not read."""

    sets: tuple[FoundSet, ...]
    unread: tuple[Path, ...]


def find_all_on_disk(folder: Path, sources: Iterable[SourceMetadata]) -> Found:
    """Find the sets of several sources below a folder.

    Raises UnreadableFileError where the folder is none, or holds nothing official.
    """
    wanted = tuple(sources)
    own = [s for s in wanted if s.on_disk and _ends_with(folder, s.on_disk)]
    sets = [found for s in own or wanted for found in find_on_disk(folder, s)]
    if not sets:
        names = sorted({name for source in wanted for name in source.file_names})
        raise UnreadableFileError(
            f"{folder} holds none of the official files ({', '.join(names)}). {_LAYOUT}"
        )
    sets.sort(key=lambda found: (found.source, found.published or date.max))
    used = [p for s in sets for p in (s.folder.absolute(), s.folder.resolve())]
    ignored = {path for found in sets for path in found.ignored}
    taken = {p.resolve() for found in sets for p in found.files.values()}
    unread = {
        path
        for path in folder.iterdir()
        if not any(path.absolute() in (u, *u.parents) for u in used)
        and path.resolve() not in used
        and path.resolve() not in taken
    }
    return Found(tuple(sets), tuple(sorted(unread | ignored)))


def find_on_disk(folder: Path, metadata: SourceMetadata) -> tuple[FoundSet, ...]:
    """Find the sets of one source below a folder, oldest first.

    *folder* may be the one that holds all authorities, the authority's, the list's, a
    dated one, or any folder with the official files in it. Files may be packed with
    xz. Nothing below `derived` or `eval_only` is read. Raises UnreadableFileError
    where *folder* is none.
    """
    _check(folder)
    found: list[FoundSet] = []
    for place in _list_folders(folder, metadata):
        dated = [sub for sub in sorted(place.iterdir()) if _day(sub) and sub.is_dir()]
        for sub in (place, *dated):
            day = _day(sub)
            one = _set_in(sub, metadata, published=day)
            if one is not None:
                found.append(one)
        if found:
            break
    return tuple(found)


def _check(folder: Path) -> None:
    if not folder.exists():
        raise UnreadableFileError(f"There is no folder {folder}. {_LAYOUT}")
    if not folder.is_dir():
        raise UnreadableFileError(f"{folder} is a file, not a folder. {_LAYOUT}")
    never = _NEVER.intersection(folder.resolve().parts)
    if never:
        raise UnreadableFileError(
            f"{folder} lies in {', '.join(never)}: extracts made by others are never"
            f" read as official lists. {_LAYOUT}"
        )


def _list_folders(folder: Path, metadata: SourceMetadata) -> Iterator[Path]:
    """Say where the list may be, the most telling place first."""
    if metadata.on_disk is not None:
        authority, _, below = metadata.on_disk.partition("/")
        if (folder / metadata.on_disk).is_dir():
            yield folder / metadata.on_disk
        if folder.resolve().name == authority and (folder / below).is_dir():
            yield folder / below
    yield folder


def _ends_with(folder: Path, on_disk: str) -> bool:
    parts = folder.resolve().parts
    if _day(folder.resolve()) is not None:
        parts = parts[:-1]
    wanted = tuple(on_disk.split("/"))
    return parts[-len(wanted) :] == wanted


def _day(folder: Path) -> date | None:
    try:
        return date.fromisoformat(folder.resolve().name)
    except ValueError:
        return None


def _set_in(
    folder: Path, metadata: SourceMetadata, *, published: date | None
) -> FoundSet | None:
    here = _official_names(folder, metadata.file_names)
    forms = [form for form in metadata.formats if set(form.names) & set(here)]
    if not forms:
        return None
    form = next((f for f in forms if set(f.needs) <= set(here)), forms[0])
    files = {name: here[name] for name in form.names if name in here}
    others = sorted(p for p in folder.iterdir() if p.is_file())
    ignored = tuple(path for path in others if path not in files.values())
    return FoundSet(metadata.name, form, folder, files, published, ignored)


def _official_names(folder: Path, names: frozenset[str]) -> dict[str, Path]:
    """Find the files by official name, in any case of letters, packed or plain."""
    official = {name.casefold(): name for name in names}
    found: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        name = official.get(path.name.casefold().removesuffix(".xz"))
        if name is not None and path.is_file() and name not in found:
            found[name] = path
    return found
