"""`clearance screen`, as a user meets it."""

import csv
import io
import json
from pathlib import Path

import pytest
from lxml import html

from tests.cli.conftest import Run

FOUND, CLEAR, ERROR, USAGE = 3, 0, 1, 2


def test_a_listed_bank_is_found_with_its_programme_and_reasons(starter: Run) -> None:
    """A listed name gives exit code 3 and says who, under what, and why."""
    ran = starter("screen", "Gazprombank")

    assert ran.code == FOUND, ran
    assert "GAZPROMBANK" in ran.out.upper()
    assert "RUSSIA-EO14024" in ran.out
    assert "starter" in ran.out.lower()


def test_a_text_that_is_read_in_two_ways_says_so(starter: Run) -> None:
    """ "SBERBANK" may be a BIC, too: the answer says as what it was searched for."""
    ran = starter("screen", "SBERBANK")

    assert ran.code == FOUND, ran
    assert "Searched for as a name and a BIC." in ran.out
    assert "Searched for as" not in starter("screen", "Gazprombank").out


def test_a_birth_date_behind_a_name_is_read_as_one(starter: Run) -> None:
    ran = starter("screen", "Zorgen Testov DOB 07.03.1961", "--json", "-")

    (row,) = json.loads(ran.out)["rows"]
    assert row["query"]["birth_dates"] == ["1961-03-07"]
    assert row["query"]["names"] == ["Zorgen Testov"]


def test_addresses_are_not_searched_for(starter: Run) -> None:
    """An address is evidence beside a name; whoever asks for one is told so."""
    ran = starter("screen", "19 ul. Zorgena, Moscow", "--kind", "address")

    assert ran.code == USAGE, ran
    assert "beside a name" in ran.err


def test_an_innocent_name_is_clear(starter: Run) -> None:
    """A name on no list gives exit code 0 and says where was looked."""
    ran = starter("screen", "Bäckerei Obermüller Lindau")

    assert ran.code == CLEAR, ran
    assert "No match" in ran.out
    assert "starter" in ran.out.lower()


def test_who_a_birth_date_took_below_is_told(starter: Run, tmp_path: Path) -> None:
    """No match, exit code 0, and in every report who it was and what spoke against."""
    file = tmp_path / "people.csv"
    file.write_text("name,dob\nViktor Vekselberg,1888-02-03\n", encoding="utf-8")
    page = tmp_path / "report.html"
    ran = starter("screen", "Viktor Vekselberg", "--born", "1888", "--report", page)
    table = starter("screen", file)
    lines = starter("screen", file, "--csv", "-")
    answer = starter("screen", file, "--json", "-")

    said = "1 party of this name is below the threshold because of what speaks against"
    for one in (ran, table, lines, answer):
        assert one.code == CLEAR, one
        assert said in " ".join(one.out.split())
    assert said in page.read_text("utf-8")
    assert said in next(csv.DictReader(io.StringIO(lines.out)))["notes"]
    (row,) = json.loads(answer.out)["rows"]
    (below,) = row["below"]
    assert row["matches"] == []
    assert "VEKSELBERG" in below["caption"] and below["score"] < 0.7
    assert ["birth_date_differs"] == [one["code"] for one in below["evidence_against"]]


def test_a_birth_date_to_come_is_refused(starter: Run) -> None:
    """Typed in, it is a slip; what programs write for none is noted and not used."""
    refused = starter("screen", "Viktor Vekselberg", "--born", "2111-05")
    filler = starter("screen", "Viktor Vekselberg", "--born", "30.12.1899")

    assert refused.code == USAGE
    assert "The birth date 2111-05 is in the future" in refused.err
    assert filler.code == FOUND
    assert "1899-12-30 is what programs write" in " ".join(filler.out.split())


def test_an_empty_standard_input_is_called_by_its_name(starter: Run) -> None:
    """And not by that of the file in which it is kept while it is read."""
    ran = starter("screen", "-", stdin=b"")

    assert ran.code == ERROR
    assert "Error: standard input is empty: nothing to screen." in ran.err


def test_several_countries_may_be_typed_in(starter: Run) -> None:
    """Apart or in one, and what says that there is none is none."""
    one = starter("screen", "Viktor Vekselberg", "-c", "RU", "-c", "CH", "--csv", "-")
    other = starter("screen", "Viktor Vekselberg", "-c", "RU; CH", "--csv", "-")
    none = starter("screen", "Viktor Vekselberg", "-c", "n/a", "--csv", "-")
    bare = starter("screen", "Viktor Vekselberg", "--csv", "-")

    scores = [
        next(csv.DictReader(io.StringIO(ran.out)))["score"]
        for ran in (one, other, none, bare)
    ]
    assert scores[0] == scores[1]
    assert scores[2] == scores[3]


