# Commands: descriptions of at most 100 characters, and what the plainest of them answer.

no-such-command = I don't know the command “{ $name }”. /help shows what I can do here.
lacking-option = /{ $name } needs “{ $option }”. /help { $name } shows an example.
command-help = What I can do for you here
command-rules = The house rules
command-case = A case by its number, and everything its card can do
option-case-number = which case
option-case-do = what to do with it
option-case-text = a note, a length or an answer, where it needs one
option-help-command = one command, to see what it takes
help-short = Short forms
help-title = What you can ask me
help-line = /{ $name } · { $what }
help-family = /{ $name } … · { $what }
help-everybody = For everybody
help-team = For the moderators
help-setup = For setting things up
help-more = A line with “…” holds several commands: /help poll lists those of one.
help-blanks = /help { $example } shows what that one takes.
rules-title = The house rules
rules-line = { $number }. { $title }
rules-none = This community hasn't written its rules down yet.

## What the commands of one first word are about
command-poll = Polls and quizzes: what is open, what came out
command-idea = Ideas: suggest one, see what others wish for
command-theme = Themes: the same complaint or bug from many, and what came of it
command-gallery = The gallery: challenges, works, what you sent in
command-buddy = Buddies for newcomers
command-invite = Invite links that tell where people came from
command-greeting = How newcomers are greeted
command-thanks = Thanks: say it to somebody, see what was thanked for
command-task = The task board: what needs hands
command-ambassador = Ambassadors: name one, see them, step down
