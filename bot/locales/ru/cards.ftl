# Карточки: случай, каким его видят модераторы.

someone = кто-то, о ком данных уже нет
someone-anonymous = анонимный администратор
someone-untold = кто-то (кто именно, не сказано)
language-en = английский
language-ru = русский

card-number = № { $number }
card-kind-appeal = Просьба посмотреть ещё раз: № { $origin }
card-claimed = занимается { $name }
card-held = придержано с { $since }
card-escalated = позвали старшего
card-for-senior = нужен старший
card-handed = передано · { $name }
card-asked = { $name } предлагает «{ $what }»; подтверждает старший.
card-waiting = отложено до завтра
card-who = { $parts }
card-to = { $author } → { $target }
card-channel = #{ $channel }
card-messages =
    { $count ->
        [one] { $count } сообщение
        [few] { $count } сообщения
       *[many] { $count } сообщений
    }
card-people =
    { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[many] { $count } человек
    }
card-reporters =
    { $count ->
        [one] { $count } жалоба
        [few] { $count } жалобы от разных людей
       *[many] { $count } жалоб от разных людей
    }
card-rule = Правило
card-house-rule = { $number }: { $title }
card-native-rule = «{ $rule }», правило самой платформы
card-says = слова «{ $terms }»
card-person = Кто
card-tenure = здесь { $length }
card-tenure-new = здесь меньше минуты
card-tenure-unknown = здесь дольше меня
card-count =
    { $count ->
        [one] { $count } сообщение
        [few] { $count } сообщения
       *[many] { $count } сообщений
    }
card-count-unknown = число сообщений неизвестно
card-earlier =
    { $count ->
        [one] { $count } случай раньше: { $verb } { $ago }
        [few] { $count } случая раньше, последний: { $verb } { $ago }
       *[many] { $count } случаев раньше, последний: { $verb } { $ago }
    }
card-done = Сделано
card-done-by-rule = { $what }. Автоматически, модератор ещё не смотрел.
card-suggest = Совет
card-answer = Ответ
card-within = за { $length }
card-call = Позвать
card-rule-note = Правило подсказывает: { $note }
card-then = { $parts }
card-message-gone = Сообщения в чате уже нет; здесь сохранено, что в нём было.
card-message-edited = С тех пор сообщение изменено; все версии — в «сообщениях вокруг».
card-reopened = Уже закрывали, и это случилось снова.
card-about-staff = Речь о человеке из команды: это видят только старшие.
card-undone = Последнее решение отменено · { $name }
card-note = Заметка: { $note }
card-merged = № { $number } · теперь часть № { $into }
card-closed = № { $number } · закрыто · { $name } · через { $took } · { $what }
card-closed-at-once = № { $number } · закрыто · { $name } · сразу · { $what }
card-closed-by-rule = № { $number } · решено правилом · { $what }
card-uncertain = Ответа не было, и неизвестно, вышло ли ({ $what }). Посмотрите; если нет, нажмите «Попробовать ещё раз».
card-failed = { $what }. { $why } { $remedy }

could-not-delete = Не получилось удалить сообщение ({ $name })
could-not-hold = Не получилось придержать сообщение ({ $name })
could-not-mute = Не получилось дать мут ({ $name })
could-not-unmute = Не получилось снять мут ({ $name })
could-not-kick = Не получилось исключить ({ $name })
could-not-ban = Не получилось забанить ({ $name })
could-not-unban = Не получилось разбанить ({ $name })
could-not-slow = Не получилось изменить медленный режим
could-not-repost = Не получилось вернуть сообщение ({ $name })
could-not-reply = Не получилось отправить ответ ({ $name })
could-not-notice = Не получилось сообщить ({ $name })
could-not-correction = Не получилось сообщить об отмене ({ $name })
could-not-call = Не получилось написать коллеге
could-not-public = Не получилось оставить строку в чате ({ $name })
could-not-unsay = Не получилось убрать свою строку из чата
could-not-direct = Не получилось написать лично ({ $name })
could-not-post = Не получилось написать в чат

unsure-delete = удаление сообщения · { $name }
unsure-hold = сообщение придержать · { $name }
unsure-mute = мут · { $name }
unsure-unmute = снятие мута · { $name }
unsure-kick = исключение · { $name }
unsure-ban = бан · { $name }
unsure-unban = снятие бана · { $name }
unsure-slow = медленный режим
unsure-repost = возврат сообщения · { $name }
unsure-reply = ответ · { $name }
unsure-notice = уведомление · { $name }
unsure-correction = сообщение об отмене · { $name }
unsure-call = сообщение коллеге
unsure-public = строка в чате · { $name }
unsure-unsay = удаление своей строки из чата
unsure-direct = личное сообщение · { $name }
unsure-post = сообщение в чат

done-under-way = { $what } (выполняется)
done-nothing = ничего не сделано
done-note = заметка
done-answer = ответ дан
done-warn = предупреждение
done-delete = сообщение удалено
done-delete-many =
    { $count ->
        [one] удалено { $count } сообщение
        [few] удалено { $count } сообщения
       *[many] удалено { $count } сообщений
    }
