"""The one exception of this package that is not a ValueError."""


class FarmhandError(RuntimeError):
    """What could not be done, what was found, and what to do about it."""
