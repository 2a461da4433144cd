# Рейды: одно происшествие, что сделано, и как всё возвращено. И вопрос на входе.

due-raid-calm = конец сдержанного рейда
due-raid-doors = повторная пауза приглашений
due-raid-strike = бан участников рейда после паузы на отмену
due-raid-tidy = уборка карточек, ставших частью рейда
due-raid-check = повтор того, что не получилось вернуть

## Карточка

raid-state-seen = ждёт вас
raid-state-contained = сдерживается
raid-state-over = закончен

raid-joins =
    { $count ->
        [one] { $count } новый участник
        [few] { $count } новых участника
       *[many] { $count } новых участников
    }
raid-writers =
    { $count ->
        [one] это пишет { $count } человек
        [few] это пишут { $count } человека
       *[many] это пишут { $count } человек
    }
raid-others =
    { $count ->
        [one] ещё { $count } — просто новый участник
        [few] ещё { $count } — просто новые участники
       *[many] ещё { $count } — просто новые участники
    }
raid-more-channels =
    { $count ->
        [one] и ещё { $count } канал
        [few] и ещё { $count } канала
       *[many] и ещё { $count } каналов
    }
raid-signs = Признаки
raid-sign-same = один и тот же текст со ссылкой от новичков
raid-sign-many = почти все, кто пришёл, пишут одно и то же
raid-sign-young = аккаунтам меньше недели
raid-sign-names = имена по одному образцу
raid-only-crowd = Пока это просто толпа. Возможно, люди пришли по ссылке; за это я никого не придерживаю.
raid-proposed = Могу
raid-step-doors = приостановить приглашения и личные сообщения
raid-step-lock =
    { $channels ->
        [one] закрыть канал
        [few] закрыть { $channels } канала
       *[many] закрыть { $channels } каналов
    }
raid-step-slow = включить там медленный режим
raid-step-hold =
    { $people ->
        [one] придержать { $people } новичка
        [few] придержать { $people } новичков
       *[many] придержать { $people } новичков
    }
raid-cannot-doors = Приостановить приглашения здесь бот не может; если нужно, отзовите ссылки вручную.
raid-cannot-lock = Закрыть канал здесь бот не может.
raid-cannot-slow = Включить медленный режим здесь бот не может.
raid-did-doors = приглашения и личные сообщения на паузе
raid-did-lock =
    { $count ->
        [one] закрыт { $count } канал
        [few] закрыты { $count } канала
       *[many] закрыто { $count } каналов
    }
raid-did-slow = медленный режим включён
raid-did-hold =
    { $count ->
        [one] придержан { $count } новичок
        [few] придержаны { $count } новичка
       *[many] придержано { $count } новичков
    }
raid-did-clean =
    { $count ->
        [one] убрано { $count } сообщение
        [few] убрано { $count } сообщения
       *[many] убрано { $count } сообщений
    }
raid-did-ban =
    { $count ->
        [one] забанен { $count } аккаунт
        [few] забанены { $count } аккаунта
       *[many] забанено { $count } аккаунтов
    }
raid-going-on =
    { $count ->
        [one] Выполняется ещё { $count } шаг.
        [few] Выполняется ещё { $count } шага.
       *[many] Выполняется ещё { $count } шагов.
    }
raid-putting-back =
    { $count ->
        [one] Возвращаю как было: ещё { $count } шаг.
        [few] Возвращаю как было: ещё { $count } шага.
       *[many] Возвращаю как было: ещё { $count } шагов.
    }
