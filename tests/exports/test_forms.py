"""What each file says of a person, a ship and a company on two small lists."""

import hashlib
import lzma
from pathlib import Path

import pytest

from clearance.entities import Draft
from clearance.knowledge import Knowledge
from tests.exports.lists import (
    MARCH,
    document,
    entities,
    export_of,
    lines,
    plan,
    red,
    rows,
    write,
)
from tests.knowledge.lists import load


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an export of both lists in all forms."""
    folder = tmp_path_factory.mktemp("forms")
    export_of(folder / "store", folder / "out", url="https://lists.example.org/")
    return folder / "out"


class TestEntities:
    def test_a_party_on_two_lists_is_one_entity_with_the_ids_of_both(
        self, out: Path
    ) -> None:
        """As OpenSanctions writes a line."""
        person = entities(out)["clr-person"]

        assert ["blue-1", "red-1"] == person["referents"]
        assert ["blue", "red"] == person["datasets"]
        assert ["EXAMPLE, Ada Maria", "Ada New Example"] == person["properties"]["name"]
        assert (True, "Person") == (person["target"], person["schema"])
        assert (
            "2024-01-05T00:00:00",
            "2024-03-05T00:00:00",
            "2024-03-05T00:00:00",
        ) == (person["first_seen"], person["last_seen"], person["last_change"])

    def test_what_points_at_members_points_at_the_whole(self, out: Path) -> None:
        """Designations, documents and relations."""
        found = entities(out)

        assert ["clr-person"] == found["blue-1-sanction"]["properties"]["entity"]
        assert ["clr-person"] == found["red-1-id"]["properties"]["holder"]
        assert ["clr-ship"] == found["red-link"]["properties"]["subject"]

    def test_values_are_in_the_form_that_followthemoney_has(self, out: Path) -> None:
        """IMO in front of a ship's number, addresses in full, years between."""
        found = entities(out)

        assert ["IMO9074729"] == found["clr-ship"]["properties"]["imoNumber"]
        assert ["http://example.org/"] == found["clr-person"]["properties"]["website"]
        assert {"1955", "1956", "1957"} == set(
            found["clr-person"]["properties"]["birthDate"]
        )

    def test_what_can_be_no_entity_stands_in_the_notes(self, out: Path) -> None:
        """A relation with one end would be refused, a risk of ours is unknown."""
        found = entities(out)

        assert "red-half" not in found
        assert "red-1-risk" not in found
        assert ["Linked To: NOBODY KNOWS LTD"] == found["clr-ship"]["properties"][
            "notes"
        ]
        assert [
            "what nobody understood",
            "Who deals with her may be listed as well",
        ] == found["clr-person"]["properties"]["notes"]

    def test_a_relation_to_somebody_on_no_list_any_more_is_kept_aside(
        self, tmp_path: Path
    ) -> None:
        """Loaders would look for the other end in vain."""
        link = Draft("red-gone", "UnknownLink", "red").add("subject", "red-2")
        link.add("object", "red-99")
        store = Knowledge(tmp_path / "store")
        load(store, MARCH, [*red(), *link.statements()])

        done = write(store, plan(store, tmp_path / "out"))

        assert "red-gone" not in entities(tmp_path / "out")
        assert "red-gone" in {
            row["canonical_id"] for row in rows(tmp_path / "out/statements.ours.csv")
        }
        assert 2 == done.left_out["UnknownLink with one end"]

    def test_what_is_no_address_is_not_given_as_one(self, tmp_path: Path) -> None:
        """Loaders would drop it without a word."""
        party = Draft("red-9", "Company", "red").add("name", "Example LLC")
        party.add("email", "post@example.org.").add("email", "see the letter")
        party.add("email", "post@exam\u2010ple.org")
        party.add("website", "www.example org").add("website", "HTTP: none")
        party.add("website", "example.org/a")
        store = Knowledge(tmp_path / "store")
        load(store, MARCH, party.statements())

        done = write(store, plan(store, tmp_path / "out"))

        told = entities(tmp_path / "out")["red-9"]["properties"]
        assert ["post@example.org"] == told["email"]
        assert ["http://example.org/a"] == told["website"]
        assert {"Company:email": 2, "Company:website": 2} == done.left_out


class TestStatements:
    def test_the_columns_are_those_of_followthemoney(self, out: Path) -> None:
        """In its order; all cells quoted."""
        head = (out / "statements.csv").read_text("utf-8").partition("\n")[0]

        assert [
            *("canonical_id", "entity_id", "prop", "prop_type", "schema", "value"),
            *("dataset", "origin", "lang", "original_value", "external"),
            *("first_seen", "last_seen", "id"),
        ] == [name.strip('"') for name in head.split(",")]

    def test_entities_put_together_of_it_are_those_of_the_other_file(
        self, out: Path
    ) -> None:
        """Same values, lists, ids and days: no loader comes to another result."""
        built: dict[str, dict[str, set[str]]] = {}
        days: dict[str, set[tuple[str, str]]] = {}
        for row in rows(out / "statements.csv"):
            values = built.setdefault(row["canonical_id"], {})
            values.setdefault(row["prop"], set()).add(row["value"])
            if row["prop"] != "id":
                seen = (row["first_seen"], row["last_seen"])
                days.setdefault(row["canonical_id"], set()).add(seen)

        for key, entity in entities(out).items():
            of = {prop: set(values) for prop, values in entity["properties"].items()}
            assert of | {"id": set(entity["referents"]) or {key}} == built.pop(key)
            assert entity["first_seen"] == min(first for first, _ in days[key])
            assert entity["last_seen"] == max(last for _, last in days[key])
        assert {} == built

    def test_no_row_is_of_a_kind_that_its_entity_is_not(self, out: Path) -> None:
        """One list calls the ship a legal entity: loaders refuse what is both."""
        kinds = {
            row["schema"]
            for row in rows(out / "statements.csv")
            if row["canonical_id"] == "clr-ship"
        }

        assert {"Vessel"} == kinds

    def test_each_id_is_there_once(self, out: Path) -> None:
        """Even where a list says something twice."""
        ids = [row["id"] for row in rows(out / "statements.csv")]

        assert len(ids) == len(set(ids))

    def test_what_followthemoney_cannot_say_is_kept_to_the_letter(
        self, out: Path
    ) -> None:
        """Beside, in our own words; rows in other words are marked."""
        own = {
            (row["entity_id"], row["prop"]): row["value"]
            for row in rows(out / "statements.ours.csv")
        }
        marked = {
            row["value"]
            for row in rows(out / "statements.csv")
            if row["origin"] == "clearance:other-words"
        }

        assert "1955/1957" == own["red-1", "birthDate"]
        assert "NOBODY KNOWS LTD" == own["red-half", "objectName"]
        assert "pa" == own["blue-2", "jurisdiction"]
        assert {"1955", "what nobody understood"} <= marked


