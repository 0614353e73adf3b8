"""Words of listed names as somebody writes them who forgets the spaces."""

from collections.abc import Iterator, Sequence

from clearance.names import (
    Role,
    Word,
    clean,
    fold,
    fold_all,
    join_abd,
    orders_of,
    person_words,
    romanise,
)

from ._terms_build import TermsBuilder

# Words of one name beyond these are not looked for written as one.
_MOST_JOINED = 8
_LEAST_WHOLE = 5  # letters of a whole name that is looked for written together
_FOLDED_AT_ONCE = 4096

_Weighed = tuple[Word, float]


class Joins:
    """Collects words of texts written as one; all are folded together at the end."""

    def __init__(self) -> None:
        self._found: list[tuple[int, float, list[str], list[str]]] = []

    def add_whole(self, text: int, name: str, weight: float, *, person: bool) -> None:
        """Note a name as one word: in each order, folded as one and word by word."""
        orders = orders_of(name) if person else (tuple(romanise(clean(name)).split()),)
        written, unfolded = [], []
        for words in orders:
            whole = "".join(words)
            if len(whole) >= _LEAST_WHOLE:
                unfolded.append(whole)
                written += ["".join(map(fold, words)), whole]
        self._found.append((text, weight, written, unfolded))

    def add_runs(self, text: int, words: Sequence[_Weighed], *, person: bool) -> None:
        """Note neighbouring words written as one, folded one by one and together."""
        spoken = [
            entry
            for entry in words
            if entry[0].role is not Role.INITIAL and entry[0].role is not Role.PARTICLE
        ]
        spoken = spoken[:_MOST_JOINED]
        abd = person_words().abd
        servants = any(word.text in abd for word, _ in spoken)
        for run, orders in _runs(spoken, person=person):
            written, unfolded = [], []
            for order in orders:
                texts = [word.text for word, _ in order]
                written.append("".join([word.fold for word, _ in order]))
                unfolded.append("".join(texts))
                if servants and len(servant := join_abd(texts)) == 1:
                    unfolded += servant
            weight = sum([weight for _, weight in run])
            self._found.append((text, weight, written, unfolded))

    def put_into(self, builder: TermsBuilder) -> None:
        """Give the builder all that was noted."""
        folds: dict[str, str] = {}
        unfolded = [*dict.fromkeys(one for *_, some in self._found for one in some)]
        for at in range(0, len(unfolded), _FOLDED_AT_ONCE):
            some = unfolded[at : at + _FOLDED_AT_ONCE]
            folds.update(zip(some, fold_all(some), strict=True))
        for text, weight, written, others in self._found:
            words = dict.fromkeys([*written, *[folds[one] for one in others]])
            for word in words:
                builder.add_joined(text, word, weight)


def _runs(
    words: list[_Weighed], *, person: bool
) -> Iterator[tuple[list[_Weighed], list[list[_Weighed]]]]:
    """Give two and three neighbouring words, and the orders they may stand in."""
    for size in (2, 3):
        # A marked surname stands first here, and last where it is written.
        around = words[: size - 1] if person and len(words) > size else []
        ring = [*words, *around]
        for at in range(len(ring) - size + 1):
            run = ring[at : at + size]
            orders = [run]
            if person:
                orders += [run[::-1], [*run[1:], run[0]]][: size - 1]
            yield run, orders
