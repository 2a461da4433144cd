"""Training the classifier: from a folder of labelled files and our own sentences to the weights that are shipped.

Needs the extra `train` (scikit-learn); what runs in a community needs none of it. The steps, a file each: `sources`
reads the folder, `corpus` our own sentences, `disguising` adds disguised twins, `letters` fits the first step (pieces
of letters to columns), `blending` the second (columns and cues to answers), `levelling` calibrates, `measuring` makes
the figures, `card` writes them down.

How to add a source:
1. A function in `sources.py` that says what a row of it teaches, and its line in `SOURCES`, with its licence.
2. If a part of it only measures, its line in `measuring.py`.
3. `steward train --data DIR`, and read whether the *foreign* figures rose; if not, leave it out.
4. Commit the weights and `docs/model.md` together.
"""
