# Пауза публикаций: что придержано и что сказать людям.

command-crisis = Пауза публикаций: включить, выключить, посмотреть, что придержано
command-crisis-on = Придержать посты, напоминания и объявления, пока всё не уляжется
option-crisis-on-reason = почему, для команды
command-crisis-off = Закончить паузу публикаций; по всему придержанному решите вы
command-crisis-say = Сделать заявление по образцу, даже во время паузы публикаций
option-crisis-say-channels = где: #каналы, «здесь» или «везде»
activity-crisis = Заявление { $ref }

## Экран

crisis-is-on = Пауза публикаций включена
crisis-is-off = Пауза публикаций выключена
crisis-since = Включена { $at }.
crisis-reason = Почему: { $reason }
crisis-what = Во время паузы публикаций я придерживаю посты, напоминания, вопросы для разговора и объявления об опросах, конкурсах и событиях. Модерация и ответы работают как обычно.
crisis-holds-nothing = Ничего не придержано.
crisis-holds =
    { $n ->
        [one] Придержано { $n } дело:
        [few] Придержано { $n } дела:
       *[many] Придержано { $n } дел:
    }
crisis-line = { $number }. { $what } · должно было выйти { $at }
crisis-line-stale = { $line } · его время прошло
crisis-held-post =
    { $n ->
        [one] { $n } сообщение
        [few] { $n } сообщения
       *[many] { $n } сообщений
    }
crisis-held-post-of =
    { $n ->
        [one] { $n } сообщение · { $thing }
        [few] { $n } сообщения · { $thing }
       *[many] { $n } сообщений · { $thing }
    }
crisis-held-direct =
    { $n ->
        [one] { $n } личное сообщение
        [few] { $n } личных сообщения
       *[many] { $n } личных сообщений
    }
crisis-held-direct-of =
    { $n ->
        [one] { $n } личное сообщение · { $thing }
        [few] { $n } личных сообщения · { $thing }
       *[many] { $n } личных сообщений · { $thing }
    }
crisis-held-post-says =
    { $n ->
        [one] { $n } сообщение: «{ $text }»
        [few] { $n } сообщения: «{ $text }»
       *[many] { $n } сообщений: «{ $text }»
    }
crisis-held-direct-says =
    { $n ->
        [one] { $n } личное сообщение: «{ $text }»
        [few] { $n } личных сообщения: «{ $text }»
       *[many] { $n } личных сообщений: «{ $text }»
    }
crisis-go = Отправить { $number }
crisis-drop = Отменить { $number }
crisis-go-all = Отправить всё
crisis-drop-all = Отменить всё
crisis-say = Сделать заявление…
crisis-switch-on = Включить
crisis-switch-off = Выключить
crisis-earlier = ‹ Раньше
crisis-later = Позже ›
crisis-keep = Оставить
crisis-sure =
    { $n ->
        [one] Отменить { $n } придержанное дело? Оно уже не выйдет.
        [few] Отменить { $n } придержанных дела? Они уже не выйдут.
       *[many] Отменить { $n } придержанных дел? Они уже не выйдут.
    }
crisis-on-title = Пауза публикаций
crisis-why = Почему? Это прочтёт команда.
crisis-why-hint = например: сервер не работает
crisis-on-now =
    { $n ->
        [0] Включено. Ничего нового не выйдет.
        [one] Включено. { $n } сообщение остановлено в пути.
        [few] Включено. { $n } сообщения остановлены в пути.
       *[many] Включено. { $n } сообщений остановлено в пути.
    }
crisis-on-already = Уже включено.
crisis-off-now = Пауза публикаций выключена. Всё придержанное ждёт вашего решения.
crisis-off-already = Она и не включена.
crisis-went =
    { $n ->
        [one] Отправляется { $n } дело.
        [few] Отправляются { $n } дела.
       *[many] Отправляется { $n } дел.
    }
