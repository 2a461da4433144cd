"""What a message says once disguises are undone: views, words, patterns, links, invites, language, shape, fingerprint.

To undo one more disguise:
1. write the disguise itself in `tests/kit/evasion.py`, so the test and the benchmark measure it;
2. a single character with a plain reading goes into `alphabet.py`; a whole encoding into `normal.py`;
   a way to break up or respell a word into `disguise.py`; another spelling of the *term* into `spelling.py`;
3. keep every span pointing into the original text (`views.View` maps back), and keep one-script words untouched;
4. run `python -m benchmarks.evasion` (recall and clean text) and `python -m benchmarks.text_engine` (cost).
"""
