"""What a message is like: scores by word lists, and cues of whom words are turned to.

How to add a language to the scorer:
1. `rules/lexicons/<head>.<language>.txt` for every head that the language has cues for, one term a line.
2. Its words for "you", for oneself and for denying in `person.py` and `lexicon.py`.
3. Sentences of yours that must score high, and look-alikes that must not, in `tests/rules/test_lexicon.py`.
4. Nothing else: whoever starts Steward hands over every file of the folder.
"""
