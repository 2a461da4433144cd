# Расписание: правила словами, время, которое не удалось прочесть, и что когда произойдёт.

## Правило словами

schedule-said = { $how } в { $time }
schedule-said-until = { $rule }, до { $date }
schedule-said-times =
    { $n ->
        [one] { $rule }, { $n } раз
        [few] { $rule }, { $n } раза
       *[many] { $rule }, { $n } раз
    }
schedule-said-day = каждый день
schedule-said-days =
    { $n ->
        [2] через день
        [one] раз в { $n } день
        [few] раз в { $n } дня
       *[many] раз в { $n } дней
    }
schedule-said-weeks =
    { $n ->
        [one] раз в { $n } неделю { $on }
        [few] раз в { $n } недели { $on }
       *[many] раз в { $n } недель { $on }
    }
schedule-said-month = каждый месяц { $on }
schedule-said-months =
    { $n ->
        [one] раз в { $n } месяц { $on }
        [few] раз в { $n } месяца { $on }
       *[many] раз в { $n } месяцев { $on }
    }
schedule-said-year = каждый год { $on }
schedule-said-years =
    { $n ->
        [one] раз в { $n } год { $on }
        [few] раз в { $n } года { $on }
       *[many] раз в { $n } лет { $on }
    }
schedule-said-date = { $day } { $month }
schedule-said-nth = в { $days }
schedule-said-last = в последний день
schedule-said-date-of =
    { $n ->
        [one] { $days } числа
        [few] { $days } числа
       *[many] { $days } числа
    }
schedule-last-day = последнего
schedule-date = { $day } { $month } { $year }
schedule-each-mon = каждый понедельник
schedule-each-tue = каждый вторник
schedule-each-wed = каждую среду
schedule-each-thu = каждый четверг
schedule-each-fri = каждую пятницу
schedule-each-sat = каждую субботу
schedule-each-sun = каждое воскресенье
schedule-on-days = по { $days }
schedule-on-workdays = с понедельника по пятницу
schedule-on-weekends = по субботам и воскресеньям
schedule-days-mon = понедельникам
schedule-days-tue = вторникам
schedule-days-wed = средам
schedule-days-thu = четвергам
schedule-days-fri = пятницам
schedule-days-sat = субботам
schedule-days-sun = воскресеньям
schedule-nth =
    { $day ->
        [mon] { $nth ->
            [first] первый понедельник
            [second] второй понедельник
            [third] третий понедельник
            [fourth] четвёртый понедельник
            [fifth] пятый понедельник
           *[last] последний понедельник
        }
        [tue] { $nth ->
            [first] первый вторник
            [second] второй вторник
            [third] третий вторник
            [fourth] четвёртый вторник
            [fifth] пятый вторник
           *[last] последний вторник
        }
        [wed] { $nth ->
            [first] первую среду
            [second] вторую среду
            [third] третью среду
            [fourth] четвёртую среду
            [fifth] пятую среду
           *[last] последнюю среду
        }
        [thu] { $nth ->
            [first] первый четверг
            [second] второй четверг
            [third] третий четверг
            [fourth] четвёртый четверг
            [fifth] пятый четверг
           *[last] последний четверг
        }
        [fri] { $nth ->
            [first] первую пятницу
            [second] вторую пятницу
            [third] третью пятницу
            [fourth] четвёртую пятницу
            [fifth] пятую пятницу
           *[last] последнюю пятницу
        }
        [sat] { $nth ->
            [first] первую субботу
            [second] вторую субботу
            [third] третью субботу
            [fourth] четвёртую субботу
            [fifth] пятую субботу
           *[last] последнюю субботу
        }
       *[sun] { $nth ->
            [first] первое воскресенье
            [second] второе воскресенье
            [third] третье воскресенье
            [fourth] четвёртое воскресенье
            [fifth] пятое воскресенье
           *[last] последнее воскресенье
        }
    }
schedule-month-1 = января
schedule-month-2 = февраля
schedule-month-3 = марта
schedule-month-4 = апреля
schedule-month-5 = мая
schedule-month-6 = июня
schedule-month-7 = июля
schedule-month-8 = августа
schedule-month-9 = сентября
schedule-month-10 = октября
schedule-month-11 = ноября
schedule-month-12 = декабря
schedule-note-short = Месяцы, в которых нет { $day }-го числа, пропускаются. Чтобы выходило каждый месяц, напишите «последний день месяца».
schedule-note-leap = Этот день бывает раз в четыре года. Чтобы выходило каждый год, выберите 28 февраля.
schedule-note-fifth = Пятый такой день есть не в каждом месяце, остальные месяцы пропускаются. Чтобы выходило каждый месяц, напишите «последний».
schedule-note-counted = Отсчёт начинается { $date }.
schedule-note-nth = Если нужно раз в месяц, в { $which }, добавьте слово «месяца».

