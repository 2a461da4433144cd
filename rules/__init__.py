"""The rule engine: what a rule file says, and what a message means to it. Pure: no clock, chance, files or network.

To add one more condition:
1. write `rules/conditions/<name>.py` with its value type and its three-valued test;
2. let it read the message through `rules.text` (views, words, links), never through the raw string alone;
3. add its sentence to the locales of both languages and its tests beside the others;
4. use it in a preset or an example, with a line it catches and a line it allows.
"""