raid-by-press = Сдерживается · { $name }. «Закончить» вернёт всё как было.
raid-by-plan = Сдерживается по вашему плану; модератор ещё не смотрел. «Закончить» вернёт всё как было.
raid-by-night = Сдерживается ночной охраной; модератор ещё не смотрел. Никто не забанен.
raid-undone-by = Сделанное по плану отменено · { $name }. Дальше решают люди.
raid-ends-calm = Верну всё как было, когда { $length } будет тихо.
raid-ends-morning = Верну всё как было, когда { $length } будет тихо, самое позднее в { $until }.
raid-over-by = закончено · { $name }
raid-over-itself = закончилось само, когда стало тихо
raid-all-back = всё как раньше
raid-people-by = обычные люди · { $name } · правило это учтёт
raid-words-stay =
    { $count ->
        [one] { $count } убранное сообщение вернуть нельзя; его текст хранится здесь.
        [few] { $count } убранных сообщения вернуть нельзя; их тексты хранятся здесь.
       *[many] { $count } убранных сообщений вернуть нельзя; их тексты хранятся здесь.
    }
raid-who = Кто: { $names }
raid-who-more =
    { $count ->
        [one] Кто: { $names } и ещё { $count } человек
        [few] Кто: { $names } и ещё { $count } человека
       *[many] Кто: { $names } и ещё { $count } человек
    }
raid-asked = { $name } предлагает «Забанить и убрать»; решает старший.
raid-ban-soon =
    { $people ->
        [one] Бан { $people } аккаунта и удаление его сообщений · { $name }
        [few] Бан { $people } аккаунтов и удаление их сообщений · { $name }
       *[many] Бан { $people } аккаунтов и удаление их сообщений · { $name }
    }
raid-list =
    { $count ->
        [one] № { $number }: { $count } человек
        [few] № { $number }: { $count } человека
       *[many] № { $number }: { $count } человек
    }
raid-list-line =
    { $count ->
        [0] { $name } · без сообщений
        [one] { $name } · { $count } сообщение
        [few] { $name } · { $count } сообщения
       *[many] { $name } · { $count } сообщений
    }
raid-reason = Рейд, № { $number }

raid-could-not-doors = Не получилось приостановить приглашения
raid-could-not-lock =
    { $count ->
        [one] Не получилось закрыть { $count } канал
        [few] Не получилось закрыть { $count } канала
       *[many] Не получилось закрыть { $count } каналов
    }
raid-could-not-slow = Не получилось изменить медленный режим
raid-could-not-hold =
    { $count ->
        [one] Не получилось придержать { $count } новичка
        [few] Не получилось придержать { $count } новичков
       *[many] Не получилось придержать { $count } новичков
    }
raid-could-not-ban =
    { $count ->
        [one] Не получилось забанить: { $count } бан не прошёл
        [few] Не получилось забанить: { $count } бана не прошли
       *[many] Не получилось забанить: { $count } банов не прошло
    }
raid-could-not-clean =
    { $count ->
        [one] Не получилось убрать часть сообщений ({ $count } пачка)
        [few] Не получилось убрать часть сообщений ({ $count } пачки)
       *[many] Не получилось убрать часть сообщений ({ $count } пачек)
    }
raid-could-not-strike = Не получилось начать баны
raid-could-not-back =
    { $count ->
        [one] Не получилось вернуть как было: { $count } шаг
        [few] Не получилось вернуть как было: { $count } шага
       *[many] Не получилось вернуть как было: { $count } шагов
    }
raid-unsure = { $what }, или всё же получилось: ответа не было. Посмотрите; если ничего не изменилось, нажмите «Попробовать ещё раз».

press-raid-people = Это обычные люди
press-raid-contain = Сдержать
press-raid-end = Закончить
press-raid-strike = Забанить и убрать
press-raid-stop = Вернуть как было
press-raid-retry = Попробовать ещё раз
press-raid-who = Кто

