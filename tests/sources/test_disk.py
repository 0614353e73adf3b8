"""Official files that lie on disk are found, whole or partial, and nothing else is."""

import lzma
from datetime import date
from pathlib import Path

import pytest

from clearance.errors import UnreadableFileError
from clearance.sources import find_all_on_disk, find_on_disk, read_catalog

TINY = read_catalog(package="tests.sources.tiny_lists")["tiny"].metadata


def put(path: Path, content: bytes = b"a;Ada\n") -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def test_each_dated_folder_is_a_set(tmp_path: Path) -> None:
    """By authority, list and date: each date is one set, oldest first."""
    put(tmp_path / "ministry/tiny/2024-02-01/tiny.txt")
    put(tmp_path / "ministry/tiny/2024-01-01/tiny.txt.xz", lzma.compress(b"a;A"))

    found = find_on_disk(tmp_path, TINY)

    assert [date(2024, 1, 1), date(2024, 2, 1)] == [f.published for f in found]
    assert all(f.complete and not f.missing for f in found)


@pytest.mark.parametrize(
    "place", [".", "ministry", "ministry/tiny", "ministry/tiny/2024-02-01"]
)
def test_any_folder_on_the_way_will_do(tmp_path: Path, place: str) -> None:
    """The user may name the whole, the authority, the list or one date."""
    put(tmp_path / "ministry/tiny/2024-02-01/tiny.txt")

    (found,) = find_on_disk(tmp_path / place, TINY)

    assert date(2024, 2, 1) == found.published


def test_flat_folder_is_found_in_any_case_of_letters(tmp_path: Path) -> None:
    """Files as a browser saves them are a set without a date."""
    put(tmp_path / "TINY.TXT")

    (found,) = find_on_disk(tmp_path, TINY)

    assert ["tiny.txt"] == list(found.files)
    assert found.published is None


def test_set_without_a_needed_file_is_partial(tmp_path: Path) -> None:
    """A set that lacks its main file is found, and says so."""
    put(tmp_path / "ministry/tiny/2024-02-01/more.txt")

    (found,) = find_on_disk(tmp_path, TINY)

    assert not found.complete
    assert ("main.txt",) == found.missing


def test_first_whole_form_is_chosen_and_the_rest_told(tmp_path: Path) -> None:
    """A whole set of a later form is read rather than none; other files are named."""
    folder = tmp_path / "ministry/tiny/2024-02-01"
    for name in ("main.txt", "more.txt", "readme.md"):
        put(folder / name)

    found = find_all_on_disk(tmp_path, [TINY])

    assert "parts" == found.sets[0].form.name
    assert (folder / "readme.md",) == found.unread


def test_folders_of_others_are_told_not_read(tmp_path: Path) -> None:
    """What no source reads is named, and extracts by others are never opened."""
    put(tmp_path / "ministry/tiny/2024-02-01/tiny.txt")
    put(tmp_path / "derived/ministry/tiny/2024-02-01/tiny.txt")
    put(tmp_path / "un/consolidated/2024-02-01/consolidated.xml")

    found = find_all_on_disk(tmp_path, [TINY])

    assert 1 == len(found.sets)
    assert (tmp_path / "derived", tmp_path / "un") == found.unread


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("nothing", "There is no folder"),
        ("a-file", "is a file, not a folder"),
        ("empty", "holds none of the official files"),
        ("derived/ministry", "extracts made by others"),
    ],
)
def test_wrong_folder_is_answered_with_the_layout(
    tmp_path: Path, place: str, sentence: str
) -> None:
    """Whatever is wrong with the folder, the user is told what is expected."""
    put(tmp_path / "a-file")
    put(tmp_path / "derived/ministry/tiny/2024-02-01/tiny.txt")
    (tmp_path / "empty").mkdir()

    with pytest.raises(UnreadableFileError, match=f"{sentence}.*Expected is a folder"):
        find_all_on_disk(tmp_path / place, [TINY])
