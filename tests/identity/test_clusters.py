"""What is taken for one and the same, what is not, and why."""

from datetime import timedelta
from pathlib import Path

import pytest

from clearance.errors import StoreDamagedError, UsageError
from clearance.identity import Clusters, cluster_id
from tests.identity.things import (
    BY_IMO,
    MORNING,
    OTHER_IMO,
    company,
    groups,
    judged,
    only_cluster,
    person,
    thing,
    together,
    vessel,
)


class TestNumbers:
    def test_vessels_of_one_imo_number_are_one_whatever_their_names(self) -> None:
        """A ship keeps its IMO number under every name."""
        cluster = only_cluster(
            vessel("aa-1", "Example Star", BY_IMO), vessel("bb-1", "Nova", BY_IMO)
        )

        assert ["imo"] == [join.rule for join in cluster.joins]
        assert "Both give the IMO 9074729." == cluster.joins[0].sentence

    def test_a_vessel_and_a_company_are_never_one(self) -> None:
        """Owners have numbers that look like those of ships."""
        owner = company("bb-1", "Example Star", imoNumber=BY_IMO)

        assert not together(vessel("aa-1", "Example Star", BY_IMO), owner)

    def test_vessels_are_not_joined_by_their_name(self) -> None:
        """Many ships have one name."""
        assert not together(
            vessel("aa-1", "Example Star", flag="pa"),
            vessel("bb-1", "Example Star", flag="pa"),
        )

    def test_a_station_number_and_the_name_join_unless_imo_numbers_differ(self) -> None:
        """An MMSI goes with the flag and is given to another ship after it."""
        one = vessel("aa-1", "Example Star", mmsi="273337970")

        assert together(one, vessel("bb-1", "Example Star", mmsi="273337970"))
        assert not together(
            vessel("aa-1", "Example Star", BY_IMO, mmsi="273337970"),
            vessel("bb-1", "Example Star", OTHER_IMO, mmsi="273337970"),
        )

    def test_companies_of_one_tax_number_are_one_if_their_names_are_akin(self) -> None:
        """A parent's number is given for subsidiaries, with names of their own."""
        one = company("aa-1", "Zavod Primer JSC", innCode="7702070139")

        assert together(one, company("bb-1", "Primer Plant, OAO", innCode="7702070139"))
        assert not together(
            one, company("bb-1", "Obrazets Trading LLC", innCode="7702070139")
        )

    def test_two_decisive_numbers_outweigh_unlike_names(self) -> None:
        """Translations and romanisations of a name may have no word in common."""
        numbers = {"innCode": "7702070139", "ogrnCode": "1027739609391"}

        assert together(
            company("aa-1", "Zavod Primer JSC", **numbers),
            company("bb-1", "Specimen Works", **numbers),
        )

    def test_a_number_that_one_list_gives_twice_joins_only_who_has_the_name(
        self,
    ) -> None:
        """The list itself keeps parent and subsidiary apart."""
        parent = company("aa-1", "Primer Holding", innCode="7702070139")
        child = company("aa-2", "Obrazets Trading", innCode="7702070139")
        listed = company("bb-1", "Obrazets Trading", innCode="7702070139")

        assert {frozenset({"aa-2", "bb-1"})} == groups(parent, child, listed)

    def test_branches_share_a_bank_code_and_stay_apart(self) -> None:
        """A code says which bank, not which branch of it."""
        bank = company("aa-1", "Primerbank JSC", swiftBic="VTBRRUMM")

        assert together(bank, company("bb-1", "Primerbank", swiftBic="VTBRRUMMXXX"))
        assert not together(
            bank, company("bb-1", "Primerbank Leasing Obrazets", swiftBic="VTBRRUMM")
        )

    def test_a_passport_number_needs_a_name_that_fits(self) -> None:
        """Numbers of passports repeat from country to country."""
        one = person("aa-1", "Ivan Primerov", passportNumber="123456789")

        assert together(
            one, person("bb-1", "PRIMEROV, Ivan Petrovich", passportNumber="123456789")
        )
        assert not together(
            one, person("bb-1", "Hassan Mithal", passportNumber="123456789")
        )


