"""What a newly read list is held against before it may answer."""

from collections.abc import Mapping, Sequence
from typing import Any

from clearance.errors import ListRefusedError
from clearance.knowledge import Knowledge, Snapshot, Staged, Version

# The largest part of its entries that a list may lose from one publication to the
# next without a person looking at it.
_SHRINK = 0.10
# So many entries of a kind do not vanish at once.
_KIND = 10


def publish(
    knowledge: Knowledge,
    staged: Staged,
    *,
    following: Sequence[Version] = (),
    accepted: bool = False,
) -> Version:
    """Let a version answer if it stands against the one published before it.

    *following* are later ones read in the same run: a list that is small once and as
    small the next time is small indeed. What was compared is kept with the version.
    Raises ListRefusedError for a list that lost more than a tenth of its entries, or
    all of a kind, unless it was *accepted*; the version is then not kept.
    """
    version = staged.version
    others = [
        v
        for v in knowledge.versions(source=version.source)
        if v.complete == version.complete and v.sha256 != version.sha256
    ]
    before = [v for v in others if v.published <= version.published]
    after = [v for v in (*others, *following) if v.published > version.published]
    checks: dict[str, Any] = {"accepted": accepted}
    if before:
        previous = before[-1]
        faults = _faults(previous, version, after)
        checks |= {
            "previous": previous.name,
            "entries_before": previous.entries,
            "faults": faults,
            **knowledge.compare(previous, staged).as_record(),
        }
        if faults and not accepted:
            knowledge.discard(staged)
            error = ListRefusedError(" ".join(faults), acceptable=True)
            raise told_refusal(
                error, knowledge, version.title, version.snapshot
            ) from None
    return knowledge.publish(staged, checks=checks)


def _faults(previous: Version, version: Version, after: Sequence[Version]) -> list[str]:
    told = f"The list published before it, on {previous.published},"
    confirmed = any(
        version.complete == later.complete
        and later.entries <= version.entries * (1 + _SHRINK)
        for later in after[:1]
    )
    if version.entries < previous.entries * (1 - _SHRINK) and not confirmed:
        lost = 1 - version.entries / previous.entries
        sentence = (
            f"It has {version.entries:,} entries. {told} had {previous.entries:,}"
        )
        return [f"{sentence}: {lost:.0%} of them are gone."]
    now = _kinds(version)
    gone = [
        f"{number:,} of kind {kind}"
        for kind, number in sorted(_kinds(previous).items())
        if number >= _KIND and not now.get(kind)
    ]
    same = previous.parser_version == version.parser_version
    return [f"{told} had {', '.join(gone)}; it has none."] if gone and same else []


def _kinds(version: Version) -> Mapping[str, int]:
    counts = version.record.get("counts", {})
    start = "entries."
    return {k.removeprefix(start): n for k, n in counts.items() if k.startswith(start)}


def is_accepted(snapshot: Snapshot, accept: Sequence[str]) -> bool:
    """Say whether a person accepted this very snapshot, by the start of its hash."""
    return any(snapshot.sha256.startswith(told.casefold()) for told in accept)


def told_refusal(
    error: ListRefusedError, knowledge: Knowledge, title: str, snapshot: Snapshot
) -> ListRefusedError:
    """Say of a refused list what to look at, and how a person can accept it."""
    sentence = (
        f"{title} of {snapshot.published} was not loaded; the last good one stays."
        f" {error} Look at {', '.join(snapshot.names)} in"
        f" {knowledge.snapshot_folder(snapshot)}."
    )
    if error.acceptable:
        sentence += (
            " If it is right, run the same command again with"
            f" --accept {snapshot.sha256[:8]}."
        )
    return ListRefusedError(sentence)
