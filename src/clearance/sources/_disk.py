"""Finding official files that lie on disk already, by authority, list and date."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from clearance.errors import UnreadableFileError

from ._metadata import FormatMetadata, SourceMetadata

# What is licensed for evaluation only is never a source; other people's extracts only
# where a source says that it reads one.
_EVALUATION = "eval_only"
_EXTRACTS = "derived"

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
    if _EXTRACTS in folder.resolve().parts:
        wanted = tuple(s for s in wanted if s.derived is not None) or wanted
    own = [s for s in wanted if s.on_disk and _ends_with(folder, s.on_disk)]
    sets = [found for s in own or wanted for found in find_on_disk(folder, s)]
    if not sets:
        names = sorted({name for source in wanted for name in source.file_names})
        raise UnreadableFileError(
            f"{folder} holds none of the official files ({', '.join(names)}). {_LAYOUT}"
        )
    sets.sort(key=lambda found: (found.source, found.published or date.max))
    used = [p for s in sets for p in (s.folder.absolute(), s.folder.resolve())]
    taken = {p.resolve() for found in sets for p in found.files.values()}
    ignored = {p for s in sets for p in s.ignored if p.resolve() not in taken}
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
    xz. Nothing below `eval_only` is read, and below `derived` only by a source that
    says so. Raises UnreadableFileError where *folder* is none.
    """
    _check(folder, metadata)
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


def find_file(place: Path, metadata: SourceMetadata) -> FoundSet:
    """Take one named file as a set, with the optional files of its form beside it.

    Raises UnreadableFileError where there is no such file, it may not be read, or the
    source has no file of such a name.
    """
    if not place.is_file():
        raise UnreadableFileError(f"There is no file {place}.")
    _check(place.parent, metadata)
    name = _unpacked(place.name)
    for form in metadata.formats:
        for file in form.files:
            if file.name in form.needs and file.is_called(name):
                beside = _official_names(place.parent, metadata)
                files = {n: beside[n] for n in form.names if n in beside}
                files[file.name] = place
                return FoundSet(metadata.name, form, place.parent, files, None)
    known = ", ".join(
        pattern
        for form in metadata.formats
        for file in form.files
        if file.name in form.needs
        for pattern in (file.name, *file.also)
    )
    raise UnreadableFileError(
        f"{place} is not called as such a file is. Rename it to one of: {known}."
    )


def _check(folder: Path, metadata: SourceMetadata) -> None:
    if not folder.exists():
        raise UnreadableFileError(f"There is no folder {folder}. {_LAYOUT}")
    if not folder.is_dir():
        raise UnreadableFileError(f"{folder} is a file, not a folder. {_LAYOUT}")
    parts = folder.resolve().parts
    if _EVALUATION in parts:
        raise UnreadableFileError(
            f"{folder} lies in {_EVALUATION}: what is there may be used to evaluate,"
            f" never as a list. {_LAYOUT}"
        )
    if _EXTRACTS in parts and metadata.derived is None:
        raise UnreadableFileError(
            f"{folder} lies in {_EXTRACTS}: extracts made by others are never read as"
            f" the official list. {_LAYOUT}"
        )


def _list_folders(folder: Path, metadata: SourceMetadata) -> Iterator[Path]:
    """Say where the list may be, the most telling place first."""
    parts = (metadata.on_disk or "").split("/") if metadata.on_disk else []
    here = folder.resolve().parts
    for depth in range(len(parts)):
        below = folder.joinpath(*parts[depth:])
        if here[len(here) - depth :] == tuple(parts[:depth]) and below.is_dir():
            yield below
            return
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
    here = _official_names(folder, metadata)
    forms = [form for form in metadata.formats if set(form.names) & set(here)]
    if not forms:
        return None
    form = next((f for f in forms if set(f.needs) <= set(here)), forms[0])
    files = {name: here[name] for name in form.names if name in here}
    others = sorted(p for p in folder.iterdir() if p.is_file())
    ignored = tuple(path for path in others if path not in files.values())
    return FoundSet(metadata.name, form, folder, files, published, ignored)


def _official_names(folder: Path, metadata: SourceMetadata) -> dict[str, Path]:
    """Find the files by official name, in any case of letters, packed or plain.

    A file under its official name goes before one under another that it goes by.
    """
    files = [file for form in metadata.formats for file in form.files]
    found: dict[str, Path] = {}
    places = [path for path in sorted(folder.iterdir()) if path.is_file()]
    bare = [_unpacked(path.name) for path in places]
    for file in files:
        called = [
            p for p, name in zip(places, bare, strict=True) if file.is_called(name)
        ]
        exact = [
            p for p in called if _unpacked(p.name).casefold() == file.name.casefold()
        ]
        if called and file.name not in found:
            found[file.name] = (exact or called)[0]
    return found


def _unpacked(name: str) -> str:
    return name[: -len(".xz")] if name.casefold().endswith(".xz") else name
