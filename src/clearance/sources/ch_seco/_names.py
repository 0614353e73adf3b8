"""Puts the names of the Swiss list together from their parts and spellings."""

from dataclasses import dataclass
from typing import Any

from clearance.sources._party import Party, lookups_of
from clearance.sources._xml import Fields

_PACKAGE = __package__


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a name, and its spellings by language and script."""

    type: str
    order: int
    value: str
    variants: dict[tuple[str, str], list[str]]


def say_name(party: Party, name: Fields, *, main: bool) -> None:
    """Say one name with all its spellings; the party's own if *main* and primary."""
    table: Any = lookups_of(_PACKAGE)
    kind, quality = name.attribute("name-type"), name.attribute("quality")
    prop = "alias"
    if party.audit.category("name type", kind, table["name_types"]):
        prop = table["name_types"][kind]
    else:
        party.audit.not_understood("name type", kind, party.id)
    party.audit.category("quality", quality, table["qualities"])
    primary = prop == "name" and main
    prop = prop if primary or prop != "name" else "alias"
    weak = quality == "low" and not primary
    parts = [_read_part(party, one) for one in name.all("name-part")]
    name.ignore(party.audit, "ssid", "lang")
    name.close(party.audit, party.id)
    _say_outside(party, parts)
    if primary and party.draft.kind == "Person":
        _say_parts(party, parts)
    written = _joined(parts, [part.value for part in parts])
    listed = " ".join(p.value for p in sorted(parts, key=lambda p: p.order) if p.value)
    party.say("weakAlias" if weak else prop, written, listed)
    other = "alias" if prop == "name" else prop
    for spelled, whole in _spellings(parts):
        party.say("weakAlias" if weak or not whole else other, spelled, listed)


def _read_part(party: Party, part: Fields) -> _Part:
    table: Any = lookups_of(_PACKAGE)
    kind, order = part.attribute("name-part-type"), part.attribute("order")
    if not party.audit.category("name part", kind, table["name_parts"]):
        party.audit.not_understood("name part", kind, party.id)
    variants: dict[tuple[str, str], list[str]] = {}
    for spelling in part.all("spelling-variant"):
        key = (spelling.attribute("lang"), spelling.attribute("script"))
        text = spelling.own()
        if text:
            variants.setdefault(key, []).append(text)
        spelling.ignore(party.audit, "spelling-variant-type", "ssid")
        spelling.close(party.audit, party.id)
    value = part.text("value")
    part.ignore(party.audit, "ssid")
    part.close(party.audit, party.id)
    return _Part(kind, int(order) if order.isdecimal() else 0, value, variants)


def _spec(part: _Part) -> Any:
    return lookups_of(_PACKAGE)["name_parts"].get(part.type, {"rank": 8})


def _joined(parts: list[_Part], texts: list[str]) -> str:
    """Join the texts of parts in spoken order, without those outside the name."""
    chosen = [
        (_spec(part)["rank"], part.order, text)
        for part, text in zip(parts, texts, strict=True)
        if "rank" in _spec(part) and text
    ]
    return " ".join(text for _, _, text in sorted(chosen))


def _spellings(parts: list[_Part]) -> list[tuple[str, bool]]:
    """Spell the whole name in each language and script that its parts have.

    The nth spelling of one part goes with the nth of the others; a part that has
    fewer gives its last, and one that has none its plain value. A name that mixes
    scripts so is not whole.
    """
    found: dict[str, bool] = {}
    keys = dict.fromkeys(key for part in parts for key in part.variants)
    for key in keys:
        for n in range(max(len(part.variants.get(key, ())) for part in parts)):
            texts = []
            for part in parts:
                several = part.variants.get(key) or [part.value]
                texts.append(several[min(n, len(several) - 1)])
            spelled = _joined(parts, texts)
            inside = [
                text.isascii()
                for p, text in zip(parts, texts, strict=True)
                if "rank" in _spec(p) and text
            ]
            found.setdefault(spelled, len(set(inside)) < 2 or key[1] == "LATN")
    return list(found.items())


def _say_parts(party: Party, parts: list[_Part]) -> None:
    for part in parts:
        prop = _spec(part).get("prop")
        if prop is not None:
            party.say(prop, part.value)


def _say_outside(party: Party, parts: list[_Part]) -> None:
    """Say the title; a maiden name makes one more name with the given ones."""
    given = [p.value for p in parts if p.type in ("given-name", "further-given-name")]
    for part in parts:
        outside = _spec(part).get("outside")
        if outside == "title":
            party.say("title", part.value)
        elif outside is not None and part.value:
            party.say(outside, " ".join((*given, part.value)), part.value)
