"""Takes a name cell apart: the name, its variants, other scripts, former names."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from clearance.sources._brackets import without_abbreviation
from clearance.sources._party import Party, lookups_of
from clearance.values import country_code

_PACKAGE = __package__
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_OTHER = re.compile(r"[^\W\d_A-Za-zÀ-ɏ]")
_FAMILY = re.compile(r"(?P<given>.*?[a-zß-ÿ.]\S*)\s+(?P<family>[A-ZÀ-Þ][A-ZÀ-Þ'’ -]+)")
# A family name in capitals with another whole name behind it.
_RUN_ON = re.compile(
    r"(?<=[A-ZА-ЯЁІЇЄ]{3})\s+(?=[A-ZА-ЯЁІЇЄ][a-zа-яёіїє]+\s.*[A-ZА-ЯЁІЇЄ]{3})"
)
_EDGES = " ,;–-"


@dataclass(slots=True)
class Names:
    """What a name cell says: one name, and (property, name) for all others."""

    name: str = ""
    others: list[tuple[str, str]] = field(default_factory=list)
    maiden: str = ""
    country: str = ""
    notes: list[str] = field(default_factory=list)

    def add(self, prop: str, text: str) -> None:
        """Keep a further name, once; the name itself is none."""
        text = text.strip(_EDGES)
        if text and text != self.name and (prop, text) not in self.others:
            self.others.append((prop, text))


def read_names(lines: Sequence[str], *, person: bool) -> Names:
    """Read the lines of a name cell: the first is the name, the others its variants.

    What a word says ("a.k.a.", "formerly", "Russian:") is taken by it; brackets are
    variants, unless a country or a legal form stands in them.
    """
    names = Names()
    wait = ""
    said = [line for line in lines if folded(line) not in _words_of("no_names")]
    for number, line in enumerate(_joined(said)):
        if number > 0 and line.casefold().startswith("including"):
            names.notes.append(line)
            continue
        label = _labels().fullmatch(f"{line} ")
        if label is not None:
            wait = _prop(label)
            continue
        _read_line(names, line, wait or ("alias" if number else ""), person=person)
        wait = ""
    return names


def say_names(party: Party, names: Names, original: str) -> None:
    """Say all names of a party; those that its kind has no property for are aliases."""
    party.say("name", names.name, original)
    for prop, text in names.others:
        party.say(prop if party.has(prop) else "alias", text)
    family = _FAMILY.fullmatch(names.name)
    if party.draft.kind == "Person" and family is not None:
        first, *middle = family["given"].split()
        party.say("firstName", first)
        party.say("middleName", " ".join(middle))
        party.say("lastName", family["family"])
    if names.maiden:
        given = family["given"] if family is not None else ""
        whole = f"{given} {names.maiden}".strip()
        party.say("previousName" if given else "weakAlias", whole, names.maiden)
    if names.country:
        party.say("country", names.country)
    for note in names.notes:
        party.draft.add("notes", note)


def folded(name: str) -> str:
    """Fold a name for exact comparison: letters and digits alone, small, unaccented."""
    apart = unicodedata.normalize("NFKD", name)
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[^\W_]+", plain.casefold()))


def _joined(lines: Sequence[str]) -> list[str]:
    """Join lines that were cut: in brackets, before a small letter, after a word that
    is no name.
    """
    joined: list[str] = []
    for line in lines:
        goes_on = joined and (
            joined[-1].count("(") > joined[-1].count(")")
            or folded(joined[-1]) in _words_of("unfinished")
            or (
                line[0].islower()
                and _labels().match(f"{line} ") is None
                and not line.startswith("including")
            )
        )
        if goes_on:
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _read_line(names: Names, line: str, prop: str, *, person: bool) -> None:
    """Read one line; without *prop* it is the name itself."""
    kept = ""
    pieces = list(_by_brackets(line))
    for n, (text, inside) in enumerate(pieces):
        last = not any(t.strip(" ,;") for t, _ in pieces[n + 1 :])
        if inside and not _is_variant(text, kept, last=last):
            kept += f"({text})"
            if last and not _starts_with_label(text):
                names.country = names.country or country_code(text) or ""
        elif inside and kept.strip():
            _read_bracket(names, text, kept, person=person)
        elif inside:
            kept = text
        else:
            kept += text
    _read_plain(names, kept, prop, person=person)


def _is_variant(text: str, before: str, *, last: bool) -> bool:
    """Say whether a bracket holds a variant of the name, and is no part of it."""
    if not before.strip() or _starts_with_label(text):
        return True
    if _OTHER.search(text):
        return last or _LATIN.search(_labels().sub("", f"{before} ")) is not None
    whole = re.search(r"\w\w", text) is not None and not text[0].islower()
    legal = text.casefold().strip(". ") in _words_of("of_the_name")
    return last and whole and not legal and country_code(text) is None


def _read_bracket(names: Names, text: str, before: str, *, person: bool) -> None:
    if re.fullmatch(r"[A-Z]{2}", text) and not person:
        names.add("abbreviation", text)
        return
    short = without_abbreviation(f"{before.strip()} ({text})")
    if short is not None and short[1] is not None and not person:
        names.add("abbreviation", short[1])
    elif person and " " not in text and not _starts_with_label(text):
        names.add("weakAlias", text)
    else:
        _read_plain(names, text, "alias", person=person)


def _read_plain(names: Names, text: str, prop: str, *, person: bool) -> None:
    """Split a text at its labels and semicolons, and keep each piece."""
    now, start = prop, 0
    for label in [*_labels().finditer(f"{text} ")]:
        _keep(names, text[start : label.start()], now, person=person)
        now, start = _prop(label), label.end()
    _keep(names, text[start:], now, person=person)


def _keep(names: Names, text: str, prop: str, *, person: bool) -> None:
    pieces = [_unbracketed(p.strip(_EDGES)) for p in text.split(";")]
    several = [one for p in pieces for one in _apart(p, prop, person=person)]
    for piece in filter(None, several):
        if not prop and not names.name:
            names.name = piece
        elif prop == "maiden":
            _keep_maiden(names, piece)
        else:
            names.add(prop or "alias", piece)


def _keep_maiden(names: Names, text: str) -> None:
    if " " in text.split("(", maxsplit=1)[0].strip():
        names.add("previousName", text)
    elif names.maiden:
        names.add("weakAlias", text)
    else:
        names.maiden = text


def _apart(text: str, prop: str, *, person: bool) -> list[str]:
    """Split "one / other", and of people "one, other or another", if all are whole."""
    parts = re.split(r"\s+/\s+", text)
    if not all(" " in p and (person or _OTHER.search(p)) for p in parts):
        parts = [text]
    if person and prop:
        listed = [p for part in parts for p in re.split(r",\s+|\s+or\s+", part)]
        parts = listed if all(" " in p for p in listed) else parts
    return [p for part in parts for p in _RUN_ON.split(part)] if person else parts


def _unbracketed(text: str) -> str:
    if text.count(")") > text.count("("):
        text = text.rstrip(") ") if text.endswith(")") else text
    if text.count("(") > text.count(")"):
        text = text.lstrip("( ") if text.startswith("(") else text
    return text


def _by_brackets(text: str) -> Iterator[tuple[str, bool]]:
    """Cut at the outermost brackets: each piece, and whether it stood inside them.

    A bracket that is never closed goes to the end.
    """
    depth, piece = 0, ""
    for sign in text:
        if (sign == "(" and depth == 0) or (sign == ")" and depth == 1):
            if piece.strip():
                yield piece, depth > 0
            piece = ""
        else:
            piece += sign
        depth = max(0, depth + (sign == "(") - (sign == ")"))
    if piece.strip():
        yield piece, depth > 0


def _starts_with_label(text: str) -> bool:
    return _labels().match(f"{text.strip()} ") is not None


def _prop(label: re.Match[str]) -> str:
    said = " ".join((label["label"] or label["word"]).casefold().split())
    return _label_words()[said]


@cache
def _label_words() -> dict[str, str]:
    table = lookups_of(_PACKAGE)["name_labels"]
    return {
        str(word).casefold(): prop
        for prop, several in table.items()
        for word in (*several["bare"], *several["colon"])
    }


@cache
def _labels() -> re.Pattern[str]:
    """Find labels: some need a colon, others only not to be part of a word."""
    table = lookups_of(_PACKAGE)["name_labels"]
    bare = [word for several in table.values() for word in several["bare"]]
    colon = [word for several in table.values() for word in several["colon"]]
    bare_form, colon_form = _any_of(bare), _any_of([*colon, *bare])
    return re.compile(
        rf"(?<![^\s(,;])(?:(?P<label>{colon_form})\s*:|(?P<word>{bare_form})"
        r"(?:(?=\s)|(?<=a\.k\.a\.)))\s*",
        re.IGNORECASE,
    )


def _any_of(words: Sequence[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(str(word)).replace(r"\ ", r"\s+") for word in ordered)


@cache
def _words_of(table: str) -> frozenset[str]:
    return frozenset(map(str, lookups_of(_PACKAGE)[table]))
