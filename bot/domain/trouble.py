"""What can go wrong around us, as the rest of the app needs to know it."""


class DatabaseAway(Exception):
    """It does not answer, or cannot write: nothing was changed."""
