"""Ordinary sentences, written for these tests, that no folding may change: six languages, with their usual traps."""

from typing import Final

from rules.text.listing import in_order

LINES: Final[dict[str, tuple[str, ...]]] = {
    "English": (
        "The class met in Scunthorpe to assess the therapist's report.",
        "I'd say we'll manage, she'll help and he'll drive.",
        "As sure as I am, it is hit or miss.",
        "Bookkeeping for the committee is a success in Tennessee.",
        "Upgrade to Ubuntu 22.04 LTS on x64, then reboot at 10:30.",
        "It's a B2B thing: 4 you, 2x the price, 3D, mp3 and 1st place.",
        "Well-known, state-of-the-art, e-mail, co-op and follow-up.",
        "My grass is greener; pass the cockatoo a cocktail glass.",
        "What's up? Nothing much... just cooking (slowly) & reading!",
        "Wow!!! Sooo good :) see you @ the cafe on 5th avenue #1",
        "Run sudo apt-get install python3-pip && python3 -m venv .venv",
        "Look at https://example.org/a_b-c/d?e=1&f=2#g, please.",
        "A naïve café owner wrote a résumé for a jalapeño fan.",
    ),
    "Russian": (
        "Чаепитие в пять, подстрахуй меня с тортом.",
        "Рубль упал, команда обсуждает мандат и скипидар.",
        "Хлебать щи и употреблять кефир полезно.",
        "Ёлка, ёжик и объём: всё ещё подъезжает съёмочная группа!",
        "Как бы кто-то что-нибудь из-за этого не по-русски понял…",
        "Встреча в 10:30 на 3-м этаже, каб. 12а, тел. 5-55.",
        "Длинношеее животное, зоопарк, аббатство, масса и касса.",
        "А я и не знал, что он и она — о чём и речь.",
        "— Ну да, — сказал он. — И я о том же…",
        "Парикмахерская «Себя не оскорблять» закрыта.",
        "Сорок тысяч обезьян в рот не брали банан.",
        "Ты где? Я у метро, вот тут, рядом с тобой.",
        "Мне 25 лет, живу на 2 этаже, дом №7, кв. 4.",
        "Скинь файл отчёт_итог.xlsx, пожалуйста.",
        "Тот рот, тот нос, тот сон — вот так сон!",
        "рассказать про страховку, потреблять, колебать, учебник",
    ),
    "Ukrainian": (
        "Привіт! Як справи, чи їдеш ти сьогодні до Києва?",
        "Її ґудзик загубився, і він дуже засмутився.",
        "Об'єднання під'їхало вчасно, п'ять хвилин на в'їзд.",
        "Що це за місто і хто в ньому живе?",
        "Я і ти, ми й вони — усі тут, о шостій.",
        "Сир, хліб і сіль є на столі.",
        "Це не він, а вона: її ім'я — Соломія.",
    ),
    "Bulgarian": (
        "Здравейте, как сте? Ъгълът е остър.",
        "Той и тя са в къщата, а ние сме навън.",
        "Не мога да вляза в сайта, помогнете ми.",
        "Ще дойда утре в 10 часа с автобус №5.",
        "Рекох му да не хока, а той си тръгна.",
        "Съвсем ново съобщение от съседа.",
    ),
    "Serbian": (
        "Здраво, како си? Ја сам добро, хвала.",
        "Љубав, њива, џеп, ћуран и ђак су речи.",
        "Ово је мој дом, а то је њен ауто.",
        "Zdravo, kako si? Čaša vode je na stolu, đače.",
        "Šta radiš večeras? Možda ćemo ići u šetnju.",
        "Он је рекао да не може сутра, а ја могу.",
    ),
    "Turkish": (
        "Merhaba, nasılsın? Bugün İstanbul'da hava çok sıcak.",
        "Isparta'da ışık, Iğdır'da ığ, İzmir'de inci var.",
        "Sık sık gelir, sıkı çalışır ve çözüm üretir.",
        "Çekoslovakyalılaştıramadıklarımızdan mısınız?",
        "Kâr, hâlâ ve hikâye sözcükleri şapkalıdır.",
        "Ağabeyim öğretmen, ablam ise doktor.",
    ),
    "German": (
        "Grüße aus München, schöne Überraschung!",
        "Die Straße ist naß, der Fluß fließt schön.",
        "Er hat schon schön geschlafen; Assessment-Center um 8:30 Uhr.",
        "Schifffahrt, Balletttänzer, Betttuch und Flussschifffahrt.",
        "Das ist ein Übungsblatt für die Prüfungsbehörde.",
        "Dick ist das Buch, nass das Gras, die Klasse groß.",
        "Können Sie mir bitte die Größe nennen? Ä, Ö, Ü und ß.",
    ),
}

TRAPS: Final = in_order(
    # Short rude or common stems that stand inside harmless words; a list of them must find nothing in LINES.
    "ass cock cunt hell shell shit tit rapist anal homo cum pis arse sex ho dic fag spic coon "
    "хуй еба еб ебать бля блять манда муд пид пидар жоп сук сос сосать ср рак дол тупо чае лох хер пох "
    "sik göt bok kaka piç schwul arsch fut sau ig bzb sth"
)
