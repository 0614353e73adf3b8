"""Ways to pay outside the usual ones, and what each jurisdiction says of them when."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from clearance.finding import Finding, Grade, Outcome, lowest
from clearance.law import Book, Facts, Rule, beyond, leaves

from ._ties import abroad, jurisdictions, mechanism_words, paying

_FACT = "payment.mechanism"
_OTHER = "other"


@dataclass(frozen=True, slots=True)
class Said:
    """What a rule says of a way to pay, and from when until when.

    `outcome` is for one whom the rule binds (a ban), or for a bank abroad (a risk);
    None where the rule does not speak of the way itself, and holds as ever. `since` is
    the day from which it says so; after the day that is asked about where it says so
    only later. `until` is its last day, None where the book knows of none.
    """

    jurisdiction: str
    rule: str
    title: str
    outcome: Outcome | None
    since: date
    until: date | None
    asks: tuple[str, ...]
    citations: tuple[str, ...]
    confidence: Grade


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A way to pay: a row of the book's table payment-mechanisms.

    `found` are the words by which it was recognised; `now` what rules say of it on the
    day, `later` what they say only afterwards. `says` is what was written down of it on
    `read_on`, by authority, whatever the day that is asked about.
    """

    id: str
    name: str
    found: tuple[str, ...]
    now: tuple[Said, ...]
    later: tuple[Said, ...]
    says: tuple[tuple[str, str], ...]
    read_on: date
    confidence: str


def recognised(
    book: Book, text: str, day: date, told: tuple[str, ...] = ()
) -> tuple[Mechanism, ...]:
    """Find ways to pay in a description; *told* are keys that the user names."""
    table = book.lookups["payment-mechanisms"]
    words, found = mechanism_words(), []
    for row in table.on(day):
        key = row["mechanism"]
        hits = [one for one in words.get(key, ()) if _stands_in(one, text)]
        hits += [key] if key in told else []
        if hits:
            said = sorted(_said(book, row, day), key=_order)
            found.append(
                Mechanism(
                    key,
                    row["name"],
                    tuple(hits),
                    tuple(one for one in said if one.since <= day),
                    tuple(one for one in said if one.since > day),
                    tuple((n, row[n]) for n in ("us", "eu", "uk", "text") if n in row),
                    table.checked_on,
                    row.get("confidence", table.confidence),
                )
            )
    return tuple(found)


def _stands_in(words: str, text: str) -> bool:
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
    return re.search(pattern, text, re.IGNORECASE) is not None


def _order(one: Said) -> tuple[int, bool, str]:
    places = tuple(jurisdictions())
    return places.index(one.jurisdiction), one.outcome is None, one.rule


def _said(book: Book, row: Mapping[str, Any], day: date) -> Iterator[Said]:
    """Give what each rule says of a way to pay on the day, or else says first after."""
    key = row["mechanism"]
    for rule in book.ruling:
        if rule.jurisdiction in jurisdictions() and _speaks_of_ways(rule):
            turns = _turns(book, rule, key)
            yield from _spoken(book, rule, key, day=day, turns=turns)
    for name in row.get("rules", ()):
        rule = book.rules[name]
        if rule.jurisdiction in jurisdictions() and not _speaks_of_ways(rule):
            yield from _as_ever(rule, row, day)


def _speaks_of_ways(rule: Rule) -> bool:
    return any(leaf.get("fact") == _FACT for leaf in leaves(rule.applies_when))


def _turns(book: Book, rule: Rule, key: str) -> list[date]:
    """Give the days on which a rule may begin to say something else of a way."""
    days = {spell.start for spell in rule.spells}
    for leaf in leaves(rule.applies_when):
        if leaf.get("fact") == _FACT and "lookup" in leaf:
            table = book.lookups[leaf["lookup"]]
            days |= {row["from"] for row in table.rows if row[table.key] == key}
    return sorted(days)


def _spoken(
    book: Book, rule: Rule, key: str, *, day: date, turns: Sequence[date]
) -> Iterator[Said]:
    findings = [(turn, _finding(book, rule, key, turn)) for turn in turns]
    now = _finding(book, rule, key, day)
    if now is not None:
        since = day
        for turn, finding in reversed([one for one in findings if one[0] <= day]):
            if finding is None or finding.outcome is not now.outcome:
                break
            since = turn
        ends = [turn for turn, finding in findings if turn > day and finding is None]
        yield _told(rule, now, since, ends)
        return
    for turn, finding in findings:
        if turn > day and finding is not None:
            yield _told(rule, finding, turn, [])
            return


def _told(rule: Rule, finding: Finding, since: date, ends: Sequence[date]) -> Said:
    return Said(
        rule.jurisdiction,
        rule.id,
        rule.title,
        finding.outcome,
        since,
        date.fromordinal(ends[0].toordinal() - 1) if ends else None,
        tuple(one.text for one in finding.missing),
        finding.citations,
        finding.confidence,
    )


def _finding(book: Book, rule: Rule, key: str, day: date) -> Finding | None:
    """Put a way to pay to a rule, for one whom it is about, beside another way."""
    bound = {f"actor.{role}": True for role in rule.binds}
    home = jurisdictions()[rule.jurisdiction]
    who: dict[str, Any] = {"actor.kind": "bank", "activity": list(paying())}
    if rule.kind == "risk":
        who |= {"actor.country": abroad(), "actor.eu_operator": False}
    else:
        who |= {"actor.country": home, "actor.located_in": home}
    ways = (Facts(book, who | bound | {_FACT: [way]}, day) for way in (key, _OTHER))
    with_it, without = ways
    return beyond(rule, with_it, without)


def _as_ever(rule: Rule, row: Mapping[str, Any], day: date) -> Iterator[Said]:
    """Tell a rule that speaks of no way to pay, and holds whatever the way is."""
    first = row.get("rule_from", {}).get(rule.id)
    spell = rule.on(first or day) or rule.in_force[0]
    since = first or rule.in_force[0].start
    ended = [one.start for one in rule.in_force if one.value is None]
    if ended and ended[0] <= day:
        return
    yield Said(
        rule.jurisdiction,
        rule.id,
        rule.title,
        None,
        since,
        date.fromordinal(ended[0].toordinal() - 1) if ended else None,
        (),
        (spell.source,),
        lowest([spell.confidence, row["confidence"]] if first else [spell.confidence]),
    )
