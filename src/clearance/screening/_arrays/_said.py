"""What is said of words in flat arrays, as bits."""

TELLS_NOTHING, ORDINARY, LISTED = 1, 2, 4
"""It may tell nothing in some name, may be an ordinary one or a slip of one, is listed
or several listed ones written as one."""
