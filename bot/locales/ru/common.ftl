# Слова, нужные всем частям: как пишутся числа и время, и слово для каждого значения предметной области.

## Как пишет этот язык. `locale` — имя CLDR, образцы — образцы дат CLDR.

locale = ru
pattern-time = HH:mm
pattern-day = d MMMM
pattern-day-year = d MMMM y
date-and-time = { $date }, { $time }
time-in-zone = { $time } { $zone }
zone-msk = МСК

## Длительность. Не больше двух единиц; между числом и словом неразрывный пробел.

length-seconds = { $n } с
length-minutes = { $n } мин
length-hours = { $n } ч
length-days =
    { $n ->
        [one] { $n } день
        [few] { $n } дня
       *[many] { $n } дней
    }
length-months =
    { $n ->
        [one] { $n } месяц
        [few] { $n } месяца
       *[many] { $n } месяцев
    }
length-years =
    { $n ->
        [one] { $n } год
        [few] { $n } года
       *[many] { $n } лет
    }
length-two = { $first } { $second }
length-ago = { $length } назад
length-in = через { $length }
length-just-now = только что

## Насколько это серьёзно

severity-low = низкая важность
severity-medium = средняя важность
severity-high = высокая важность
severity-critical = срочно

## О чём сигнал

topic-spam = Спам
topic-scam = Мошенничество
topic-invite = Ссылка-приглашение
topic-insult = Оскорбление
topic-threat = Угроза
topic-hate = Вражда к группе людей
topic-harassment = Травля
topic-profanity = Мат
topic-flood = Флуд
topic-raid = Рейд
topic-tension = Накал в разговоре
topic-complaint = Жалоба
topic-question = Вопрос
topic-bug = Сообщение об ошибке
topic-idea = Идея
topic-praise = Похвала
topic-wellbeing = Человеку плохо
topic-unanswered = Осталось без ответа
topic-personal_data = Личные данные
topic-other = Другое

## Что человеку можно

standing-nobody = неизвестно кто
standing-member = участник
standing-trusted = доверенный участник
standing-moderator = модератор
standing-lead = старший модератор
standing-admin = администратор
standing-owner = владелец

## Что можно сделать: кнопки

verb-note = Заметка
verb-answer = Ответить
verb-warn = Предупредить
verb-delete = Удалить
verb-mute = Мут
verb-kick = Исключить
verb-ban = Забанить
verb-hold = Придержать
verb-slow = Медленный режим
verb-repost = Опубликовать снова

## Что делает автоматическое правило

mode-off = выключено
mode-shadow = наблюдает
mode-ask = спрашивает
mode-act = действует

## На каком этапе разбор

state-open = ждёт решения
state-claimed = в работе
state-waiting = ждёт ответа
state-escalated = у старшего
state-grace = вот-вот исполнится
state-closed = закрыто
state-merged = объединено с другим номером

## Чего это требует

kind-enforce = нужно решение
kind-answer = нужен ответ
kind-wellbeing = нужна забота
kind-appeal = просьба посмотреть ещё раз
kind-staff = жалоба на команду
kind-stuck = что-то застряло
kind-late = сообщения, дошедшие поздно

## Что решено

outcome-violation = нарушение
outcome-no_violation = не нарушение
outcome-needs_answer = нужен ответ
outcome-answered = ответ дан
outcome-wellbeing = о человеке позаботятся
outcome-duplicate = то же, что под другим номером
outcome-bad_report = жалоба без причины
outcome-upheld = пересмотрено, решение в силе
outcome-overturned = пересмотрено, решение снято
outcome-undone = возвращено как было

## Где в сообщении стоит текст

surface-text = текст
surface-caption = подпись
surface-embed = предпросмотр ссылки
surface-poll = опрос
surface-file = имя или описание файла
surface-sticker = стикер
surface-thread_title = название ветки
surface-nickname = ник
surface-quoted = цитата

## Что приложено

attachment-photo = фото
attachment-video = видео
attachment-audio = аудио
attachment-voice = голосовое сообщение
attachment-sticker = стикер
attachment-animation = анимация
attachment-file = файл
attachment-location = место на карте
attachment-contact = контакт
attachment-other = вложение

## Почему платформа отказала и что поможет

why-no-right = У меня нет на это права.
remedy-no-right = Дайте Steward это право в настройках сервера или чата.
why-above-me = Моя роль ниже.
remedy-above-me = Поднимите роль Steward выше в настройках ролей.
why-gone = Этого уже нет.
remedy-gone = Делать ничего не нужно: удалено раньше.
why-not-here = Этого человека здесь больше нет.
remedy-not-here = Сейчас делать нечего. Чтобы закрыть возвращение, выберите «Забанить».
why-closed = Личные сообщения для меня закрыты.
remedy-closed = Уведомление подождёт до следующего обращения ко мне.
why-too-old = Сообщение слишком старое: платформа больше не даёт ботам его трогать.
remedy-too-old = Его можно удалить вручную, если есть такое право.
why-not-possible = Эта платформа так не умеет.
remedy-not-possible = Выберите другой шаг на карточке.
why-too-long = Текст слишком длинный для этой платформы.
remedy-too-long = Сократите его и отправьте ещё раз.
why-bad-request = Платформа не поняла мой запрос.
remedy-bad-request = Нажмите «Попробовать ещё раз». Если повторится, /doctor покажет ответ платформы.
why-room-gone = Комната модераторов исчезла, или мне её не видно.
remedy-room-gone = Выберите комнату заново через /setup или верните мне доступ в прежнюю.
why-room-open = Комнату модераторов могут читать участники, поэтому карточки туда не попадают.
remedy-room-open = Закройте комнату от участников или выберите другую: /setup.
why-protected = Это человек из команды, а правила команду не трогают.
remedy-protected = Поговорите лично или передайте решение старшему.

## Формы слов

forms-missing = Формы русских слов не учитываются: словарь не установлен. Чтобы включить: .venv/bin/pip install pymorphy3 pymorphy3-dicts-ru
