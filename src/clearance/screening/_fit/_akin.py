"""Words that are translated for one another: one says what the other does, or where."""

from clearance.names import Word, company_words, meaning_abroad, of_one_place

_NO_GROUPS: frozenset[int] = frozenset()


def are_akin(one: Word, other: Word) -> bool:
    """Say whether translators write one word for the other: institute, center."""
    akin = company_words().akin
    groups = akin.get(one.fold, _NO_GROUPS)
    return not groups.isdisjoint(akin.get(other.fold, _NO_GROUPS))


def may_be_abroad(one: Word, other: Word) -> bool:
    """Say whether a word of another language may be translated as the other one."""
    if of_one_place(one.text, other.text):
        return True
    if not (meaning_abroad(one.text) or meaning_abroad(other.text)):
        return False
    plain = one.fold.removesuffix("s") == other.fold.removesuffix("s")
    return plain or are_akin(one, other)
