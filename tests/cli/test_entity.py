"""`clearance entity`, run as a user runs it: one thing, and people's word on it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import run_clearance

ONE, OTHER = "starter-vtb-bank", "starter-sberbank"
SAID = ("--by", "A. Example", "--why", "tested only")


@pytest.fixture
def data(starter_data: Path, tmp_path: Path) -> Path:
    """Give a data folder of one's own with the starter set."""
    folder = tmp_path / "data"
    shutil.copytree(starter_data, folder)
    return folder


class TestShowing:
    def test_a_thing_is_shown_with_each_statement_and_its_source(
        self, starter_data: Path
    ) -> None:
        """Names, numbers, designations with days."""
        ran = run_clearance("entity", ONE, data=starter_data)

        assert 0 == ran.code, ran.err
        assert "VTB BANK PUBLIC JOINT STOCK COMPANY  Company, clr-" in ran.out
        assert "7702070139  starter (" in ran.out
        assert "SDN  RUSSIA-EO14024" in ran.out

    def test_json_and_html_hold_what_the_screen_shows(
        self, starter_data: Path, tmp_path: Path
    ) -> None:
        """Every statement, with the day it was first seen."""
        html, as_json = tmp_path / "one.html", tmp_path / "one.json"
        ran = run_clearance(
            "entity", ONE, "--html", html, "--json", as_json, data=starter_data
        )

        assert 0 == ran.code, ran.err
        told = json.loads(as_json.read_text("utf-8"))
        facts = {fact["property"]: fact["values"] for fact in told["facts"]}
        assert "clearance.entity/1" == told["schema"]
        assert "7702070139" == facts["innCode"][0]["value"]
        assert "starter" == facts["innCode"][0]["said"][0]["source"]
        assert "7702070139" in html.read_text("utf-8")
        assert "<script" not in html.read_text("utf-8")

    def test_the_id_of_the_cluster_shows_the_same(self, starter_data: Path) -> None:
        """Whatever somebody wrote down."""
        by_list = run_clearance("entity", ONE, "--json", "-", data=starter_data)
        identity = json.loads(by_list.out)["id"]

        by_id = run_clearance("entity", identity, "--json", "-", data=starter_data)

        assert ONE == json.loads(by_id.out)["members"][0]["id"]

    def test_before_its_first_listing_nothing_is_designated(
        self, starter_data: Path
    ) -> None:
        """A day shows what lists said on it."""
        ran = run_clearance(
            "entity", ONE, "--as-of", "2013-01-01", "--json", "-", data=starter_data
        )

        assert ran.code != 0 or [] == json.loads(ran.out)["designations"]

    def test_an_unknown_id_is_answered_with_what_to_do(
        self, starter_data: Path
    ) -> None:
        """The exit code says that the question was wrong."""
        ran = run_clearance("entity", "clr-ffffffffffff", data=starter_data)

        assert 2 == ran.code
        assert "clearance screen NAME" in ran.err


class TestJudging:
    @pytest.mark.slow
    def test_a_join_is_kept_through_an_update_and_undone_by_a_split(
        self, data: Path
    ) -> None:
        """The answer says what changed, each time."""
        joined = run_clearance("entity", ONE, "--join", OTHER, *SAID, data=data)
        assert 0 == joined.code, joined.err
        assert f"A. Example joined {ONE} and {OTHER}: tested only" in joined.out
        assert "This outweighs what speaks against it: The INNs differ" in " ".join(
            joined.out.split()
        )

        shutil.rmtree(data / "statements")  # as if loaded anew
        again = json.loads(run_clearance("entity", OTHER, "--json", "-", data=data).out)
        assert {ONE, OTHER} == {member["id"] for member in again["members"]}
        assert "joined" == again["joins"][0]["rule"]

        split = run_clearance("entity", ONE, "--split", OTHER, *SAID, data=data)
        assert 0 == split.code, split.err
        assert f"A. Example parted {ONE} and {OTHER}" in split.out
        alone = json.loads(run_clearance("entity", OTHER, "--json", "-", data=data).out)
        assert [OTHER] == [member["id"] for member in alone["members"]]
        assert ["parted"] == [one["kind"] for one in alone["judgements"]]
        assert 2 == len(list((data / "judgements").glob("*.json")))

    @pytest.mark.slow
    def test_parted_things_can_be_joined_again(self, data: Path) -> None:
        """The later word counts, also for each pair that was parted."""
        run_clearance("entity", ONE, "--join", OTHER, *SAID, data=data)
        run_clearance("entity", ONE, "--split", OTHER, *SAID, data=data)

        ran = run_clearance("entity", ONE, "--join", OTHER, *SAID, data=data)

        assert 0 == ran.code, ran.err
        assert "Now there is:" in ran.out

    @pytest.mark.parametrize(
        ("words", "says"),
        [
            (("--join", OTHER, "--by", "A. Example"), "--by NAME --why TEXT"),
            (("--join", OTHER, "--split", OTHER, *SAID), "one at a time"),
            (("--join", ONE, *SAID), "are one already"),
            (("--join", "nobody-1", *SAID), "No list that is loaded"),
            (("--split", OTHER, *SAID), "is no list entry of"),
            (("--split", ONE, *SAID), "nothing to part"),
            (("--by", "A. Example"), "go with --split or --join"),
            (("--join", OTHER, "--as-of", "2022-01-01", *SAID), "made today"),
        ],
    )
    def test_what_cannot_be_judged_is_refused(
        self, starter_data: Path, words: tuple[str, ...], says: str
    ) -> None:
        """Nothing is kept of it."""
        ran = run_clearance("entity", ONE, *words, data=starter_data)

        assert 2 == ran.code
        assert says in " ".join(ran.err.split())
        assert not (starter_data / "judgements").exists()