done-mute = мут
done-mute-for = мут на { $length }
done-kick = исключение
done-ban = бан
done-hold = сообщение придержано
done-slow = медленный режим
done-repost = сообщение возвращено

told-planned = { $name }: сообщаем
told-sent = { $name }: знает об этом, язык — { $language }
told-shown = { $name }: знает об этом, язык — { $language }
told-public = { $name }: лично написать нельзя, в чате оставлена строка
told-waiting = { $name }: лично написать нельзя, увидит при следующем обращении
told-taken-back = { $name }: знает, что решение отменено
told-none = { $name }: не сообщали, ведь ничего не сделано

step-warn = предупреждение
step-mute = мут на { $length }
step-kick = по лестнице дошло до исключения; решает человек
step-ban = по лестнице дошло до бана; решает человек

grace-kick = Исключение, выбор: { $name }
grace-ban = Бан, выбор: { $name }

press-ok = Не нарушение
press-notspam = Не спам
press-noanswer = Ответ не нужен
press-well = Всё в порядке
press-putback = Не спам, вернуть
press-keep = Оставить удалённым
press-answer = Ответить…
press-warn = Предупредить
press-delete = Удалить
press-delwarn = Удалить и предупредить
press-mute10m = Мут 10 мин
press-mute1h = Мут 1 ч
press-mute1d = Мут 1 день
press-mute = Мут…
press-kick = Исключить
press-ban = Забанить
press-purge = Удалить всё, забанить
press-slow = Медленный режим 30 с
press-note = Заметка…
press-rule = Правило…
press-claim = Беру
press-release = Вернуть в очередь
press-hand = Передать…
press-accept = Принимаю
press-escalate = Позвать старшего
press-wait = Отложить
press-explain = Почему?
press-wrong = Зря сработало…
press-undo = Вернуть как было
press-retry = Попробовать ещё раз
press-confirm = Подтвердить: { $what }
press-show = Показать
press-open = к сообщению
press-around = сообщения вокруг
press-uphold = Оставить в силе
press-overturn = Отменить решение
press-again = Попробовать ещё раз
press-leave = Оставить так

## Что может посоветовать правило. В файле правил можно написать и своими словами.

suggest-warn-public-soft = спокойное слово при всех
suggest-warn-private = правило лично
suggest-mute-10m = мут на 10 минут
suggest-mute-1h = мут на час
suggest-remind-rules = напомнить всем правила
suggest-slow-mode-30s = медленный режим на 30 секунд
suggest-move-to-thread = перенести в ветку
suggest-delete = удалить сообщение
suggest-ban = забанить аккаунт
suggest-answer = ответить в канале
suggest-answer-private = ответить лично
suggest-look = посмотреть, что вокруг
suggest-lock-channel = на время закрыть канал
suggest-call-lead = позвать старшего

## Что дошло поздно, после перерыва

late-kind =
    { $count ->
        [one] Пока меня не было: { $count } сообщение стоит посмотреть
        [few] Пока меня не было: { $count } сообщения стоит посмотреть
       *[many] Пока меня не было: { $count } сообщений стоит посмотреть
    }
late-title = Что собрано в № { $number }
late-line = { $name } · #{ $channel } · { $at }
late-split =
    { $count ->
        [one] Получился { $count } случай.
        [few] Получилось { $count } случая.
       *[many] Получилось { $count } случаев.
    }
press-through = Просмотреть
press-split = Карточку на каждое

## Что было вложено и что не возвращается

card-attached = Вложено: { $what }
media-named = { $what }: { $names }
lost-kick = Исключение вернуть нельзя: { $name } может войти снова только самостоятельно.
lost-media = Вложенное не вернулось: { $what }
media-photo =
    { $count ->
        [one] { $count } картинка
        [few] { $count } картинки
       *[many] { $count } картинок
    }
media-video =
    { $count ->
        [one] { $count } видео
        [few] { $count } видео
       *[many] { $count } видео
    }
media-audio =
    { $count ->
        [one] { $count } звуковой файл
        [few] { $count } звуковых файла
       *[many] { $count } звуковых файлов
    }
media-voice =
    { $count ->
        [one] { $count } голосовое сообщение
        [few] { $count } голосовых сообщения
       *[many] { $count } голосовых сообщений
    }
media-sticker =
    { $count ->
        [one] { $count } стикер
        [few] { $count } стикера
       *[many] { $count } стикеров
    }
media-animation =
    { $count ->
        [one] { $count } анимация
        [few] { $count } анимации
       *[many] { $count } анимаций
    }
media-file =
    { $count ->
        [one] { $count } файл
        [few] { $count } файла
       *[many] { $count } файлов
    }
media-location =
    { $count ->
        [one] { $count } место на карте
        [few] { $count } места на карте
       *[many] { $count } мест на карте
    }
media-contact =
    { $count ->
        [one] { $count } контакт
        [few] { $count } контакта
       *[many] { $count } контактов
    }
media-other =
    { $count ->
        [one] { $count } вложение
        [few] { $count } вложения
       *[many] { $count } вложений
    }
