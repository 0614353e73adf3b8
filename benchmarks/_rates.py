"""False alarms of innocents, and real aliases that were taken out of the list."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from typing import Any

from benchmarks._figures import interval, share, threshold_at
from benchmarks._ground import Ground, alerts
from benchmarks._table import Row, Tell
from benchmarks.peers import THRESHOLD, listed_lines, question
from benchmarks.screening import EVERYTHING, scores_of, with_country, with_fields
from clearance.screening import DEFAULT_THRESHOLD, Query
from clearance.values import country_code

ALGORITHMS = ("logic-v2", "logic-v1", "name-based")
RATES = (0.002, 0.005, 0.01)
BLOCKED = 3000  # innocents that go through nomenklatura's own blocker, which is slow
DETAILED = 3000  # innocents that peers are asked about with all fields
_HOLD, _BY_NAME, _WITH_FIELDS = 0.62, 0.0035, 0.0005
_Asked = Mapping[str, "Future[list[Any]]"]


def head(ground: Ground, search: str, *, held: bool, names: Sequence[str]) -> Any:
    """Give the line that tells the peers the list and how to search it."""
    listings = ground.held[0] if held else ground.listings
    return {
        "algorithms": list(names),
        "search": search,
        "listed": listed_lines(listings),
    }


def ask_peers(ground: Ground) -> _Asked:
    """Put innocents and aliases to the peers, in the background."""
    if ground.peers.missing:
        return {}
    drawn = [ground.innocents[at] for at in ground.drawn]
    named = [question(row["full_name"], "Person") for row in drawn]
    detailed = [_detailed(row) for row in drawn[:DETAILED]]
    aliases = [question(a, ground.kinds[p], p) for p, a in ground.held[1]]
    v2 = ALGORITHMS[:1]
    asked = {
        "words": (head(ground, "words", held=False, names=ALGORITHMS), named),
        "words/held": (head(ground, "words", held=True, names=ALGORITHMS), aliases),
        "fields": (head(ground, "words", held=False, names=v2), detailed),
        "blocker": (head(ground, "blocker", held=False, names=v2), named[:BLOCKED]),
        "blocker/held": (head(ground, "blocker", held=True, names=v2), aliases),
    }
    return {
        key: ground.peers.ask("_peer_search.py", [first, *lines])
        for key, (first, lines) in asked.items()
    }


def _detailed(row: dict[str, str]) -> dict[str, Any]:
    country = country_code(row["nationality"])
    fields = {
        "birthDate": [row["date_of_birth"]],
        "nationality": [country] if country else [],
        "gender": [row["gender"]],
    }
    return question(row["full_name"], "Person", fields=fields)


def measure_rates(ground: Ground, tell: Tell) -> None:
    """Measure innocents and aliases, ours and the peers' on the same questions."""
    asked = ask_peers(ground)
    _tell_innocents(ground, asked, tell)
    _tell_hold(ground, asked, tell)


def _tell_innocents(ground: Ground, asked: _Asked, tell: Tell) -> None:
    rows, total = ground.innocents, len(ground.innocents)
    named = alerts(ground.index, [Query(names=(row["full_name"],)) for row in rows])
    country = alerts(ground.index, [with_country(row) for row in rows])
    fields = alerts(ground.index, [with_fields(row) for row in rows])
    peers = {
        who: _alert_share(innocents) for who, (innocents, _) in _hold_of(asked).items()
    }
    texts = ", ".join(f"{text} ({who})" for who, text in peers.items())
    detailed = ""
    if asked:
        scores = [answer["logic-v2"][0] for answer in asked["fields"].result()]
        detailed = f"{_alert_share(scores)} (logic-v2, birth date, nationality, gender)"
    for key, count, bar, what, peer in (
        (
            "innocents_name",
            named,
            _BY_NAME,
            (
                f"false positives at the default threshold ({DEFAULT_THRESHOLD}), "
                f"{total:,} innocents, name only, full SDN"
            ),
            texts,
        ),
        (
            "innocents_country",
            country,
            _WITH_FIELDS,
            "the same with birth date and country",
            detailed,
        ),
    ):
        tell(
            Row(
                key,
                what,
                f"{count / total:.3%} ({interval(count, total, percent=True)})",
                f"≤ {bar:.2%}",
                count / total <= bar,
                peer,
                {"count": count, "asked": total, "share": count / total},
            )
        )
    tell(
        Row(
            "innocents_fields",
            "false positives with kind, birth date, nationality and gender",
            f"{fields / total:.3%} ({interval(fields, total, percent=True)})",
            peer=detailed,
            values={"count": fields, "asked": total, "share": fields / total},
        )
    )


def _alert_share(scores: Sequence[float]) -> str:
    count = sum(score >= THRESHOLD for score in scores)
    spread = interval(count, len(scores), percent=True)
    return f"{count / len(scores):.2%} of {len(scores):,} ({spread})"


def _tell_hold(ground: Ground, asked: _Asked, tell: Tell) -> None:
    scores = scores_of(ground.held_index, ground.held[1])
    sample = [ground.by_name[at] for at in ground.drawn]
    peers = _hold_of(asked)
    for rate in RATES:
        key = f"hold_{round(rate * 1000):04d}"
        threshold = threshold_at(ground.by_name, rate)
        found = share(scores, threshold)
        same = share(scores, threshold_at(sample, rate))
        texts = {
            who: f"{share(aliases, threshold_at(innocents, rate)):.3f} ({who})"
            for who, (innocents, aliases) in peers.items()
        }
        count = round(found * len(scores))
        blind = "" if threshold > EVERYTHING.threshold else ", not measurable"
        row = Row(
            key,
            f"{len(scores):,} real aliases taken out of the list and searched for, "
            f"recall at {rate:.1%} false positives",
            f"{found:.3f} ({interval(count, len(scores))}); threshold "
            f"{threshold:.3f}{blind}; {same:.3f} on the innocents of the peers",
            f"≥ {_HOLD}" if rate == 0.005 else "",
            found >= _HOLD and not blind if rate == 0.005 else None,
            ", ".join(texts.values()),
            {
                "recall": found,
                "threshold": threshold,
                "on_sample": same,
                **{
                    who: share(aliases, threshold_at(innocents, rate))
                    for who, (innocents, aliases) in peers.items()
                },
            },
        )
        tell(row)
    at_default = share(scores, DEFAULT_THRESHOLD)
    tell(
        Row(
            "hold_default",
            f"the same at the default threshold; logic-v2 at {THRESHOLD:.2f}",
            f"{at_default:.3f}",
            peer=", ".join(
                f"{share(aliases, THRESHOLD):.3f} ({who})"
                for who, (_, aliases) in peers.items()
                if who.startswith("logic-v2")
            ),
            values={"recall": at_default},
        )
    )


def _hold_of(asked: _Asked) -> dict[str, tuple[list[float], list[float]]]:
    """Give for each peer the best scores of innocents and those of the aliases."""
    found = {}
    for search, where in (("words", "yente's query"), ("blocker", "own blocker")):
        for name in ALGORITHMS if search == "words" else ALGORITHMS[:1]:
            if search not in asked:
                continue
            innocents = [answer[name][0] for answer in asked[search].result()]
            aliases = [answer[name][2] for answer in asked[f"{search}/held"].result()]
            found[f"{name}, {where}"] = innocents, aliases
    return found