class TestWhatListsState:
    def test_the_id_that_a_list_gives_for_another_list_joins(self) -> None:
        """The list says so itself."""
        cluster = only_cluster(
            thing("gb-RUS0001", "Company", name="Primer", sameAs="gb-ofsi-12"),
            thing("gb-ofsi-12", "Company", name="Obrazets"),
        )

        assert "same_as" == cluster.joins[0].rule
        assert (
            "The entry gb-RUS0001 itself names gb-ofsi-12 as the same."
            == cluster.joins[0].sentence
        )

    def test_a_reference_of_the_security_council_joins_with_it_and_each_other(
        self,
    ) -> None:
        """Lists that carry out its resolutions say which entry they mean."""
        un = person("un-QDi.999", "Hassan Mithal")
        lists = [thing(f"{name}-1", name="Mithal", un="QDi.999") for name in "ab"]

        assert together(un, *lists)
        assert together(*lists)

    def test_what_lists_state_speaks_with_one_voice(self) -> None:
        """The website stands in one entry, the name in the other of the same list."""
        one = company("gb-R1", "Primerbank Example", sameAs="gb-ofsi-1")
        other = company("gb-ofsi-1", "PB", website="https://primerbank.example/en")
        bank = company("aa-1", "Primerbank Example", website="www.primerbank.example")

        assert together(one, other, bank)


class TestPersons:
    def test_one_name_in_any_order_and_script_and_one_birth_date_join(self) -> None:
        """With or without the patronymic."""
        cluster = only_cluster(
            person("aa-1", "PRIMEROV, Ivan Petrovich", "1964-02-17"),
            person("bb-1", "Иван Примеров", "1964-02-17"),
        )

        assert ["name_birth_date"] == [join.rule for join in cluster.joins]
        assert "same birth date 1964-02-17" in cluster.joins[0].sentence

    @pytest.mark.parametrize(
        ("name", "born"),
        [
            ("Ivan Primerov", "1971-02-18"),
            ("Petr Primerov", "1964-02-17"),
            ("Ivan Petrovich Sidorov", "1964-02-17"),
        ],
    )
    def test_another_name_or_birth_date_is_another_person(
        self, name: str, born: str
    ) -> None:
        """Brothers and namesakes are on lists together."""
        assert not together(
            person("aa-1", "Ivan Petrovich Primerov", "1964-02-17"),
            person("bb-1", name, born),
        )

    def test_fathers_that_differ_are_two_persons_on_one_birth_date(self) -> None:
        """The patronymic is part of the name where it is given."""
        assert not together(
            person("aa-1", "Ivan Petrovich Primerov", "1964-02-17"),
            person("bb-1", "Ivan Olegovich Primerov", "1964-02-17"),
        )

    def test_the_first_of_january_is_no_birth_date_for_short_names(self) -> None:
        """Forms hold it where nobody knows the day."""
        assert not together(
            person("aa-1", "Ivan Primerov", "1964-01-01", nationality="ru"),
            person("bb-1", "Ivan Petrovich Primerov", "1964-01-01", nationality="by"),
        )

    def test_a_slip_in_the_birth_date_is_borne_if_nobody_else_has_the_name(
        self,
    ) -> None:
        """Day and month get swapped; with a namesake on the list nobody can tell."""
        one = person("aa-1", "Ivan Petrovich Primerov", "1964-02-07")
        other = person("bb-1", "Ivan Petrovich Primerov", "1964-07-02")
        namesake = person("bb-2", "Ivan Petrovich Primerov", "1980-11-30")

        assert together(one, other)
        assert set() == groups(one, other, namesake)

    def test_a_full_name_joins_without_birth_date_a_short_one_does_not(self) -> None:
        """Three words with the patronymic name one person on a list."""
        assert together(
            person("aa-1", "Ivan Petrovich Primerov"),
            person("bb-1", "Ivan Petrovich Primerov", "1964-02-17"),
        )
        assert not together(
            person("aa-1", "Ivan Primerov", nationality="ru"),
            person("bb-1", "Ivan Primerov", "1964-02-17", nationality="ru"),
        )

    def test_genders_that_differ_forbid_what_names_suggest(self) -> None:
        """A name in capitals may be a man's and a woman's."""
        assert not together(
            person("aa-1", "Sasha Primer Ivanovich", "1964-02-17", gender="male"),
            person("bb-1", "Sasha Primer Ivanovich", "1964-02-17", gender="female"),
        )


