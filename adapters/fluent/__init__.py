"""The `Texts` port on fluent.runtime and babel: keys in, sentences in the reader's language out.

How to add a language:
1. Copy `bot/locales/en` to `bot/locales/<code>` and write every text anew in that language; keep keys and variables.
2. In its `common.ftl` set `locale` (a CLDR name such as `pt_BR`), the two date patterns and the `length-*` forms.
3. Run `pytest tests/architecture/test_locales.py`: it names each key and variable that is missing or too many.
4. Nothing else: `load_texts` finds the folder, and `languages` lists it after English.
"""

from adapters.fluent.sources import load_sources
from adapters.fluent.texts import FluentTexts, MissingArgument

__all__ = ["FluentTexts", "MissingArgument", "load_sources", "load_texts"]


def load_texts() -> FluentTexts:
    """The texts shipped in `bot/locales`."""
    return FluentTexts(load_sources())
