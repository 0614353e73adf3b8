"""Takes the names of the US export lists apart: aliases, parents, lost letters."""

import re
from dataclasses import dataclass

_FORMER = "previousName"
_BRACKET = re.compile(
    r"\s*[(\[](?P<type>[af])\.?k\.?a\b[.,]*\s*(?P<names>(?:[^()\[\]]|\([^()]*\))+)[)\]]",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:(?P<type>[af])\.?k\.?a\b[.,]*\s*)", re.IGNORECASE)
_BEHIND = re.compile(r",? (?P<type>[af])\.?k\.?a\.?,? (?P<names>.+)$", re.IGNORECASE)
_SUCCESSORS = re.compile(
    r",? and (?:any successor|its sub-?units?)\b.*$", re.IGNORECASE | re.DOTALL
)
_BELOW = re.compile(
    r"^(?P<parent>.+?)\.\s+"
    r"(?P<role>Affiliated Entity|Subordinate Institution)(?::| -)\s*(?P<own>.+)$"
)


@dataclass(frozen=True, slots=True)
class ListedName:
    """A listed name, taken apart.

    `name` is what the party is called, `others` its further names with the property
    that holds each, `parent` the body that the list names it under and `role` in the
    list's words what it is to it, `clause` words on successors and sub-units that
    belong to no name, `original` the words of the list.
    """

    name: str
    others: tuple[tuple[str, str], ...]
    parent: str | None
    role: str | None
    clause: str | None
    original: str

    @property
    def key(self) -> str:
        """What tells the party from others: its name, and that of its parent."""
        return self.name if self.parent is None else f"{self.parent} {self.name}"


def read_name(text: str) -> ListedName:
    """Take a name apart; what is in no known form stays in the name to the letter."""
    plain = " ".join(text.split())
    clause = _SUCCESSORS.search(plain)
    name = plain if clause is None else plain[: clause.start()]
    below = _BELOW.match(name)
    parent = role = None
    if below is not None:
        parent, role, name = below["parent"], below["role"], below["own"]
    others: list[tuple[str, str]] = []
    for bracket in _BRACKET.finditer(name):
        prop = _property(bracket["type"])
        others += [(prop, part) for part in _split(bracket["names"])]
    name = " ".join(_BRACKET.sub(" ", name).split())
    return ListedName(
        mend(name),
        tuple((prop, mend(other)) for prop, other in others),
        None if parent is None else mend(parent),
        role,
        None if clause is None else clause[0].strip(" ,"),
        text,
    )


def read_alias(text: str) -> tuple[tuple[str, str], ...]:
    """Read one of the further names: with what it is called by, "f.k.a." and the like.

    "JSC NIIP, f.k.a., OAO Institut Priborostroeniya" are two names.
    """
    said = re.sub(r"^(?:and )", "", " ".join(text.split())).rstrip(",;")
    lead = _LEAD.match(said)
    if lead is not None:
        return ((_property(lead["type"]), mend(said[lead.end() :])),)
    behind = _BEHIND.search(said)
    if behind is not None and "(" not in said[: behind.start()]:
        own = said[: behind.start()]
        return (
            ("alias", mend(own)),
            (_property(behind["type"]), mend(behind["names"])),
        )
    read = read_name(said)
    return (("alias", read.name), *read.others)


def _property(type_: str) -> str:
    return _FORMER if type_.lower() == "f" else "alias"


def _split(names: str) -> list[str]:
    return [part.strip() for part in names.split(";") if part.strip()]


def mend(name: str) -> str:
    """Mend the letters that the publisher's export lost and wrote as "?".

    Between letters it was an apostrophe ("People?s", "Xi?an"), at the edge of a word a
    quotation mark, else nothing can be said of it and a space stands for it.
    """
    mended = re.sub(r"(?<=[^\W\d_])\?(?=[^\W\d_])", "'", name)
    return " ".join(mended.replace("?", " ").split())
