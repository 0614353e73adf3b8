"""Owners and ties of those of a deal, as the forms of an assessment show them."""

from typing import Any

from clearance.assessment import Ruled
from clearance.exposure import Band, Exposed

from ._exposure import ExposureReport, hop_told, questions_of, says_told
from ._law_values import AssessmentReport, DealParty, OwnedFact
from ._page import Page
from ._plain_text import counted

_STYLES = {Band.CRITICAL: "bold red", Band.HIGH: "red", Band.MEDIUM: "yellow"}
_FEW = 3  # paths, flags and questions of one party; the other reports have all


def fact_told(one: OwnedFact) -> str:
    """Say what owners make of a fact, and by whose holdings."""
    value = "yes" if one.value is True else f"{one.value} %"
    by = f", by {'; '.join(one.holders)}" if one.holders else ""
    return f"{one.fact}: {value}{by}"


def alike(facts: tuple[OwnedFact, ...]) -> list[str]:
    """Tell facts, those together that say the same of the same holdings."""
    groups: dict[tuple[str | bool, tuple[str, ...]], list[str]] = {}
    for one in facts:
        groups.setdefault((one.value, one.holders), []).append(one.fact)
    return [
        fact_told(OwnedFact(", ".join(names), value, (), holders, ()))
        for (value, holders), names in groups.items()
    ]


def say_parties(page: Page, report: AssessmentReport) -> None:
    """Write what owners and ties say of each party, after the verdicts."""
    for one in report.parties:
        page.gap()
        page.say((f"Owners and ties of {one.name}", "bold underline"))
        for text in alike(one.facts):
            page.say(text, first="  owned   ", hang=10)
        for text in one.differs:
            page.say((text, "yellow"), first="  ! ", hang=4)
        for text in one.asks[:_FEW]:
            page.say((text, "yellow"), first="  ask     ", hang=10)
        if len(one.asks) > _FEW:
            page.say((_more(len(one.asks) - _FEW, "question"), "dim"), first="  ")
        if one.exposure is not None:
            _say_exposure(page, one.exposure)


def say_evidence(page: Page, report: AssessmentReport, ruled: Ruled) -> None:
    """Write under a finding by whose holdings it came about."""
    for text in alike(report.evidence(ruled)):
        page.say(text, first="      owners  ", hang=14)


def _say_exposure(page: Page, report: ExposureReport) -> None:
    found = report.exposure
    for one in found.paths[:_FEW]:
        _say_path(page, report, one)
    if len(found.paths) > _FEW:
        page.say((_more(len(found.paths) - _FEW, "path"), "dim"), first="  ")
    for flag in found.flags[:_FEW]:
        page.say(f"{flag.id}: {flag.evidence}", first="  flag    ", hang=10)
    if len(found.flags) > _FEW:
        page.say((_more(len(found.flags) - _FEW, "flag"), "dim"), first="  ")


def _say_path(page: Page, report: ExposureReport, one: Exposed) -> None:
    band, end = one.severity.band, one.path.end
    page.say(
        (f"{band} ", _STYLES.get(band, "")),
        f"path to {end.name} ({', '.join(end.lists)})",
        first="  ",
        hang=4,
    )
    for hop in one.path.hops:
        page.say(hop_told(report, hop), first="    - ", hang=6)
    page.say(" ".join(one.severity.reasons), first="    why ", hang=8)
    for bite in one.bites[:_FEW]:
        finding = bite.finding
        page.say(
            f"{says_told(bite, one)}: {finding.rule} (grade {finding.confidence}):"
            f" {finding.title}",
            first="    ",
            hang=6,
        )
    for text in list(questions_of(one))[:1]:
        page.say((text, "yellow"), first="    ask ", hang=8)


def _more(number: int, what: str) -> str:
    return f"… and {counted(number, f'more {what}')} in the JSON and HTML reports."


def party_document(one: DealParty) -> dict[str, Any]:
    """Give what owners and ties say of a party, for JSON."""
    ties = one.exposure
    return {
        "name": one.name,
        "id": one.id,
        "facts": one.facts,
        "asks": one.asks,
        "differs": one.differs,
        "exposure": ties
        and {
            "band": ties.exposure.band,
            "names": ties.names,
            "paths": ties.exposure.paths,
            "flags": ties.exposure.flags,
            "mechanisms": ties.exposure.mechanisms,
        },
    }