class TestCompanies:
    def test_one_telling_name_in_one_country_joins_without_the_legal_form(self) -> None:
        """OAO became PAO; lists write either."""
        cluster = only_cluster(
            company("aa-1", "OAO Primermash Zavod"),
            company("bb-1", "Primermash Plant PJSC"),
        )

        assert ["name_country"] == [join.rule for join in cluster.joins]

    def test_another_country_or_a_name_that_tells_little_does_not(self) -> None:
        """There is a National Bank in every country."""
        one = company("aa-1", "Primermash Zavod")

        assert not together(one, company("bb-1", "Primermash Zavod", "by"))
        assert not together(
            company("aa-1", "National Trading Company"),
            company("bb-1", "National Trading Company"),
        )

    def test_company_of_shares_and_limited_company_of_one_name_are_two(self) -> None:
        """Groups name their firms alike."""
        assert not together(
            company("aa-1", "AO Primermash Zavod"),
            company("bb-1", "OOO Primermash Zavod"),
        )

    def test_different_tax_numbers_forbid_what_the_name_suggests(self) -> None:
        """Two firms of one name have two numbers."""
        assert not together(
            company("aa-1", "Primermash Zavod", innCode="7702070139"),
            company("bb-1", "Primermash Zavod", innCode="7707083893"),
        )

    def test_a_name_that_two_on_one_list_bear_joins_neither(self) -> None:
        """A trade name of a group must not decide which firm is meant."""
        group = {"alias": "Primer Aero Group"}

        assert set() == groups(
            company("aa-1", "Obrazets Systems", **group),
            company("aa-2", "Mithal Drones", **group),
            company("bb-1", "Primer Aero Group"),
        )

    def test_the_street_tells_namesakes_apart(self) -> None:
        """The name is short, the address is not."""
        street = "Bolshaya Primernaya 121, Obrazetsk 123456"

        assert {frozenset({"aa-1", "bb-1"})} == groups(
            company("aa-1", "PRM", address=street),
            company("aa-2", "PRM", address="Other Road 5, Minsk 220000"),
            company("bb-1", "PRM LLC", address=street),
        )


class TestHowClustersGrow:
    def test_one_list_never_has_two_of_a_cluster_by_names(self) -> None:
        """What a list holds apart stays apart, and a doubt tells of it."""
        first, second, other = (
            person("aa-1", "Ivan Petrovich Primerov", "1964-02-17"),
            person("aa-2", "Ivan Primerov", "1964-02-17"),
            person("bb-1", "Primerov Ivan", "1964-02-17"),
        )

        clusters = Clusters.of([first, second, other])

        assert ("aa-2", "bb-1") == clusters.find("bb-1").members
        (doubt,) = clusters.find("bb-1").doubts
        assert "One list has both aa-1 and aa-2." == doubt.against

    def test_a_chain_does_not_join_ends_that_contradict_each_other(self) -> None:
        """The one in the middle has no birth date to contradict either."""
        found = groups(
            person("aa-1", "Ivan Petrovich Primerov", "1964-02-17"),
            person("bb-1", "Ivan Petrovich Primerov"),
            person("cc-1", "Ivan Petrovich Primerov", "1980-11-30"),
        )

        assert not any({"aa-1", "cc-1"} <= group for group in found)

    def test_the_anchor_is_the_first_published_and_former_ids_still_resolve(
        self,
    ) -> None:
        """An id that somebody wrote down is never lost."""
        older = vessel("bb-7", "Nova", BY_IMO, first="2019-05-01")
        newer = vessel("aa-1", "Nova", BY_IMO)

        before = Clusters.of([newer])
        after = Clusters.of([newer, older])

        assert cluster_id("aa-1") == before.find("aa-1").id
        assert cluster_id("bb-7") == after.find("aa-1").id
        assert after.find("bb-7") == after.find(before.find("aa-1").id)
        assert ("bb-7", "aa-1") == after.find("aa-1").members

    def test_an_unknown_id_is_answered_with_what_to_do(self) -> None:
        """Nobody guesses ids."""
        with pytest.raises(UsageError, match="clearance screen NAME"):
            Clusters.of([]).find("clr-000000000000")


