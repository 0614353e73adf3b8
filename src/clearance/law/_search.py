"""Rules found by jurisdiction, topic, day and words."""

from collections.abc import Iterator
from datetime import date

from ._book import Book
from ._model import Rule


def search(
    book: Book,
    *,
    jurisdiction: str | None = None,
    topic: str | None = None,
    words: str = "",
    day: date | None = None,
) -> tuple[Rule, ...]:
    """Find rules: of a jurisdiction, on a topic, in force on a day, with all words.

    Words are looked for in the id, title, text, labels and sources of a rule, whatever
    their case; a rule that has them in its title or id comes first. Without any limit
    all rules come, by id.
    """
    wanted = words.casefold().split()
    found = [
        rule
        for rule in _limited(book, jurisdiction, topic, day)
        if all(word in _text(book, rule) for word in wanted)
    ]
    return tuple(sorted(found, key=lambda rule: (_rank(rule, wanted), rule.id)))


def _limited(
    book: Book, jurisdiction: str | None, topic: str | None, day: date | None
) -> Iterator[Rule]:
    for rule in book.rules.values():
        if jurisdiction is not None and rule.jurisdiction != jurisdiction:
            continue
        if topic is not None and topic not in rule.topics:
            continue
        if day is not None:
            spell = rule.on(day)
            if spell is None or spell.value is None:
                continue
        yield rule


def _rank(rule: Rule, words: list[str]) -> int:
    head = f"{rule.id} {rule.title}".casefold()
    return sum(word not in head for word in words)


def _text(book: Book, rule: Rule) -> str:
    parts = [rule.id, rule.title, rule.text, *rule.topics, *rule.conditions]
    for spell in rule.spells:
        parts += [spell.source, spell.label or "", spell.note or ""]
        parts.append(book.instruments[spell.instrument].title)
    return " ".join(parts).casefold()