## Что прочесть не удалось — и как можно написать

schedule-bad-empty = Когда? Например: завтра в 19:30, 24.12 в 18:00, через 2 часа, в пятницу в 20:00.
schedule-bad-long = Для времени это слишком длинно. Например: завтра в 19:30.
schedule-bad-word = «{ $word }» мне непонятно. Время пишут так: завтра в 19:30, 24.12 в 18:00, через 2 часа. А повторы так: каждый понедельник в 10:00, последняя пятница месяца в 18:00.
schedule-bad-clock = На часах не бывает { $text }. Время идёт от 00:00 до 23:59, например 19:30 или 7 вечера.
schedule-bad-hour = { $hour } ночи или дня? Напишите { $night } или { $day }.
schedule-bad-night = Ночь относится сразу к двум дням. Напишите день, в который будет { $time }, без слова о ночи: { $text } { $time }.
schedule-bad-dot = «{ $text }» — это дата или время? Напишите время как { $time } или месяц словом.
schedule-bad-date = Такого дня нет: { $text }. Например: 24.12 в 18:00 или 24 декабря в 18:00.
schedule-bad-ambiguous = { $text } — это { $day } { $month } или { $day2 } { $month2 }? Напишите месяц словом.
schedule-bad-two-times = Здесь два разных времени. Нужно одно: завтра в 19:30.
schedule-bad-two-zones = Здесь два часовых пояса. Оставьте один или ни одного: тогда действует пояс сообщества.
schedule-bad-zone = Пояса «{ $text }» я не знаю. Например: Europe/Berlin или UTC+3.
schedule-bad-rule-zone = Повторы идут по часам сообщества: { $zone }. Напишите время без пояса.
schedule-bad-clash = «{ $one }» и «{ $other }» не сочетаются. Назовите один день: в пятницу в 20:00.
schedule-bad-weekday = { $date } — другой день недели, не «{ $text }». Напишите или дату, или день недели.
schedule-bad-no-day = В какой день? Например: завтра в 19:30 или в пятницу в 20:00.
schedule-bad-no-time = Во сколько? Например: { $text } 19:30.
schedule-bad-past = Это { $at }, и оно уже позади. Выберите время позже; если нужен другой год, допишите его.
schedule-bad-far = До { $at } больше десяти лет. Проверьте год.
schedule-bad-gap = { $date } не будет { $time }: стрелки переводят вперёд. Первое время после перевода — { $first }.
schedule-bad-once = «{ $text }» — это о повторах, а здесь нужен один момент. Например: завтра в 19:30.
schedule-bad-repeat = «{ $text }» — это один момент, а здесь нужен повтор. Например: каждый понедельник в 10:00.
schedule-bad-rule = Как часто? Например: ежедневно в 9:30, каждый понедельник в 10:00, каждый второй вторник в 19:30, последняя пятница месяца в 18:00.
schedule-bad-rule-time = Во сколько? Допишите время в конце: каждый понедельник в 10:00.
schedule-bad-often = Чаще раза в день — это уже шум. Например: ежедневно в 9:30.
schedule-bad-step = Слишком редко. Могу считать до { $most }: раз в 2 недели по вторникам в 19:30.
schedule-bad-which-day = В какой день? Например: каждый понедельник в 10:00 или 15-го числа каждого месяца в 12:00.
schedule-bad-which-week = В какую неделю месяца? Например: первый понедельник месяца в 10:00.
schedule-bad-nth-days = Какой именно день недели? Например: последняя пятница месяца в 18:00 или последний день месяца в 18:00.
schedule-bad-mixed = Дни недели и числа месяца в одном правиле не сочетаются. Сделайте два.
schedule-bad-over = Так не произойдёт ни разу: конец раньше начала. Проверьте даты.
schedule-bad-far-rule = В первый раз это было бы больше чем через десять лет. Проверьте даты.

## Что вышло не вовремя, для команды

schedule-late-title = Не всё вышло вовремя.
schedule-late-unknowns =
    { $n ->
        [one] Эта версия не знает { $n } дело; оно сохранено:
        [few] Эта версия не знает { $n } дела; они сохранены:
       *[many] Эта версия не знает { $n } дел; они сохранены:
    }
schedule-late-faileds =
    { $n ->
        [one] { $n } дело трижды не удалось; оно сохранено, после перезапуска будет новая попытка:
        [few] { $n } дела трижды не удались; они сохранены, после перезапуска будет новая попытка:
       *[many] { $n } дел трижды не удались; они сохранены, после перезапуска будет новая попытка:
    }