crisis-dropped =
    { $n ->
        [one] Отменено { $n } дело.
        [few] Отменено { $n } дела.
       *[many] Отменено { $n } дел.
    }
crisis-gone = Этого среди придержанного уже нет.

## Для команды

crisis-told-on =
    { $n ->
        [0] Включена пауза публикаций. Кто включил: { $who }.
        [one] Включена пауза публикаций. Кто включил: { $who }. { $n } сообщение остановлено в пути.
        [few] Включена пауза публикаций. Кто включил: { $who }. { $n } сообщения остановлены в пути.
       *[many] Включена пауза публикаций. Кто включил: { $who }. { $n } сообщений остановлено в пути.
    }
crisis-report = Пауза публикаций закончена. Сколько прошло: { $length }.
crisis-report-counts = Отправлено: { $resumed }. Отменено: { $dropped }. Заявлений: { $statements }.
crisis-report-waits =
    { $n ->
        [one] Решения ждёт ещё { $n } дело: /crisis
        [few] Решения ждут ещё { $n } дела: /crisis
       *[many] Решения ждут ещё { $n } дел: /crisis
    }
crisis-failed = Заявление не дошло в { $channel }: { $why }

## Заявления

crisis-pick = Что вы хотите сказать? Сначала вы увидите текст.
crisis-template-looking = Мы знаем и разбираемся
crisis-template-known = Мы знаем, что случилось
crisis-template-safety = Что делать сейчас
crisis-template-solved = Всё исправлено
crisis-template-own = Своими словами
crisis-says-looking = Мы знаем: { $what }. Уже разбираемся и напишем здесь снова { $when }.
crisis-says-known = Вот что случилось: { $what }. Что мы делаем: { $doing }. Напишем здесь снова { $when }.
crisis-says-safety = Пожалуйста, прочитайте: { $what }. Что можно сделать сейчас: { $do }. Куда обращаться с вопросами: { $whom }.
crisis-says-solved = Всё исправлено: { $what }. Что мы сделали: { $done }. Спасибо за терпение. Если что-то всё ещё не так, пишите сюда: { $whom }.
crisis-blank-what = О чём речь?
crisis-blank-when = Когда напишете снова?
crisis-blank-doing = Что вы делаете?
crisis-blank-do = Что делать участникам?
crisis-blank-whom = Куда обращаться?
crisis-blank-done = Что сделано?
crisis-blank-text = Что вы хотите сказать?
crisis-hint-what = например: с полудня не работает вход
crisis-hint-when = например: в 18:00 или когда узнаем больше
crisis-hint-doing = например: восстанавливаем копию
crisis-hint-do = например: смените пароль
crisis-hint-whom = например: модераторы
crisis-hint-done = например: заменили сервер
crisis-hint-text = участники увидят это так, как вы напишете
crisis-look = Сначала посмотреть
crisis-preview = Вот что прочтут участники:
crisis-goes-here = Выйдет здесь, в этом канале. Для других каналов назовите их в /crisis say.
crisis-goes-to =
    { $n ->
        [one] Выйдет в { $n } канале: { $named }
        [few] Выйдет в { $n } каналах: { $named }
       *[many] Выйдет в { $n } каналах: { $named }
    }
crisis-no-channel = Не знаю, где это показать. Сначала назовите канал в /crisis say.
crisis-no-such-channel = В «{ $text }» нет ни одного канала. Напишите #название или «везде».
crisis-post = Отправить
crisis-forget = Не отправлять
crisis-blank-empty = Не всё заполнено, поэтому ничего не отправлено. Заполните все поля.
crisis-posted =
    { $n ->
        [one] Выходит в { $n } канале.
        [few] Выходит в { $n } каналах.
       *[many] Выходит в { $n } каналах.
    }
crisis-posted-already = Это уже отправлено.
crisis-forgotten = Не отправлено.
crisis-statement-unknown = Такого заявления больше нет. Напишите его заново: /crisis say.
due-crisis-dropped = весть об отменённом
