"""Word forms of Russian, behind `bot.ports.morphology`, on pymorphy3 (the extra `morphology`).

How to add a language:
1. A file with a class whose `forms` gives all forms of a word, and just the word where it does not know it.
2. Its library goes into the extra `morphology` of `pyproject.toml`; run `make lock`.
3. Let `load_morphology` choose it, and name in `PlainForms` what is missing without it.
4. Test that words of other languages come back unchanged.
"""

from importlib.util import find_spec

from adapters.morphology.plain import PlainForms
from adapters.morphology.russian import RussianForms

__all__ = ["PlainForms", "RussianForms", "load_morphology"]


def load_morphology() -> RussianForms | PlainForms:
    """Russian forms where the library and its dictionary are installed, plain words otherwise."""
    if find_spec("pymorphy3") is None or find_spec("pymorphy3_dicts_ru") is None:
        return PlainForms()
    return RussianForms()
