## What a message is like, in reasons

assess-toxic = { $score } rude or hurtful
assess-toxic-at-person = { $score } rude to a person
assess-toxic-at-group = { $score } rude about a group of people
assess-insult = { $score } insult
assess-insult-at-person = { $score } insult at a person
assess-insult-at-group = { $score } insult at a group of people
assess-threat = { $score } threat
assess-threat-at-person = { $score } threat to a person
assess-threat-at-group = { $score } threat to a group of people
assess-hate = { $score } hate
assess-hate-at-person = { $score } hate at a person for what they are
assess-hate-at-group = { $score } hate against a group for what it is
assess-profanity = { $score } swearing
assess-spam = { $score } advertising or a scam
assess-complaint = { $score } complaint
assess-question = { $score } question
assess-bug = { $score } report of a defect
assess-idea = { $score } idea
assess-praise = { $score } praise or thanks
assess-wellbeing = { $score } somebody may be in need

assess-unknown-language = this language is unknown to Steward, so nothing is said of it

## Why a person should look

assess-human-danger = somebody may be in danger or at the end of their strength
assess-human-threat = it may be a threat
assess-human-severe = it may do harm
assess-human-answer = somebody waits for an answer
assess-human-doubt = it can be read either way
