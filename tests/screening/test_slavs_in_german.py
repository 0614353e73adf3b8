"""Names of Russia and Ukraine as German and French write them."""

import pytest

from clearance.entities import Entity, Listing
from clearance.names import german_beside
from clearance.screening import DEFAULT_THRESHOLD, Index, Query, compare_names

GERMAN = [
    ("Jewgenij Schadrin", "Yevgeny Zhadrin"),
    ("Jewgenij Schadrin", "Yevgeny Shadrin"),
    ("Wjatscheslaw Tschischow", "Вячеслав Чижов"),
    ("Sinaida Scharkowa", "Zinaida Zharkova"),
    ("Jelena Sujewa", "Elena Zueva"),
    ("Schanna Wolkowa", "Zhanna Volkova"),
    ("Sachar Newsorow", "Zakhar Nevzorov"),
    ("Michail Chodorkowskij", "Mikhail Khodorkovsky"),
    ("Wladimir Schdanowitsch", "Vladimir Zhdanovich"),
    ("Pjotr Zarjow", "Pyotr Tsaryov"),
    ("Wolodymyr Schtschukin", "Volodymyr Shchukin"),
    ("Serhij Saporoschez", "Serhii Zaporozhets"),
    ("Mychajlo Tschornowil", "Mykhailo Chornovil"),
    ("Schukowa, Swetlana", "Svetlana Zhukova"),
    ("Michail Orlow", "Mikhail Orlov"),
    ("Soja Iwanowa", "Zoya Ivanova"),
    ("Sachar Petrow", "Zakhar Petrov"),
    ("Nadeschda Orlowa", "Nadezhda Orlova"),
    ("Prochor Orlow", "Prokhor Orlov"),
    ("Jana Orlowa", "Yana Orlova"),
]
FRENCH = [
    ("Viatcheslav Jdanov", "Vyacheslav Zhdanov"),
    ("Evgueni Tchijov", "Yevgeny Chizhov"),
    ("Ievguenia Chtchoukina", "Yevgenia Shchukina"),
    ("Nikolaï Kroutchinine", "Nikolai Kruchinin"),
    ("Andreï Zassetski", "Andrei Zasetsky"),
    ("Serge Voronzoff", "Sergei Vorontsov"),
    ("Guennadi Poustovoïtenko", "Gennady Pustovoitenko"),
    ("Djemal Goussinski", "Dzhemal Gusinsky"),
]
TWO = [
    ("Sergej Schukow", "Sergei Sukhov"),
    ("Iwan Sotow", "Ivan Sobolev"),
    ("Iwan Saizew", "Ivan Saitov"),
    ("Jewgenij Schadrin", "Yevgeny Chubarin"),
    ("Wiktor Scharow", "Viktor Sharapov"),
    ("Iwan Schukow", "Wiktor Zhukov"),
    ("Karl Tschudi", "Karl Chulin"),
]


@pytest.mark.parametrize(("written", "english"), [*GERMAN, *FRENCH])
def test_a_name_is_one_however_western_languages_write_it(
    written: str, english: str
) -> None:
    assert compare_names(written, english, kind="Person") >= DEFAULT_THRESHOLD
    assert compare_names(english, written, kind="Person") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(("written", "english"), TWO)
def test_two_names_are_two_in_german(written: str, english: str) -> None:
    assert compare_names(written, english, kind="Person") < DEFAULT_THRESHOLD


@pytest.mark.parametrize(("asked", "listed"), FRENCH)
def test_the_search_reads_what_french_writes(asked: str, listed: str) -> None:
    entity = Entity("1", "Person", properties={"name": (listed,)})
    assert Index.build([Listing(entity)]).screen(Query(names=(asked,), kind="Person"))


@pytest.mark.parametrize(
    "name",
    ["Peter Deutsch", "Hans Schwarz", "Andrew Wise", "Ewa Nowak", "Otto Schulze"],
)
def test_names_of_germany_are_not_read_so(name: str) -> None:
    assert not [*german_beside(name, "Ivan Petrov")]
