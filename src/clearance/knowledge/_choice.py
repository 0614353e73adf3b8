"""Which versions of which lists answer for a day, and what the user must know of it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from clearance.values import AsOf

from ._version import Version


@dataclass(frozen=True, slots=True)
class Choice:
    """The versions that answer, by source and then age, and sentences about them.

    `noted` names the source of each sentence.
    """

    versions: tuple[Version, ...]
    notes: tuple[str, ...]
    noted: tuple[str, ...] = ()


def choose(versions: Iterable[Version], as_of: AsOf) -> Choice:
    """Choose what answers for a day, from what had been retrieved by then.

    Per source: the newest complete version published on or before the day, and the
    newest partial one published after that and on or before the day. A source with
    nothing so old answers with its earliest later version if its statements are
    dated, and not at all otherwise.
    """
    known = [version for version in versions if _retrieved_by(version, as_of.known)]
    chosen: list[Version] = []
    notes: list[str] = []
    noted: list[str] = []
    for source, group in groupby(sorted(known, key=_order), key=lambda v: v.source):
        choice = _choose_of_source(_best_read(group), as_of)
        chosen += choice.versions
        notes += choice.notes
        noted += [source for _ in choice.notes]
    return Choice(tuple(chosen), tuple(notes), tuple(noted))


def read_best(
    versions: Iterable[Version], known: datetime | None = None
) -> list[Version]:
    """Give every version that had been retrieved by a moment, by source and then age.

    Of the versions of one snapshot only that of the newest parser.
    """
    every = sorted((v for v in versions if _retrieved_by(v, known)), key=_order)
    return [v for _, of in groupby(every, lambda v: v.source) for v in _best_read(of)]


def _order(version: Version) -> tuple[object, ...]:
    return (
        version.source,
        version.published,
        version.retrieved,
        version.sha256,
        version.parser_version,
    )


def _retrieved_by(version: Version, known: datetime | None) -> bool:
    if known is None:
        return True
    moment = known if known.tzinfo is not None else known.replace(tzinfo=UTC)
    return version.retrieved <= moment


def _best_read(versions: Iterable[Version]) -> list[Version]:
    """Of versions of one snapshot keep that of the newest parser."""
    best = {(version.published, version.sha256): version for version in versions}
    return sorted(best.values(), key=_order)


def _choose_of_source(versions: list[Version], as_of: AsOf) -> Choice:
    past = [version for version in versions if version.published <= as_of.day]
    whole = [version for version in past if version.complete]
    base = whole[-1:]
    parts = [
        version
        for version in past
        if not version.complete and (not base or version.published > base[0].published)
    ][-1:]
    if base or parts:
        added = {name for part in parts for name in part.snapshot.names}
        notes = [note for version in base for note in _missing_note(version, added)]
        notes += [_part_note(part, base) for part in parts]
        return Choice((*base, *parts), tuple(notes))
    return _choose_later(versions, as_of)


def _choose_later(versions: list[Version], as_of: AsOf) -> Choice:
    whole = [version for version in versions if version.complete]
    if whole and whole[0].edition.dated:
        note = (
            f"{whole[0].title}: nothing published by {as_of.day} is loaded; the list"
            f" of {whole[0].published} answers by the listing days that it gives, so"
            " parties removed in between are missing, and those without a listing day"
            " show, listed by then or not."
        )
        return Choice((whole[0],), (note,))
    first = (whole or versions)[0]
    note = (
        f"{first.title}: nothing published by {as_of.day} is loaded (the oldest is of"
        f" {first.published}), so this list is left out."
    )
    return Choice((), (note,))


def _missing_note(version: Version, added: Collection[str]) -> list[str]:
    """Say which files of a whole set are missing and not *added* by a later one."""
    lacking = [name for name in version.edition.missing if name not in added]
    note = (
        f"{version.title}: the set of {version.published} was loaded without"
        f" {', '.join(lacking)}; what only these files say is missing."
    )
    return [note] if lacking else []


def _part_note(part: Version, base: list[Version]) -> str:
    lacking = ", ".join(part.edition.missing)
    if not base:
        return (
            f"{part.title}: only the incomplete set of {part.published} is loaded,"
            f" without {lacking}; what these files say is missing."
        )
    return (
        f"{part.title}: the last complete list is of {base[0].published}; the set of"
        f" {part.published}, which lacks {lacking}, adds to it. Parties removed in"
        " between still show, and those added are known only in part."
    )