def test_json_goes_to_the_screen_alone(starter: Run) -> None:
    """`--json -` prints JSON and nothing else on standard output."""
    ran = starter("screen", "ВТБ", "--json", "-")

    answer = json.loads(ran.out)
    assert ran.code == FOUND
    assert "VTB" in answer["rows"][0]["matches"][0]["party"]["caption"].upper()


def test_a_wrong_option_is_a_sentence_that_names_the_help(starter: Run) -> None:
    ran = starter("screen", "x", "--threshold", "1.5")

    assert ran.code == 2
    assert ran.err.rstrip().endswith("equal to 1. See clearance screen --help.")


def test_matches_beyond_the_limit_are_told(starter: Run) -> None:
    """Where more parties match than are shown, the answer says so."""
    cut = starter("screen", "VTB", "--limit", "1")
    whole = starter("screen", "VTB", "--limit", "50")

    assert (
        "More listed parties match VTB than are shown: only the best one"
        in " ".join(cut.out.split())
    )
    assert "than are shown" not in " ".join(whole.out.split())


def test_a_mistyped_number_is_told(starter: Run) -> None:
    """A ship number that fails its check digit is searched for, and that is said."""
    ran = starter("screen", "IMO 9319465")

    assert "check digit" in ran.out
    assert "9319465" in ran.out


def test_a_portfolio_becomes_a_report_in_every_form(
    starter: Run, tmp_path: Path
) -> None:
    """A CSV of customers is screened and written as HTML, JSON and CSV."""
    portfolio = tmp_path / "customers.csv"
    portfolio.write_text(
        "Kunde;Land;Geburtsdatum\nСбербанк;RU;\nErika Mustermann;DE;1964-08-12\n",
        "cp1251",
    )
    files = {form: tmp_path / f"out.{form}" for form in ("html", "json", "csv")}

    ran = starter(
        "screen",
        portfolio,
        *("--column", "name=Kunde", "--report", files["html"]),
        *("--json", files["json"], "--csv", files["csv"]),
    )

    assert ran.code == FOUND, ran
    rows = json.loads(files["json"].read_text("utf-8"))["rows"]
    assert [True, False] == [bool(row["matches"]) for row in rows]
    assert "Сбербанк" in html.parse(files["html"]).getroot().text_content()
    lines = list(csv.reader(io.StringIO(files["csv"].read_text("utf-8-sig"))))
    assert any("Erika Mustermann" in cell for line in lines for cell in line)


def test_a_portfolio_comes_through_a_pipe(starter: Run) -> None:
    """`-` reads a portfolio from standard input."""
    ran = starter("screen", "-", stdin=b"name\nRosneft\nObst Huber\n")

    assert ran.code == FOUND, ran
    assert "ROSNEFT" in ran.out.upper()


def test_the_day_of_the_question_decides(starter: Run) -> None:
    """VTB was blocked on 2022-02-24 and not on the day before."""
    before = starter("screen", "VTB Bank", "--as-of", "2022-02-23", "--json", "-")
    after = starter("screen", "VTB Bank", "--as-of", "2022-02-24", "--json", "-")

    programmes = [
        {
            s["programme"]
            for m in json.loads(ran.out)["rows"][0]["matches"][:1]
            for s in m["designations"]
        }
        for ran in (before, after)
    ]
    assert "RUSSIA-EO14024" not in programmes[0]
    assert "RUSSIA-EO14024" in programmes[1]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["screen"], USAGE, "Missing argument"),
        (["screen", "  "], USAGE, "name"),
        (["screen", "nowhere.csv"], USAGE, "nowhere.csv"),
        (["screen", "."], USAGE, "folder"),
        (["screen", "X", "--as-of", "yesterday"], USAGE, "2022-02-24"),
        (["screen", "X", "--source", "moon"], USAGE, "moon"),
        (["screen", "X", "--kind", "Spaceship"], USAGE, "Spaceship"),
        (["screen", "X", "--threshold", "7"], USAGE, "threshold"),
        (["screen", "X", "--born", "long ago"], USAGE, "long ago"),
        (["screen", "X", "--country", "Atlantis"], USAGE, "Atlantis"),
        (["screen", "X", "--id", "imo:123"], USAGE, "123"),
        (["update", "moon"], USAGE, "moon"),
        (["update", "--from", "nowhere"], ERROR, "nowhere"),
    ],
)
def test_a_wrong_request_gets_one_sentence(
    starter: Run, words: list[str], code: int, said: str
) -> None:
    """What cannot be asked is refused with the right code and a sentence."""
    ran = starter(*words)

    assert code == ran.code, ran
    assert said in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        b"PK\x03\x04 not really a workbook",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        b"\n\n\n",
    ],
    ids=["empty", "picture", "zip", "pdf", "blank lines"],
)
def test_a_file_that_is_no_portfolio_is_refused(
    starter: Run, tmp_path: Path, content: bytes
) -> None:
    """Empty and binary files get one sentence and exit code 1 or 2."""
    file = tmp_path / "portfolio.csv"
    file.write_bytes(content)

    ran = starter("screen", file)

    assert ran.code in (ERROR, USAGE), ran
    assert "portfolio.csv" in ran.err
    assert "Traceback" not in ran.err


