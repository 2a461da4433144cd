"""What people really say in communities: what the presets must ask about, and what they must leave alone."""

from __future__ import annotations

from functools import cache
from typing import Final

import pytest

from bot.bootstrap import presets, read_options, scorer
from rules.engine import Engine
from rules.file import RuleSet, read_rules
from rules.hits import Mode
from rules.personas import persona_scene
from rules.presets import PRESETS

SPOKEN: Final = {
    "complaint": (
        "the game keeps crashing since the last update and I lost 3 hours of progress",
        "I've been waiting for a reply for two weeks, this is ridiculous",
        "you guys promised the fix last month, still nothing",
        "the course videos won't load for three days, i want my money back",
        "I bought the season ticket and it disappeared from my account!",
        "can someone from the team finally respond? it's been a week",
        "купил билет, а он пропал, поддержка не отвечает",
        "уже неделю жду ответа от поддержки",
        "обещали исправить ещё месяц назад, и ничего",
        "сервер лежит третий день",
        "вылетает после обновления, почините",
    ),
    "wellbeing": (
        "I don't want to be here anymore, I'm just a burden",
        "what's the point of living",
        "everyone would be happier without me",
        "я устал жить, всё надоело",
        "мне кажется, я никому не нужна и всем только мешаю",
        "хочу просто уснуть и не проснуться",
    ),
    "spam": (
        "earn $500 a day from home, message me",
        "We hire people from any country, $200 per day, no skills",
        "You have won a guaranteed award! Text CLAIM to 80000",
        "работа на дому, 5000 в день, пиши +",
        "закрытый канал со ставками, проходимость 95%",
        "Требуются помощники на вечер, оплата от 9000 за смену",
        "Ecть лёгкaя рaбoта на вeчeр, выдaём наличныe",
    ),
    "threat": (
        "I'll find where you live and you will be sorry",
        "я знаю, где ты живёшь",
        "ты ещё пожалеешь об этом",
    ),
    "hate": ("foreigners are nothing but parasites", "ненавижу всех приезжих"),
    "harassment": (
        "what a brainless creature you are",
        "you are a disgusting person and everybody knows it",
        "мозгов у тебя как у курицы, не позорься",
        "какой же ты тупой, смотреть противно",
    ),
    "personal_data": ("her home address is 5 Mill Lane, go and say hello", "вот её номер, звоните ночью"),
}
ORDINARY: Final = (
    "LF2M for the raid tonight, dm me if interested",
    "our clan is recruiting active players, write to me in private",
    "giveaway on Saturday in #events, react to join",
    "selling my old guitar, 100 euros, pick up in town",
    "the free weekend starts on Friday, download it on Steam",
    "how do I cancel my subscription?",
    "can I get a refund if I don't like it?",
    "when will the new season start?",
    "we lost the match but it was fun",
    "the update is great, everything is so much faster now",
    "ticket prices are 20 euro per day",
    "this boss makes me want to die",
    "my crypto class has an exam on monday",
    "ищем танка и хила в рейд, пишите в лс",
    "набираем людей в клан, без опыта тоже можно, пишите в лс",
    "продаю коляску, 3000 рублей, самовывоз",
    "умираю со смеху с этой картинки",
    "сколько золота вы зарабатываете в день?",
    "кто-нибудь знает, когда обновление?",
    "после обновления всё летает, спасибо",
    "нужны люди на субботник, сбор в 10, работы на час",
    "платная парковка 200 рублей в час",
    "я работаю удалённо, кто ещё?",
    "oh shit, I forgot the keys again",
    "блять, опять сервер упал",
    "УРАААААА, сдал экзамен!!!",
    "с днём рождения! счастья, здоровья, успехов!",
    "устал как собака после тренировки, но доволен",
    "I'm so tired after the gym",
    "only a goat would climb that roof, and it did",
    "this boss is brutal, I hate him",
)


@cache
def engine(name: str) -> Engine:
    found = read_rules(presets()[name], f"{name}.toml", read_options())
    assert isinstance(found, RuleSet), found
    return Engine(found)


def asked(name: str, text: str) -> set[str]:
    """Topics that a newcomer's text would be asked about."""
    hits = engine(name).judge(persona_scene(text, scores=scorer().score([text])[0])).hits
    return {str(hit.topic) for hit in hits if hit.mode is Mode.ASK}


@pytest.mark.parametrize(("topic", "text"), [(topic, text) for topic, texts in SPOKEN.items() for text in texts])
def test_moderators_are_asked(topic: str, text: str) -> None:
    assert {name for name in PRESETS if topic not in asked(name, text)} == set()


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_talk_brings_no_card(text: str) -> None:
    assert {name: found for name in PRESETS if (found := asked(name, text))} == {}


@pytest.mark.parametrize("text", ["мне никто не ответил, обидно", "I feel so alone", "nobody would miss me"])
def test_whoever_is_sad_or_unhappy_is_never_flagged_for_a_punishment(text: str) -> None:
    for name in PRESETS:
        assert asked(name, text) <= {"complaint", "wellbeing"}
