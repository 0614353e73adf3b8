"""What is told of a list after an update: one line for each version."""

from collections.abc import Iterable

from clearance.errors import ClearanceError
from clearance.knowledge import Version
from clearance.reports import UpdateLine, share
from clearance.sources import LoadOutcome

# What is told of a newly read list, beside its kinds and largest programmes.
_COUNTED = {
    "secondary_risk": "secondary-sanctions risk",
    "linked_to": "Linked To",
    "addresses": "addresses",
    "aliases": "aliases",
}


def told_of(version: Version) -> str:
    """Say in a sentence or two what a newly read version holds."""
    counts = version.record["counts"]
    kinds = {
        name.removeprefix("entries."): number
        for name, number in counts.items()
        if name.startswith("entries.")
    }
    programmes = {
        name.removeprefix("programme."): number
        for name, number in counts.items()
        if name.startswith("programme.")
    }
    largest = sorted(programmes.items(), key=lambda one: (-one[1], one[0]))[:3]
    understood = version.record["understood"].get("remark", 0)
    unread = version.record["not_understood"].get("remark", {"total": 0})["total"]
    parts = [
        _listed(sorted(kinds.items())),
        _listed(largest),
        _listed(
            (label, counts[name])
            for name, label in _COUNTED.items()
            if counts.get(name)
        ),
        f"{share(understood, understood + unread)} of remarks understood"
        if understood
        else "",
    ]
    sentence = "; ".join(part for part in parts if part) + "."
    return " ".join(filter(None, (sentence, changes_told(version))))


def changes_told(version: Version) -> str | None:
    """Say what a version changed against the one before it; None for a first one."""
    checks = version.record.get("checks", {})
    if "previous" not in checks:
        return None
    counts = [f"{checks[what]:,} {what}" for what in ("added", "removed", "changed")]
    day = checks["previous"].partition(".")[0]
    return f"Since {day}: {', '.join(counts)}."


def _listed(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {number:,}" for name, number in counts)


def failed_line(source: str, error: ClearanceError) -> UpdateLine:
    """Say that *source* (a name, maybe with its version) failed, and why."""
    name, _, version = source.partition(" ")
    return UpdateLine(
        source=name, version=version or None, outcome="failed", sentence=str(error)
    )


def version_line(
    outcome: LoadOutcome, seconds: float | None, sentence: str | None = None
) -> UpdateLine:
    """Say how one version was loaded; *seconds* is how long it took, if measured."""
    version = outcome.version
    return UpdateLine(
        source=version.source,
        version=str(version.published),
        outcome=outcome.status.value,
        entries=version.entries,
        seconds=seconds,
        sentence=sentence,
    )
