"""The groups that rules name are those of the table, so that users can name them."""

from collections.abc import Iterator

from clearance.law import Rule, leaves, the_book


def _groups(rule: Rule) -> Iterator[str]:
    for leaf in leaves(rule.applies_when):
        if leaf.get("fact") != "party.group":
            continue
        for word in ("has", "has_any"):
            value = leaf.get(word, [])
            if isinstance(value, str) and value.startswith("$"):
                for spell in rule.parameters[value[1:]].spells:
                    yield from spell.value if isinstance(spell.value, list) else ()
            else:
                yield from [value] if isinstance(value, str) else value


def test_every_group_that_a_rule_names_is_in_the_table() -> None:
    book = the_book()
    table = {row["key"] for row in book.lookups["groups"].rows}
    named = {(g, rule.id) for rule in book.rules.values() for g in _groups(rule)}

    assert named
    assert {one for one in named if one[0] not in table} == set()
