"""All the ways in which red flags are looked for."""

from . import _flags_bank, _flags_owners, _flags_party, _flags_trade

TESTS = (
    *_flags_party.TESTS,
    *_flags_owners.TESTS,
    *_flags_bank.TESTS,
    *_flags_trade.TESTS,
)