class TestTables:
    def test_the_simple_table_has_one_row_for_each_target(self, out: Path) -> None:
        """Many values in one cell, as OpenSanctions joins them."""
        person, ship, company = rows(out / "targets.simple.csv")

        assert "1955;1956;1957" == person["birth_date"]
        assert "BLUE - 2024-01-02;RED - 2024-01-02" == person["sanctions"]
        assert ("AB 123456", "ru") == (person["identifiers"], person["countries"])
        assert "The blue list;The red list" == person["dataset"]
        assert '"EXAMPLE STAR; 2"' == ship["aliases"]
        assert "7707083893" == company["identifiers"]

    def test_its_columns_are_those_of_opensanctions(
        self, shared: Path, out: Path
    ) -> None:
        """Compared with the headings of a real file."""
        place = "lists/eval_only/opensanctions/ua_war_sanctions/2026-03-13"
        with lzma.open(shared / place / "targets.simple.csv.xz", "rt") as file:
            theirs = file.readline().strip()

        assert theirs == (out / "targets.simple.csv").read_text("utf-8").split("\n")[0]

    def test_the_maritime_table_has_ships(self, out: Path) -> None:
        """With their numbers and risks."""
        (ship,) = rows(out / "maritime.csv")

        assert ["VESSEL", "Example Star", "IMO9074729", "sanction", "pa", "pa"] == list(
            ship.values()
        )[:6]
        assert "EXAMPLE STAR, 2" == ship["aliases"]

    def test_senzing_records_point_at_each_other(self, out: Path) -> None:
        """A pointer on one side, the anchor it needs on the other."""
        person, ship, company = lines(out / "senzing.json")

        assert ("OURS", "clr-person") == (person["DATA_SOURCE"], person["RECORD_ID"])
        assert ["PERSON", "VESSEL", "ORGANIZATION"] == [
            one["RECORD_TYPE"] for one in (person, ship, company)
        ]
        (anchor,), (pointer,) = person["RELATIONSHIPS"], ship["RELATIONSHIPS"]
        assert anchor["REL_ANCHOR_KEY"] == pointer["REL_POINTER_KEY"] == "clr-person"
        assert {"IMO_NUMBER": "IMO9074729"} in ship["IDENTIFIERS"]
        assert {"TAX_ID_NUMBER": "7707083893", "TAX_ID_TYPE": "innCode"} in company[
            "IDENTIFIERS"
        ]


class TestIndex:
    def test_it_tells_of_each_file_with_its_hash_and_address(self, out: Path) -> None:
        """So that a loader can fetch and check it."""
        index = document(out / "index.json")

        assert {
            *("entities.ftm.json", "targets.simple.csv", "statements.csv"),
            *("statements.ours.csv", "senzing.json", "maritime.csv"),
        } == {one["name"] for one in index["resources"]}
        for one in index["resources"]:
            held = (out / one["name"]).read_bytes()
            assert hashlib.sha1(held).hexdigest() == one["checksum"]
            assert len(held) == one["size"]
            assert f"https://lists.example.org/{one['name']}" == one["url"]
        assert (9, 3) == (index["entity_count"], index["target_count"])

    def test_the_catalogue_holds_the_whole_and_each_list(self, out: Path) -> None:
        """Loaders drop what an entity says of lists that they were not told of."""
        whole, *lists = document(out / "catalog.json")["datasets"]

        assert ("ours", "collection") == (whole["name"], whole["type"])
        assert ["blue", "red"] == whole["children"] == [one["name"] for one in lists]
        assert "ru" == lists[0]["publisher"]["country"]

    def test_it_says_what_was_lost_and_under_which_licence_the_lists_are(
        self, out: Path
    ) -> None:
        """Nothing is left out silently."""
        told = document(out / "index.json")["clearance"]

        assert {
            "Person:sameAs": 1,
            "SecondarySanctionsRisk": 1,
            "UnknownLink with one end": 1,
            "Vessel:jurisdiction": 1,
        } == told["left_out"]
        assert ["public", "public"] == [one["licence"] for one in told["lists"]]
        assert "2024-03-05" == told["as_of"]

    def test_without_an_address_it_names_none(self, tmp_path: Path) -> None:
        """Loaders refuse a path where they expect an address."""
        export_of(tmp_path / "store", tmp_path / "out")
        index = document(tmp_path / "out" / "index.json")

        assert not {"index_url", "delta_url"} & index.keys()
        assert not any("url" in one for one in index["resources"])
