"""All manipulations, in the order of the report."""

from functools import cache

from ._companies import of_companies
from ._letters import of_letters
from ._manipulation import Manipulation
from ._payments import of_payments
from ._persons import of_persons
from ._romanising import of_romanising
from ._writing import of_writing


@cache
def manipulations() -> tuple[Manipulation, ...]:
    """List every way in which names are rewritten, each under a name of its own.

    They are what names suffer on their way into a customer file: typing, machine
    reading, fields of fixed width, other languages and scripts, what payments write
    beside a name, and what people do to hide one.
    """
    return (
        *of_writing(),
        *of_letters(),
        *of_persons(),
        *of_romanising(),
        *of_companies(),
        *of_payments(),
    )
