## What a message is like, in reasons

assess-toxic = { $score } грубость
assess-toxic-at-person = { $score } грубость в адрес человека
assess-toxic-at-group = { $score } грубость о группе людей
assess-insult = { $score } оскорбление
assess-insult-at-person = { $score } оскорбление человека
assess-insult-at-group = { $score } оскорбление группы людей
assess-threat = { $score } угроза
assess-threat-at-person = { $score } угроза человеку
assess-threat-at-group = { $score } угроза группе людей
assess-hate = { $score } ненависть
assess-hate-at-person = { $score } ненависть к человеку за то, кто он
assess-hate-at-group = { $score } ненависть к группе людей за то, кто они
assess-profanity = { $score } мат или ругательства
assess-spam = { $score } реклама или обман
assess-complaint = { $score } жалоба
assess-question = { $score } вопрос
assess-bug = { $score } сообщение об ошибке
assess-idea = { $score } предложение
assess-praise = { $score } похвала или благодарность
assess-wellbeing = { $score } кому-то может быть плохо

assess-unknown-language = этот язык Steward не знает и ничего о сообщении не говорит

## Why a person should look

assess-human-danger = кто-то может быть в опасности или на пределе сил
assess-human-threat = это может быть угроза
assess-human-severe = это может навредить
assess-human-answer = человек ждёт ответа
assess-human-doubt = это можно понять по-разному
