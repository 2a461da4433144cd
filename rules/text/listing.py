"""Word tables written as prose: `listed("a b c")` reads better in the source than a column of quoted strings."""


def listed(words: str) -> frozenset[str]:
    """The words of a text, parted by white space."""
    return frozenset(words.split())


def in_order(words: str) -> list[str]:
    """The same, in the order written."""
    return words.split()
