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
rules-title = The house rules
rules-line = { $number }. { $title }
rules-none = This community hasn't written its rules down yet.
