"""A catalogue of one small list, for tests of what all lists share."""
