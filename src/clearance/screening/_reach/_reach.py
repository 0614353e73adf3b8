"""Whether two names can fit well enough at all: told without laying them together."""

from collections.abc import Iterator, Sequence

from clearance.names import Role
from clearance.screening._fit import (
    ASKED_ALONE,
    BEST,
    BOTH_ALONE,
    LEAST_JOINED,
    LISTED_ALONE,
    MARRIED,
    MORE_GIVEN,
    MOST_JOINED,
    ONE_WORD,
    Side,
    Term,
    credit,
    form_factor,
    is_rendered,
    least_likeness,
    manner_of,
    met_by,
    number_factor,
    parts_of,
)

_ROUNDING = 1e-9


def may_reach(asked: Side, listed: Side, least: float) -> bool:
    """Say whether `fit_names` may score *least*; where it says no, it never does.

    Quick: every listed word is taken for meeting the best that it may meet, whatever
    else meets that, and what can meet nothing counts as it does when it stands alone.
    """
    due = least / BEST
    if not asked.person:
        ours, theirs = asked.parts, listed.parts
        if is_rendered(ours, theirs):
            # What stands alone there may be taken for other words.
            return True
        due /= form_factor(ours.forms, theirs.forms)
        if Role.NUMBER in asked.roles or Role.NUMBER in listed.roles:
            due /= number_factor(ours, theirs)[0]
    if due <= 0 or due > 1 + _ROUNDING:
        return due <= 0
    return _reaches(asked, listed, due) or _may_be_run(asked, listed)


def _reaches(asked: Side, listed: Side, due: float) -> bool:
    """Say whether what may meet is enough for a coverage that is *due*."""
    ours, others = asked.parts, listed.terms
    manner = manner_of(ours, listed.parts)
    order, single = asked.asking
    against = due * ASKED_ALONE[asked.person]
    # No pair of words weighs more than 1.
    gained = (1 - due) * (ONE_WORD if single else 1.0)
    left, lone = len(order), 0.0
    for term in order:
        may = term.met.get(manner) or met_by(term, manner)
        for other in others:
            if may[other]:
                break
        else:
            lone += (
                MARRIED * term.asked if term.word.text in ours.doubled else term.asked
            )
            left -= 1
            if against * lone > gained * left + _ROUNDING:
                return False
    return _adds_up(asked, listed, due, (lone, left))


def _adds_up(asked: Side, listed: Side, due: float, told: tuple[float, int]) -> bool:
    """Add up what every word does for or against a coverage that is *due*.

    *told* is what the words of the query weigh that can meet none, and how many can.
    """
    lone, count = told
    person = listed.person
    against = due * LISTED_ALONE[person]
    own = MORE_GIVEN if person else 1.0
    once = ONE_WORD if asked.asking[1] else 1.0
    missing = given = most = total = 0.0
    surname = False
    gains: list[float] = []
    for other, best, weight in _best_of(asked, listed):
        if best:
            gain = weight * (credit(best) - due)
            if gain > 0:
                gain *= once
            lost = against * other.listed * own
            total -= lost
            if gain > -lost:
                gains.append(gain + lost)
            continue
        missing += other.listed
        if other.word.role is Role.NAME:
            given += other.listed
            most = max(most, other.listed)
        elif other.word.role is Role.SURNAME:
            surname = True
    if person and not surname:
        missing -= (1 - MORE_GIVEN) * (given - most)
    if len(gains) > count:
        gains.sort(reverse=True)
        del gains[count:]
    total += sum(gains) - against * missing
    total -= due * (
        ASKED_ALONE[person] * lone + BOTH_ALONE[person] * min(lone, missing)
    )
    return total >= -_ROUNDING


def _best_of(asked: Side, listed: Side) -> Iterator[tuple[Term, float, float]]:
    """Give every listed word, how well it may meet, and the most that weighs then."""
    manner = manner_of(asked.parts, listed.parts)
    for other in listed.terms:
        best, weight = 0.0, other.weight
        for term in asked.terms:
            value = met_by(term, manner)[other]
            if value == 1:
                # What is the same weighs what it does on both sides, on average.
                weight = max(weight, (other.weight + term.weight) / 2)
            best = max(best, value)
        yield other, best, weight


def _may_be_run(asked: Side, listed: Side) -> bool:
    """Say whether several words of one side may be one of the other."""
    ours, theirs = asked.shape, listed.shape
    return (
        _is_joined(asked, listed)
        or _is_joined(listed, asked)
        or (
            asked.person
            and (
                _has_letters(ours.short, theirs.firsts)
                or _has_letters(theirs.short, ours.firsts)
                or _has_servant(asked, listed)
                or _has_servant(listed, asked)
            )
        )
    )


def _is_joined(side: Side, others: Side) -> bool:
    """Say whether a word of one side is several of the other."""
    sums = others.shape.sums
    for word, spelt in side.shape.long:
        bit = 1 << len(spelt)
        if (sums.get(spelt[:2], 0) | sums.get(spelt[0], 0)) & bit:
            words = others.parts.words[:MOST_JOINED]
            if len(words) < len(others.parts.words):
                return True
            least = max(least_likeness(side.parts, others.parts), LEAST_JOINED)
            if parts_of(word, words, least) is not None:
                return True
    return False


def _has_letters(short: Sequence[str], firsts: str) -> bool:
    """Say whether letters of a short word begin words of the other name, in order."""
    for letters in short:
        at = 0
        for letter in letters:
            at = firsts.find(letter, at) + 1
            if not at:
                break
        else:
            return True
    return False


def _has_servant(side: Side, others: Side) -> bool:
    """Say whether two initials may be one name of the other side: Abd al-Rahman."""
    return Role.INITIAL in side.roles and any(
        word.text.startswith("abdul") for word in others.parts.words
    )