def test_rows_with_wrong_columns_are_named_and_the_others_screened(
    starter: Run, tmp_path: Path
) -> None:
    """A row with too many columns is reported by line; its neighbours are screened."""
    file = tmp_path / "portfolio.csv"
    file.write_text("name,country\nGazprombank,RU\na,b,c,d,e\nRosneft,RU\n", "utf-8")

    ran = starter("screen", file, "--json", "-")

    answer = json.loads(ran.out)
    assert ran.code == FOUND
    assert {2, 4} <= {row["line"] for row in answer["rows"] if row["matches"]}
    assert [3] == [problem["line"] for problem in answer["problems"]]


def test_no_room_for_a_report_is_said_and_leaves_nothing_half(starter: Run) -> None:
    """A full disk is one sentence and exit code 1."""
    ran = starter("screen", "Gazprombank", "--json", "/dev/full")

    assert ran.code == ERROR, ran
    assert "no space is left" in ran.err
    assert "Traceback" not in ran.err


def test_an_earlier_report_survives_a_failed_one(starter: Run, tmp_path: Path) -> None:
    """A report that cannot be written leaves the earlier file as it was."""
    report = tmp_path / "missing-folder" / "out.html"

    ran = starter("screen", "Gazprombank", "--report", report)

    assert ran.code == ERROR, ran
    assert str(report) in ran.err


def test_a_judged_match_is_told_and_no_longer_found(
    starter: Run, tmp_path: Path
) -> None:
    """With the digest that the report gives, a judgement clears exactly its match."""
    found = json.loads(starter("screen", "Gazprombank", "--json", "-").out)
    file = tmp_path / "cleared.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        write = csv.writer(out)
        write.writerow(["query_id", "party_id", "digest", "reason", "by", "on"])
        for hit in found["rows"][0]["matches"]:
            party = hit["party"]["id"]
            write.writerow(["Gazprombank", party, hit["digest"], "a test", "me", "now"])

    ran = starter("screen", "Gazprombank", "--cleared", file)
    answer = starter("screen", "Gazprombank", "--cleared", file, "--json", "-")

    assert ran.code == CLEAR, ran
    assert "judged false before" in " ".join(ran.out.split())
    assert "a test" in ran.out
    assert 0 == json.loads(answer.out)["summary"]["matches"]


def test_the_mode_of_the_site_says_its_scores(starter: Run) -> None:
    """`--mode ofac` starts where the site does and says so."""
    exact = starter("screen", "Gazprombank", "--mode", "ofac")
    near = starter("screen", "Gazprombonk", "--mode", "ofac")
    wide = starter("screen", "Gazprombonk", "--mode", "ofac", "--threshold", "0.85")

    assert exact.code == FOUND, exact
    assert "with a score of about 100" in " ".join(exact.out.split())
    assert (near.code, wide.code) == (CLEAR, FOUND)
    assert "The site starts at 100" in " ".join(near.out.split())


def test_an_exclusion_of_nobody_is_told(starter: Run) -> None:
    """A mistyped id leaves nobody out, which would go unnoticed."""
    nobody = starter("screen", "Gazprombank", "--exclude", "ofac-0", "--json", "-")
    found = json.loads(nobody.out)
    party = found["rows"][0]["matches"][0]["party"]["id"]
    somebody = starter("screen", "Gazprombank", "--exclude", party, "--json", "-")

    assert nobody.code == FOUND, nobody
    assert "nobody has the id ofac-0" in " ".join(found["notes"])
    assert "nobody has the id" not in " ".join(json.loads(somebody.out)["notes"])


