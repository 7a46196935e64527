"""The one kind of error that a user is meant to read."""


class Problem(Exception):
    """What went wrong and what to do next, in sentences; shown without a stack trace."""
