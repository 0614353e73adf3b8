"""A deal put to the rules by a program, not by the command line."""

from pathlib import Path

import pytest

from clearance import app
from clearance.assessment import Deal
from clearance.errors import UsageError
from clearance.settings import Settings, utc_now


def test_a_deal_cannot_make_the_program_read_files_that_nobody_gave_it(
    tmp_path: Path,
) -> None:
    """A deal that somebody sends names files of the machine that it is sent to."""
    request = app.AssessmentRequest(deal=Deal(ownership=("/etc/passwd",)))
    desk = app.Desk(Settings(data=tmp_path))

    with pytest.raises(UsageError, match="--ownership"):
        app.assess_deal(desk, request, now=utc_now(), progress=app.Silent())
