"""What holds for clusters whatever the things and judgements are."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from clearance.identity import Cluster, Clusters, Judgement
from tests.identity.things import BY_IMO, MORNING, OTHER_IMO, Thing, judged, thing

_IDS = [f"{listed}-{number}" for listed in ("aa", "bb", "cc", "dd") for number in "123"]
_NAMES = [
    "Ivan Petrovich Primerov",
    "Ivan Primerov",
    "Primerova Ivana",
    "Primermash Zavod",
    "OOO Primermash Plant",
    "Nova",
]
_PROPERTIES = {
    "birthDate": ["1964-02-17", "1964-02-18", "1964", "1980-11-30", "1964-01-01"],
    "innCode": ["7702070139", "7707083893"],
    "ogrnCode": ["1027739609391", "1027700132195"],
    "passportNumber": ["123456789"],
    "imoNumber": [BY_IMO, OTHER_IMO],
    "country": ["ru", "by"],
    "sameAs": _IDS,
}
_OF = {
    "Person": ("birthDate", "passportNumber", "country", "sameAs"),
    "Company": ("innCode", "ogrnCode", "country", "sameAs"),
    "Vessel": ("imoNumber", "sameAs"),
}


@st.composite
def _things(draw: st.DrawFn) -> list[Thing]:
    subjects = draw(st.lists(st.sampled_from(_IDS), unique=True, max_size=9))
    return [_thing(draw, subject) for subject in subjects]


def _thing(draw: st.DrawFn, subject: str) -> Thing:
    kind = draw(st.sampled_from(sorted(_OF)))
    properties = {
        prop: draw(st.sampled_from(_PROPERTIES[prop]))
        for prop in _OF[kind]
        if draw(st.booleans())
    }
    first = f"20{draw(st.integers(18, 25))}-05-01"
    name = draw(st.sampled_from(_NAMES))
    return thing(subject, kind, first=first, name=name, **properties)


@st.composite
def _judgements(draw: st.DrawFn) -> list[Judgement]:
    found = []
    for number in range(draw(st.integers(0, 4))):
        one, other = draw(
            st.lists(st.sampled_from(_IDS), unique=True, min_size=2, max_size=2)
        )
        kind = draw(st.sampled_from(["joined", "parted"]))
        moment = MORNING + timedelta(seconds=number)
        found.append(judged(kind, one, other, at=moment))  # type: ignore[arg-type]
    return found


def _told(clusters: Clusters) -> list[Cluster]:
    return sorted(clusters, key=lambda cluster: cluster.id)


@given(_things(), _judgements(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_things_and_judgements_changes_nothing(
    things: list[Thing], judgements: list[Judgement], chance: object
) -> None:
    """Lists are loaded in any order, by any process."""
    expected = Clusters.of(things, judgements)
    chance.shuffle(things)  # type: ignore[attr-defined]
    chance.shuffle(judgements)  # type: ignore[attr-defined]

    assert _told(expected) == _told(Clusters.of(things, judgements))


@given(_things(), _judgements())
@settings(max_examples=150, deadline=None)
def test_what_was_parted_is_never_in_one_cluster(
    things: list[Thing], judgements: list[Judgement]
) -> None:
    """Whatever the evidence, over however many others."""
    clusters = Clusters.of(things, judgements)
    last = {judgement.pair: judgement for judgement in judgements}

    for (one, other), judgement in last.items():
        if judgement.kind == "parted":
            assert not any({one, other} <= set(c.members) for c in clusters)


@given(_things())
@settings(max_examples=150, deadline=None)
def test_no_cluster_holds_what_contradicts_itself(things: list[Thing]) -> None:
    """No two kinds; two IMO numbers only where a list states that they are one ship."""
    by_id = {one.listing.entity.id: one.listing.entity for one in things}

    for cluster in Clusters.of(things):
        kinds = {by_id[member].kind for member in cluster.members}
        assert 1 == len(kinds)
        if all(join.rule != "same_as" for join in cluster.joins):
            for prop in ("imoNumber", "innCode"):
                numbers = {v for m in cluster.members for v in by_id[m].get(prop)}
                assert len(numbers) <= 1 or "ogrn" in {j.rule for j in cluster.joins}


@given(_things(), _judgements())
@settings(max_examples=150, deadline=None)
def test_every_thing_is_in_one_cluster_and_every_join_explains_itself(
    things: list[Thing], judgements: list[Judgement]
) -> None:
    """Nothing is lost, nothing is joined silently."""
    clusters = Clusters.of(things, judgements)
    members = [member for cluster in clusters for member in cluster.members]

    assert sorted(thing.listing.entity.id for thing in things) == sorted(members)
    for cluster in clusters:
        joined = {end for join in cluster.joins for end in (join.one, join.other)}
        assert joined == (set(cluster.members) if len(cluster.members) > 1 else set())
        assert all(join.sentence.endswith(".") for join in cluster.joins) or judgements


@given(_things(), _things())
@settings(max_examples=100, deadline=None)
def test_an_id_once_given_resolves_for_ever(
    things: list[Thing], more: list[Thing]
) -> None:
    """As long as its anchor is known: lists only add to what was ever said."""
    known = {one.listing.entity.id for one in things}
    later = [*things, *(one for one in more if one.listing.entity.id not in known)]
    before, after = Clusters.of(things), Clusters.of(later)

    for cluster in before:
        assert cluster.members[0] in after.find(cluster.id).members
