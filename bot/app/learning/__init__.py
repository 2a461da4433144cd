"""Learning from people: their decisions become lessons, lessons move the scores, levels follow from wishes.

How to add one more thing that teaches:
1. Say in `capture` what it means for which messages of a case; call it in the very turn that decides.
2. Which heads it is about follows from the flags (`bot.domain.lessons.HEAD_OF`); a rule by itself teaches nothing.
3. `filling` and `refresh` do the rest, off the loop; nothing else may write lessons or adaptations.
4. A test in `tests/app/learning` that decides, takes back, and reads the rows; a line in `docs/learning.md` and its
   Russian twin.
"""
