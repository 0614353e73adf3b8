"""Takes the aliases of the Canadian list apart: one text holds them, in many ways."""

import re

from clearance.sources._party import lookups_of

_PACKAGE = __package__
_LANGUAGE = re.compile(
    r"\s*\b(?:Arabic|Belaruss?ian|Farsi|Persian|Russian|Ukrainian)\s*:\s*"
)
_ALWAYS = re.compile(r"\s*;\s*|\s+/\s*|\s*/\s+|\s+(?:or|или)\s+")
# "and" joins names only where one of another script stands beside it.
_AND = re.compile(
    r"(?<=[^\x00-\x7f][^\x00-\x7f])\s+and\s+|\s+and\s+(?=[^\x00-\x7f]{2})"
)
_COMMA = re.compile(r"\s*,\s*(?:or\s+|and\s+)?")
_PATRONYMIC = re.compile(r"\S+ \S+(?:vich|vna|вич|вна)", re.IGNORECASE)
_EDGES = " ,;/"


def split_aliases(text: str, kind: str) -> list[tuple[str, str]]:
    """Give each alias with the property that holds it.

    A person's alias of one word ("Andrei"), or of a given name and a patronymic, is a
    spelling of a part of the name and no name by itself: it is a weak alias.
    """
    found: dict[str, str] = {}
    for chunk in _LANGUAGE.split(text):
        for piece in _ALWAYS.split(chunk):
            for part in _AND.split(piece):
                for name in _by_comma(part):
                    weak = kind == "Person" and _is_part(name)
                    found.setdefault(name, "weakAlias" if weak else "alias")
    return list(found.items())


def _is_part(name: str) -> bool:
    return " " not in name or _PATRONYMIC.fullmatch(name) is not None


def _by_comma(text: str) -> list[str]:
    """Split at commas between names, not at those within one.

    Within one stand commas before a legal form or a small letter, in brackets or
    quotation marks, and that of "Баранов, Олег Анатольевич".
    """
    forms = set(lookups_of(_PACKAGE)["legal_forms"])
    names: list[str] = []
    for part in _COMMA.split(text.strip(_EDGES)):
        before = names[-1] if names else ""
        if before and (
            part in forms or before in forms or part[:1].islower() or _open(before)
        ):
            names[-1] = f"{before}, {part}"
        elif part:
            names.append(part)
    if len(names) == 2 and not names[0].isascii() and " " not in names[0]:
        names = [", ".join(names)] if " " in names[1] else names
    return [name for name in (one.strip(_EDGES) for one in names) if name]


def _open(text: str) -> bool:
    """Say whether a bracket or quotation mark is open at the end of a text."""
    pairs = (("(", ")"), ("«", "»"), ("“", "”"))
    uneven = text.count('"') % 2 == 1
    return uneven or any(text.count(one) > text.count(two) for one, two in pairs)