class TestJudged:
    def test_parted_things_are_apart_whatever_joins_them(self) -> None:
        """Also over a third that is like both."""
        one, two, three = (vessel(f"{n}-1", "Nova", BY_IMO) for n in ("aa", "bb", "cc"))

        found = groups(one, two, three, judgements=[judged("parted", "aa-1", "bb-1")])

        assert not any({"aa-1", "bb-1"} <= group for group in found)

    def test_joined_things_are_one_and_what_speaks_against_it_is_told(self) -> None:
        """A person may know better, and says so."""
        cluster = only_cluster(
            person("aa-1", "Ivan Primerov", "1964-02-17"),
            person("bb-1", "Johann Beispiel", "1980-11-30"),
            judgements=[judged("joined", "aa-1", "bb-1", why="same fingerprints")],
        )

        assert "joined" == cluster.joins[0].rule
        assert "A. Example decided on 2026-11-01" in cluster.joins[0].sentence
        assert "same fingerprints" in cluster.joins[0].sentence
        assert "The birth dates differ" in cluster.joins[0].sentence

    def test_a_later_judgement_on_the_same_two_overrules(self) -> None:
        """People change their minds, and both words are kept."""
        one, other = vessel("aa-1", "Nova", BY_IMO), vessel("bb-1", "Nova", BY_IMO)
        parted = judged("parted", "bb-1", "aa-1")
        joined = judged("joined", "aa-1", "bb-1", at=MORNING + timedelta(hours=1))

        assert together(one, other, judgements=[joined, parted])
        assert not together(one, other, judgements=[parted])

    def test_a_judgement_survives_later_updates(self) -> None:
        """New things and new facts do not undo it."""
        parted = [judged("parted", "aa-1", "bb-1")]
        later = [
            vessel("aa-1", "Nova", BY_IMO, mmsi="273337970"),
            vessel("bb-1", "Nova", BY_IMO, mmsi="273337970"),
            vessel("cc-1", "Nova", BY_IMO),
            thing("dd-1", "Vessel", name="Nova", sameAs=("aa-1", "bb-1")),
        ]

        found = groups(*later, judgements=parted)

        assert not any({"aa-1", "bb-1"} <= group for group in found)

    def test_a_join_that_a_parting_forbids_is_a_doubt(self) -> None:
        """Two judgements that cannot both hold are not settled silently."""
        things = [person(f"{n}-1", f"Primer {n}") for n in ("aa", "bb", "cc")]

        clusters = Clusters.of(
            things,
            [
                judged("joined", "aa-1", "bb-1"),
                judged("joined", "bb-1", "cc-1", at=MORNING + timedelta(hours=1)),
                judged("parted", "aa-1", "cc-1", at=MORNING + timedelta(hours=2)),
            ],
        )

        assert ("bb-1", "cc-1") == clusters.find("cc-1").members
        (doubt,) = clusters.find("aa-1").doubts
        assert "are not the same" in doubt.against


class TestKept:
    def test_saved_clusters_open_as_they_were(self, tmp_path: Path) -> None:
        """With joins, doubts and judgements."""
        clusters = Clusters.of(
            [
                vessel("aa-1", "Nova", BY_IMO),
                vessel("bb-1", "Nova", BY_IMO),
                vessel("cc-1", "Nova", BY_IMO),
            ],
            [judged("parted", "aa-1", "cc-1")],
        )

        clusters.save(tmp_path / "kept")
        opened = Clusters.open(tmp_path / "kept")

        assert list(clusters) == list(opened)
        assert clusters.digest == opened.digest
        assert clusters.find("cc-1").judgements == opened.find("cc-1").judgements

    def test_a_changed_file_is_refused(self, tmp_path: Path) -> None:
        """Nothing is answered from a damaged file."""
        Clusters.of([vessel("aa-1", "Nova", BY_IMO)]).save(tmp_path / "kept")
        path = tmp_path / "kept" / "members.arrow"
        path.write_bytes(path.read_bytes() + b"x")

        with pytest.raises(StoreDamagedError, match=r"members\.arrow has changed"):
            Clusters.open(tmp_path / "kept")
