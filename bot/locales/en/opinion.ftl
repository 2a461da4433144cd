# A second reader of doubtful messages: its settings, its words in "Why?", what /doctor and /mydata say of it.

## Configuration

cli-config-second-key = this key holds signs that no key has (spaces, line breaks, letters with accents). Copy it once more, or write it into a file and set key_file.
cli-config-second-band = band_from is above band_to, so no message would ever be doubtful. Write them the other way round, for example 0.35 and 0.65.
cli-config-second-model = a second opinion needs the name of a model, as your server knows it. Or set enabled = false.
cli-config-second-plain = over http everybody between this machine and that server can read the messages. Use https, or a server on this machine; allow_plain_http = true if you really want it so.

## In "Why?"

second-said = A second reader ({ $reader }) takes it for: { $label }.
second-unclear = A second reader ({ $reader }) was asked and gave no clear answer.
second-what = It saw the words of one message and nothing around them. It decides nothing and moves no score.
second-kind-question = a question
second-kind-complaint = a complaint
second-kind-bug = a report of a defect
second-kind-idea = an idea
second-kind-praise = praise or thanks
second-kind-chat = ordinary talk
second-kind-spam = advertising or a scam
second-kind-abuse = an insult or a threat
second-kind-wellbeing = somebody who may be in need
second-target-person = aimed at a person
second-target-group = aimed at a group of people
second-target-product = aimed at a thing or a service
second-target-self = aimed at whoever wrote it
second-target-untargeted = aimed at nobody

## In /doctor and /mydata

part-second-reader = what asks the second reader
second-doctor-here = Doubtful messages of open cases are read once more by { $reader } on the machine I run on. Names that I know are taken out before; its answer is shown in “Why?” and decides nothing.
second-doctor-away = Doubtful messages of open cases are read once more by { $reader } at { $host }. The words leave my machine, and names that I know are taken out before; the answer is shown in “Why?” and decides nothing.
second-doctor-today = Asked today: { $count } of { $most }.
second-mydata-here = When I am in doubt about a message in an open case, a program on my machine may read its words once more. Names that I know, links, addresses and numbers are taken out before. It answers with a label and decides nothing.
second-mydata-away = When I am in doubt about a message in an open case, its words may be sent to { $host }. Names that I know, links, addresses and numbers are taken out before. A program there answers with a label and decides nothing.

## Why it does not answer now

second-unreachable = The second reader can't be reached ({ $detail }). Nothing waits for it.
second-unreachable-mend = Whoever hosts me: is the server running, and is base_url in [second_opinion] right?
second-slow = The second reader took longer than { $detail } s to answer. Nothing waits for it.
second-slow-mend = Whoever hosts me: a smaller model answers faster; or raise timeout in [second_opinion].
second-key = The second reader refuses my key ({ $detail }).
second-key-mend = Whoever hosts me: set STEWARD_SECOND_OPINION__KEY, or key_file in [second_opinion], and start me again.
second-moved = The second reader sends me to another address ({ $detail }), and I don't follow: words and key go nowhere else.
second-moved-mend = Whoever hosts me: write the new address into base_url in [second_opinion].
second-not-there = There is no second reader at its address ({ $detail }).
second-not-there-mend = Whoever hosts me: base_url in [second_opinion] ends in /v1 with most servers, and model must be one that it has.
second-busy = The second reader has had enough questions for now ({ $detail }). I ask again later.
second-busy-mend = If this comes back often, whoever hosts me can lower budget_per_day or at_once in [second_opinion].
second-trouble = The second reader has a trouble of its own ({ $detail }). I ask again later.
second-trouble-mend = If this comes back often, whoever hosts me finds the reason in that server's log.
second-refused = The second reader will not take a question of mine ({ $detail }). I ask again later.
second-refused-mend = Whoever hosts me: if it takes none at all, that server does not have this model or does not know temperature or max_tokens; its log says which.
second-no-answer = What the second reader sent is no answer that I can read. I ask again later.
second-no-answer-mend = If this comes back often: whoever hosts me, is there an OpenAI-compatible server at base_url in [second_opinion]?