raid-already-contained = Уже сдерживается · { $name } · { $ago }.
raid-already-contained-itself = Уже сдерживается · { $ago }.
raid-already-over = Уже закончено · { $name } · { $ago }. Всё возвращено.
raid-already-over-itself = Уже закончилось { $ago }. Всё возвращено.
raid-already-people = Уже решено, что это обычные люди · { $name } · { $ago }.
raid-already-people-itself = Уже решено, что это обычные люди · { $ago }.
raid-already-ban = Бан уже выбран · { $name }; вернуть как было можно на карточке.
raid-too-late = Отменить уже нельзя: сделано. «Это обычные люди» снова откроет доступ всем.
raid-needs-lead = Это решает старший; ему уже написано. «Сдержать» работает сразу.
raid-needs-lead-nobody = Это решает старший, а написать сейчас некому. «Сдержать» работает сразу.
raid-call = { $name } предлагает забанить аккаунты рейда (№ { $number }) и убрать их сообщения.

## Команда

command-raid = Идёт ли рейд: что видно, сдержать, закончить
option-raid-do = status, contain, end, people или ban
choice-raid-do-status = что видно
choice-raid-do-contain = сдержать
choice-raid-do-end = вернуть всё как было
choice-raid-do-people = это обычные люди
choice-raid-do-ban = забанить и убрать
raid-none = Рейда сейчас нет. Если начнётся, карточка придёт в вашу комнату.
raid-bad-word = Слово «{ $text }» здесь не подходит. Можно: status, contain, end, people или ban.

## Вопрос на входе

due-gate = конец ожидания на входе
due-gate-told = проверка, дошло ли приветствие новичку
gate-reason = Вход: ждём одного нажатия
gate-hello = Добро пожаловать! Нажмите кнопку, чтобы показать, что вы человек, — и можно писать. Без неё писать можно будет через { $length }.
gate-hello-asked = Здравствуйте! Одно нажатие — и вы внутри.
gate-public = Вы здесь впервые и пока не можете писать? Нажмите кнопку один раз.
press-gate-in = Войти
gate-question = Сначала один вопрос
gate-send = Отправить
gate-wrong =
    { $left ->
        [one] Не совсем. Осталась { $left } попытка.
        [few] Не совсем. Осталось { $left } попытки.
       *[many] Не совсем. Осталось { $left } попыток.
    }
gate-later = Давайте сделаем перерыв. Попробуйте ещё раз через { $length }.
gate-welcome = Спасибо! Теперь можно писать.
gate-welcome-asked = Спасибо! Теперь вы внутри.
gate-already = Всё в порядке: писать здесь вам ничто не мешает.
gate-counts = Вход за сутки: ждут — { $waiting }, прошли — { $passed }.

## Настройки

config-group-door = Рейды и вход
config-raidplan = Явный рейд днём
config-raidplan-what = Сначала спросить или сразу сдержать тем, что можно вернуть: приглашения на паузе, канал закрыт, новички придержаны. Никого не банить.
config-raidplan-ask = спросить
config-raidplan-contain = сдержать сразу
config-gate = Проверка на входе
config-gate-what = Новички только читают, пока не нажмут кнопку или не ответят на вопрос; не дольше суток. За это никого не банят; вам видно только число.
config-gate-off = выключена
config-gate-button = кнопка
config-gate-question = вопрос
config-gatequestion = Вопрос
config-gatequestion-what = О чём спросить новичков. Без вопроса или без верного ответа достаточно нажатия.
config-gateanswers = Верные ответы
config-gateanswers-what = Подойдёт любой, как бы он ни был написан. Например: фонарь, это фонарь.
config-gaterole = Роль после входа
config-gaterole-what = Номер роли, которая открывает ваши каналы. Без неё новички до входа в муте.
config-gatechannel = Канал для тех, кому нельзя написать
config-gatechannel-what = Номер канала, который видят новички. Там я оставлю одну тихую строку с кнопкой; без него вход открывается сразу.
config-bad-words = Это слишком длинно. Напишите не больше { $most } знаков или «ничего».
config-bad-answers = Напишите не больше { $count } ответов по { $most } знаков через запятую или «ничего».
config-bad-reference = «{ $text }» — не номер. Скопируйте номер роли или канала или напишите «ничего».