def test_quiet_says_what_was_found_and_nothing_else(
    starter: Run, tmp_path: Path
) -> None:
    """On the screen, or in the file that was asked for."""
    file = tmp_path / "found.json"
    shown = starter("screen", "Gazprombank", "--quiet")
    written = starter("screen", "Gazprombank", "--quiet", "--json", file)

    assert (shown.code, written.code) == (FOUND, FOUND)
    assert "Gazprombank" in shown.out
    assert not shown.err
    assert (written.out, written.err) == ("", "")
    assert json.loads(file.read_text("utf-8"))["rows"][0]["matches"]


def test_exclusions_and_settings_hold(starter: Run) -> None:
    """What is excluded is not shown; a setting moves the score to report from."""
    found = json.loads(starter("screen", "Gazprombank", "--json", "-").out)
    first = found["rows"][0]["matches"][0]["party"]["id"]
    without = json.loads(
        starter("screen", "Gazprombank", "--exclude", first, "--json", "-").out
    )
    broad = json.loads(
        starter("screen", "Gazprombank", "--setting", "broad", "--json", "-").out
    )

    assert first not in {
        hit["party"]["id"] for row in without["rows"] for hit in row["matches"]
    }
    assert "broad" == broad["settings"]["setting"]
    assert broad["settings"]["threshold"] < found["settings"]["threshold"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--setting", "wide"], "broad, default, narrow"),
        (["--setting", "broad", "--threshold", "0.5"], "not both"),
        (["--mode", "best"], "clearance, ofac"),
        (["--weights", "country"], "FIELD=FACTOR"),
        (["--weights", "shoe=1"], "no weight for 'shoe'"),
        (["--cleared", "nowhere.csv"], "nowhere.csv cannot be read"),
    ],
)
def test_choices_that_cannot_be_are_refused(
    starter: Run, arguments: list[str], said: str
) -> None:
    """Exit code 2 and one sentence."""
    ran = starter("screen", "Gazprombank", *arguments)

    assert ran.code == USAGE
    assert said in " ".join(ran.err.split())


def test_a_slip_in_a_number_typed_in_is_searched_and_told(starter: Run) -> None:
    """A check digit that fails is told, and the number is looked for all the same."""
    for words in (["IMO 9412336"], ["Nobody", "--id", "imo:9412336"]):
        ran = starter("screen", *words)

        assert ran.code in (FOUND, CLEAR), ran
        assert "its check digit does not fit" in " ".join(ran.out.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["vtb.com"], "The web address is the same: vtb.com"),
        (["Nobody", "--id", "website:https://www.vtb.com/en/"], "may share one"),
        (["--id", "bic:VTBRRUMM002", "Nobody"], "another branch of the same bank"),
    ],
)
def test_a_bank_is_found_by_web_site_and_branch(
    starter: Run, words: list[str], said: str
) -> None:
    """By that alone, and the answer says how much it proves."""
    ran = starter("screen", *words)

    assert ran.code == FOUND, ran
    assert said in " ".join(ran.out.split())


def test_cells_without_a_number_take_no_hit_away(starter: Run, tmp_path: Path) -> None:
    """A placeholder is neutral, and what is told of the line says so."""
    file = tmp_path / "ships.csv"
    rows = ("Bolero,vessel,unassigned", "Bolero,vessel,941233", "Bolero,vessel,-")
    file.write_text("\n".join(("name,type,imo", *rows)), "utf-8")
    ran = starter("screen", file, "--json", "-")

    answer = json.loads(ran.out)
    assert ran.code == FOUND, ran
    assert [1, 1, 1] == [len(row["matches"]) for row in answer["rows"]]
    told = " ".join(map(str, answer["problems"]))
    assert "does not count against anybody" in told
    assert "'-'" not in told


def test_a_base_rate_changes_what_scores_say_and_not_who_is_found(
    starter: Run,
) -> None:
    """Where few of those asked about are listed, the same match is less probable."""
    usual = json.loads(starter("screen", "Gazprombank", "--json", "-").out)
    rare = json.loads(
        starter("screen", "Gazprombank", "--base-rate", "0.001", "--json", "-").out
    )
    refused = starter("screen", "Gazprombank", "--base-rate", "1")

    hits, fewer = (one["rows"][0]["matches"] for one in (usual, rare))
    assert [h["party"]["id"] for h in hits] == [h["party"]["id"] for h in fewer]
    assert all(a["score"] > b["score"] for a, b in zip(hits, fewer, strict=True))
    assert "0.001" == rare["settings"]["base_rate"]
    assert refused.code == USAGE
    assert "base rate" in refused.err
