"""What payments and contracts write around a firm: branch, address, who acts for whom.

The words of `contracts` in `marks.yml`. What a text holds is read step by step: «Филиал
ООО "Ромашка" в г. Омск в лице директора Зорина А.Б.» is a branch behind whoever signs.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from clearance.names import clean, contract_words, romanise

from ._around import is_form, may_be_name
from ._at_address import before_address, may_be_address, words_of_addresses
from ._branches import either, firm_of_branch, words_of_branches
from ._purposes import may_have_purpose, without_purpose, words_of_purposes
from ._signed import firm_and_person, firm_and_signer, words_of_signers

_LONGEST = 300
_KEPT = 2**16  # pieces of names of which it is kept whether they tell
_MOST_STEPS = 4
_AROUND = " ,;:/-–—\"«»“”'"
_BESIDE = ".,:;()[]\"“”«»'"


class _Step(NamedTuple):
    """A text that a name was read from, and the kind of all that was left out."""

    text: str
    kind: str


def names_in_contract(text: str) -> tuple[str, ...]:
    """Give the firms, ships and persons that a text of a contract or a payment names.

    Nothing for most texts: whose branch it is, who is signed for and who signs, whom an
    address is behind, whose ship it is, and both of one party and its agent.
    """
    return tuple(_steps(text))


def kind_in_contract(said: str, left: str, name: str) -> str:
    """Say of what kind words are that were left out for a name; "" where none is."""
    steps = _steps(said)
    while (step := steps.get(name)) is not None:
        if left in step.text and left not in name:
            return step.kind
        name = step.text
    return ""


def ends_in_contract(said: str, name: str) -> frozenset[int]:
    """Give where in a text those begin and end that a name was read by in steps."""
    steps, found = _steps(said), set[int]()
    while (step := steps.get(name)) is not None and step.text != said:
        name = step.text
        if (begin := said.find(name)) >= 0:
            found |= {begin, begin + len(name)}
    return frozenset(found)


def may_be_in_contract(piece: str) -> bool:
    """Say quickly whether a piece of a name that is no word tells of a contract."""
    bare = piece.casefold().strip(_BESIDE)
    return bare in words_in_contracts() or may_be_address(piece)


@cache
def words_in_contracts() -> frozenset[str]:
    """Give words of which one is in a text that has something of a contract."""
    told = contract_words()
    ships = {*told["telling"], *(one for one in told["ships_before"] if "/" in one)}
    found = words_of_branches() | words_of_signers() | words_of_addresses() | ships
    return (found | words_of_purposes()) - {"c.a"}


@lru_cache(maxsize=1024)
def _steps(text: str) -> Mapping[str, _Step]:
    """Give names that a text holds, each with the text and the step it was read by."""
    if len(text) > _LONGEST or not _may_be(text):
        return {}
    found: dict[str, _Step] = {}
    left = [text]
    for _ in range(_MOST_STEPS):
        read = left
        left = []
        for one in read:
            for name, kind in _read(one):
                if name not in found and name != text:
                    found[name] = _Step(one, kind)
                    left.append(name)
    return found


def _may_be(text: str) -> bool:
    return "," in text or may_have_purpose(text) or _is_told(text)


def _is_told(text: str) -> bool:
    """See a bracket or a word of a contract, and not only digits or signs."""
    return "(" in text or any(map(_may_tell, text.split()))


# Words come again and again where names do not.
_may_tell = lru_cache(maxsize=_KEPT)(may_be_in_contract)


def _read(text: str) -> Iterator[tuple[str, str]]:
    """Read one step: the names that a text says, and what is left out for each."""
    if _is_told(text):
        yield from _of_contract(text)
    yield from ((name, "other party") for name in firm_and_person(text))
    if name := without_purpose(text):
        yield name, "payment"


def _of_contract(text: str) -> Iterator[tuple[str, str]]:
    if ship := _ship_of(text):
        yield from ((name, "ship") for name in ship)
        return
    if client := _client_of_treasury(text):
        yield client, "payment"
        return
    yield from ((name, "other party") for name in _and_agent(text))
    if signed := firm_and_signer(text):
        yield signed.firm, signed.kind
        if signed.person:
            yield signed.person, "signed for"
        return
    if name := firm_of_branch(text):
        yield name, "branch"
    elif name := before_address(text):
        yield name, "address"


def _ship_of(text: str) -> tuple[str, ...]:
    """Give the ship whose owners or master a text names: "OWNERS OF MV ZORGENIA"."""
    found = _of_ship().fullmatch(text.strip())
    if found is None:
        return ()
    name = (found["name"] or found["named"]).strip(_AROUND)
    words = romanise(clean(name, dotted=True)).split()
    return (name,) if words and not any(map(is_form, words)) else ()


def _client_of_treasury(text: str) -> str:
    """Give whose account a treasury holds: «УФК (ФГБУ "Ромашка" л/с 2073)»."""
    found = _treasury().fullmatch(text.strip())
    if found is None or not (found["surely"] or _ledger().search(found["name"])):
        return ""
    name = _ledger().sub(" ", found["name"]).strip(" ,;:-–—")
    return " ".join(name.split()) if may_be_name(name) else ""


def _and_agent(text: str) -> Iterator[str]:
    """Give a firm and the agent that is in brackets behind it, each by itself."""
    found = _agent().fullmatch(text.strip())
    if found is None:
        return
    for name in (found["first"], found["other"] or found["before"]):
        words = romanise(clean(name, dotted=True)).split()
        if len(words) > 1 and any(map(is_form, words)):
            yield name.strip(" ,;:-–—")


@cache
def _of_ship() -> re.Pattern[str]:
    told = contract_words()
    who = rf"(?:{either(told['of_ships'])})"
    kinds = either(told["ships_before"])
    joined = r"(?:\s*[/&,+]\s*|\s+(?:and/or|and|or|und|et|y|e|и)\s+(?:the\s+)?)"
    of = r"(?:of\s+the|of|for|der|des|du|de la|del|de|di|do|da)\s+"
    return re.compile(
        rf"(?:to\s+)?(?:the\s+)?{who}(?:{joined}{who})*[\s:,]+(?:{of})?"
        rf"(?:the\s+)?(?:good\s+)?(?:{kinds})[\s\"«“'.:]+(?P<name>\S.*?)[\"»”']?"
        rf"|(?:{kinds})[\s\"«“'.:]+(?P<named>\S.*?)[\"»”']?,?\s+(?:and/or|and|&)\s+"
        rf"(?:her|its|their|the)\s+{who}(?:{joined}{who})*",
        re.IGNORECASE,
    )


@cache
def _treasury() -> re.Pattern[str]:
    said = either(contract_words()["treasuries"])
    return re.compile(
        rf"(?:(?P<surely>о?уфк|ufk)|{said})(?!\w)[^()]*\((?P<name>[^()]*(?:\([^()]*\)[^()]*)?)\)?[\s.,]*",
        re.IGNORECASE,
    )


@cache
def _ledger() -> re.Pattern[str]:
    said = either(contract_words()["ledgers"])
    return re.compile(
        rf"[\s,;(]*(?<!\w)(?:{said})[\s.:№#]*(?:n\s*)?[\w.-]*\d[\w.-]*[\s,;)]*",
        re.IGNORECASE,
    )


@cache
def _agent() -> re.Pattern[str]:
    said = either(contract_words()["agents"])
    return re.compile(
        rf"(?P<first>[^()]{{4,}})\(\s*(?:(?P<other>[^()]{{4,}}?)[\s,–—-]+(?:{said})"
        rf"|(?:{said})(?:\s*[:–—-]\s*|\s+)(?P<before>[^()]{{4,}}))\s*\)\s*",
        re.IGNORECASE,
    )