schedule-late-skippeds =
    { $n ->
        [one] { $n } дело пропущено: было уже слишком поздно:
        [few] { $n } дела пропущены: было уже слишком поздно:
       *[many] { $n } дел пропущено: было уже слишком поздно:
    }
schedule-late-lates =
    { $n ->
        [one] { $n } дело вышло с опозданием:
        [few] { $n } дела вышли с опозданием:
       *[many] { $n } дел вышли с опозданием:
    }
schedule-late-line = { $what }, опоздание { $length }
schedule-late-more =
    { $n ->
        [one] и ещё { $n }
        [few] и ещё { $n }
       *[many] и ещё { $n }
    }
schedule-thing = { $thing } (расписание { $number })
schedule-thing-lost = расписание { $number }
schedule-kind-unknown = { $kind } { $ref }
schedule-due-of = { $what } · { $thing }

## /schedule

command-schedule = Всё, что повторяется: посмотреть, поставить на паузу, перенести
command-schedule-preview = Когда что-то повторится: по номеру или по словам вроде «каждый понедельник в 10:00»
option-schedule-preview-what = номер расписания или правило словами
command-schedule-pause = Поставить повтор на паузу
option-schedule-pause-number = номер расписания
command-schedule-resume = Продолжить повтор
option-schedule-resume-number = номер расписания
command-schedule-run = Сделать сейчас один раз, помимо правила
option-schedule-run-number = номер расписания
command-schedule-delete = Больше не повторять
option-schedule-delete-number = номер расписания
command-schedule-move = Повторять по другому правилу
option-schedule-move-number = номер расписания
option-schedule-move-rule = новое правило, например: каждый понедельник в 10:00
activity-schedule = Расписание { $ref }
schedule-title = Что повторяется
schedule-none = Пока ничего не повторяется. Повторять можно посты, опросы и события: создайте что-нибудь и укажите, как часто.
schedule-held =
    { $n ->
        [one] Пауза публикаций придерживает { $n } дело. Смотрите /crisis.
        [few] Пауза публикаций придерживает { $n } дела. Смотрите /crisis.
       *[many] Пауза публикаций придерживает { $n } дел. Смотрите /crisis.
    }
schedule-open = { $number }
schedule-newer = ‹ Раньше
schedule-older = Позже ›
schedule-line = { $number } · { $thing } · { $rule }
schedule-line-next = { $line } · ближайший раз { $when }
schedule-line-paused = { $line } · на паузе
schedule-echo = Повторяется { $rule }.
schedule-echo-never = Больше этого не будет.
schedule-echo-next =
    { $n ->
        [one] Ещё { $n } раз, по часам { $zone }:
        [few] Ближайшие { $n } раза, по часам { $zone }:
       *[many] Ближайшие { $n } раз, по часам { $zone }:
    }
schedule-next = { $when } · { $offset }
schedule-next-shifted = { $line } · это время часы перескочат, поэтому в { $time }
schedule-next-changed = { $line } · перед этим переводят часы
schedule-local = { $weekday }, { $date }, { $time }
schedule-weekday-mon = пн
schedule-weekday-tue = вт
schedule-weekday-wed = ср
schedule-weekday-thu = чт
schedule-weekday-fri = пт
schedule-weekday-sat = сб
schedule-weekday-sun = вс
schedule-once = Это один раз: { $at }.
schedule-is-paused = Стоит на паузе: пока никто не нажмёт «Продолжить», ничего не будет.
schedule-is-ended = Это уже завершено.
schedule-pause = Пауза
schedule-resume = Продолжить
schedule-move = Перенести…
schedule-run = Сделать сейчас
schedule-delete = Удалить
schedule-keep = Оставить
schedule-all = Все
schedule-paused = Поставлено на паузу. Что выпадет на это время, пропускается.
schedule-resumed = Продолжается.
schedule-moved = Перенесено.
schedule-ran = Сделано сейчас, один раз. Правило остаётся прежним.
schedule-ran-held = Включена пауза публикаций: сообщения придержаны, смотрите /crisis.
schedule-sure = Больше не повторять? { $thing }: { $rule }. Всё, что уже вышло, останется.
schedule-deleted = { $thing }: больше не повторяется.
schedule-unknown = Такого расписания нет. Все они здесь: /schedule.
schedule-moving = Перенести расписание { $number }
schedule-rule = Как часто?
schedule-rule-hint = каждый понедельник в 10:00, последняя пятница месяца в 18:00
schedule-save = Сохранить
due-schedule-fire = то, что повторяется
due-schedule-run = отложенный повтор
due-schedule-now = повтор вне расписания
