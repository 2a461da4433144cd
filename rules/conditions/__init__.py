"""The conditions of rule files, one a file: a key, its value, a three-valued check, its words.

How to add one:
1. `rules/conditions/<key>.py`: a check from a `Reading` to a `Found`, and a `SPEC` (`kinds.py` has the usual forms);
   unknown facts give UNKNOWN, never a guess.
2. Name its SPEC in `catalog.py`, nowhere else.
3. Its clauses `rule-if-…` (and `rule-if-not-…` for a flag) in `bot/locales/{en,ru}/rules.ftl`.
4. Its test in `tests/rules/conditions/test_<key>.py`: yes, no and, where there is one, unknown.
"""
