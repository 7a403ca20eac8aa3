"""Text as every database keeps it."""


def storable(text: str) -> str:
    """Without NUL; half a character (a lone surrogate) is shown to be missing."""
    if text.isascii():
        return text.replace("\x00", "")
    whole = text.replace("\x00", "").encode("utf-16", "surrogatepass")
    return whole.decode("utf-16", "replace")
