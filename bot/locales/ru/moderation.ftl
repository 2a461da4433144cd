# О чём участники и команда просят меня командами: жалобы, решения без карточки, история, входящие, утро.

command-report = Сообщить модераторам о сообщении или рассказать словами
option-report-message = какое сообщение: ответьте на него или вставьте ссылку
option-report-why = что не так, в двух словах
report-thanks = Спасибо, что сообщили. Модераторы посмотрят, а больше я никому не скажу, кто пожаловался.
report-thanks-above = Спасибо, что сообщили. Это увидят только те, кто старше этого человека; остальная команда — нет.
report-nobody-above = Спасибо, что сообщили. Жалоба сохранена, но старше этого человека здесь никого нет, и обещать ответ я не могу. Пожаловаться можно и самой платформе.
report-how = Ответьте на сообщение командой /report или допишите после неё в двух словах, что не так.
report-no-message = Не нахожу такого сообщения. Ответьте на него командой /report или напишите в двух словах, что не так.
report-steward = Это моё сообщение, а я программа. Если в нём ошибка, напишите /report и пару слов, не отвечая на сообщение: модераторы прочтут.
report-own = Это ваше собственное сообщение. Его можно изменить или удалить; жалоба нужна на чужое.
reports-title = Жалобы: № { $number }
reports-line = { $name }, { $ago }: { $why }
reports-line-bare = { $name }, { $ago }, без слов
reports-none = На это никто не жаловался.
press-reports = Что пишут в жалобах
press-badreport = Жалоба без причины

person-several = «{ $text }» — здесь это не один человек. Ответьте на его сообщение или укажите id.
person-missing = Кто это? Ответьте на сообщение командой /{ $name } или назовите человека.
person-unknown = Не знаю здесь никого по имени «{ $text }». Ответьте на его сообщение или укажите точное имя или id.

command-mute = Мут: человек какое-то время только читает
option-mute-person = кто
option-mute-length = на сколько: 30м, 2ч, 1д; если не указать, 10 минут
option-mute-reason = почему; прочтёт и сам участник
command-unmute = Снять мут
option-unmute-person = с кого
command-kick = Исключить; вернуться можно
option-kick-person = кого
option-kick-reason = почему; прочтёт и сам участник
command-ban = Забанить: закрыть доступ в группу
option-ban-person = кого
option-ban-reason = почему; прочтёт и сам участник
command-unban = Снять бан
option-unban-person = с кого
command-lift = Снять то, что действует: мут, бан или последнее предупреждение
option-lift-person = с кого
command-delete = Удалить сообщение; что в нём было, сохранится
option-delete-message = какое сообщение: ответьте на него или вставьте ссылку
option-delete-reason = почему; прочтёт и сам участник
delete-no-message = Какое сообщение? Ответьте на него командой /delete или вставьте ссылку.
command-warn = Предупредить; предупреждение считается
option-warn-person = кого
option-warn-rule = по какому правилу, номер
option-warn-reason = почему; прочтёт и сам участник
warn-no-rule = Правила { $number } здесь нет. Все правила покажет /rules.
command-note = Заметка о человеке для коллег; сам человек о ней не узнает
option-note-person = о ком
option-note-text = заметка
note-empty = Заметка пустая. Напишите пару слов после имени.
by-hand-under-way = Делаю: № { $number }. Как всё прошло, видно на карточке.
by-hand-noted = Заметка сохранена: № { $number }. Коллеги найдут её в истории человека.
lifted-mute = { $name }: снова можно писать.
lifted-ban = { $name }: доступ в группу снова открыт.
lifted-warn = { $name }: последнее предупреждение больше не считается.
lifted-native = { $name }: с моей стороны ничего не было, но платформе передано, что это нужно снять.
lift-nothing = { $name }: здесь ничего не действует — ни мут, ни бан, ни предупреждение.
lifted-told-mute = Вам снова можно писать.
lifted-told-ban = Доступ в группу для вас снова открыт.
lifted-told-warn = Ваше последнее предупреждение больше не считается.

merge-which = С каким? Напишите /case { $number } merge и номер другого случая.
merge-same = Это один и тот же номер.
merge-apart = Эти два случая не объединяются: один из них о команде, о заботе или о просьбе посмотреть ещё раз.
merge-held = № { $number }: там придержано сообщение. Сначала верните его или оставьте удалённым.
merge-two-people = Речь о разных людях, поэтому у каждого своя карточка.

command-history = Что известно о человеке: решения, предупреждения, заметки
option-history-person = о ком
history-own = Что хранится о вас, покажет /mydata.
history-title = { $name }: что здесь есть
history-strikes = Предупреждения
history-strikes-none = ни одно сейчас не считается
history-strikes-some =
    { $n ->
       *[other] считается { $n } из { $of }, последнее до { $until }
    }
history-now = Сейчас
history-muted = только читает до { $until }
history-banned = в бане
history-case = № { $number } · { $topic } · { $at } · { $what }
history-case-by = № { $number } · { $topic } · { $at } · { $what } · { $name }
history-case-rule = № { $number } · { $topic } · { $at } · { $what } · решено правилом
history-note = Заметка, № { $number }: { $text }
history-told = Человек об этом знает
history-told-waiting = Ещё не знает: лично написать нельзя
history-none = Об этом человеке пока ничего нет.
history-page = Страница { $page } из { $pages }
history-older = Раньше
history-newer = Позже
history-ask-again = С тех пор прошло время. Спросите снова: /history.

command-undo_all = Вернуть как было всё, что модератор решил с этого времени
option-undo_all-person = чьи решения
option-undo_all-since = с какого времени: 2ч, 1д, 14:30 или 2026-05-20
undo-all-when = «{ $text }» — не похоже на время. Напишите, например, 2ч, 1д, 14:30 или 2026-05-20.
undo-all-nothing = { $name }: с { $since } нет решений, которые ещё в силе.
undo-all-title =
    { $count ->
        [one] { $name }: { $count } решение с { $since }
        [few] { $name }: { $count } решения с { $since }
       *[many] { $name }: { $count } решений с { $since }
    }
undo-all-what = Что это было: { $what }
undo-all-verb = { $verb }: { $count }
undo-all-kicks =
    { $count ->
        [one] { $count } исключение отменить нельзя; человек может вернуться сам.
        [few] { $count } исключения отменить нельзя; люди могут вернуться сами.
       *[many] { $count } исключений отменить нельзя; люди могут вернуться сами.
    }
undo-all-soon = Возвращаю всё как было
undo-all-stop = Остановить
undo-all-stopped = Остановлено. Всё остаётся как есть.
undo-all-too-late = Остановить уже нельзя: всё сделано. Каждый случай можно решить снова на его карточке.
undo-all-done =
    { $count ->
        [one] { $name }: { $count } решение с { $since } отменено · { $by }. Карточка снова открыта.
        [few] { $name }: { $count } решения с { $since } отменены · { $by }. Карточки снова открыты.
       *[many] { $name }: { $count } решений с { $since } отменены · { $by }. Карточки снова открыты.
    }

command-inbox = Что ждёт вас
inbox-title =
    { $count ->
        [one] Ждёт { $count } случай
        [few] Ждут { $count } случая
       *[many] Ждут { $count } случаев
    }
inbox-none = Вас ничего не ждёт.
inbox-line = № { $number } · { $topic } · { $severity } · { $ago }
inbox-line-mine = № { $number } · { $topic } · { $severity } · { $ago } · у вас
inbox-line-handed = № { $number } · { $topic } · { $severity } · { $ago } · передают вам
inbox-more =
    { $count ->
        [one] и ещё { $count }
        [few] и ещё { $count }
       *[many] и ещё { $count }
    }
inbox-others =
    { $count ->
        [one] Ещё { $count } у коллег.
        [few] Ещё { $count } у коллег.
       *[many] Ещё { $count } у коллег.
    }

morning-quiet = Ночь прошла тихо.
morning-night = Ночь: { $parts }
morning-removed =
    { $count ->
        [one] { $count } удалено
        [few] { $count } удалено
       *[many] { $count } удалено
    }
morning-muted =
    { $count ->
        [one] { $count } мут
        [few] { $count } мута
       *[many] { $count } мутов
    }
morning-doubtful =
    { $count ->
        [one] { $count } под вопросом
        [few] { $count } под вопросом
       *[many] { $count } под вопросом
    }
morning-waiting =
    { $count ->
        [one] { $count } ждёт
        [few] { $count } ждут
       *[many] { $count } ждут
    }
press-all-right = Всё верно
press-show-night = Показать
morning-list = Что было ночью
morning-line = № { $number } · { $topic } · { $name } · { $what }
morning-done =
    { $count ->
        [one] правила сработали { $count } раз
        [few] правила сработали { $count } раза
       *[many] правила сработали { $count } раз
    }
morning-someone = разговор
morning-more = Дальше
morning-state-clear = удалено, ждёт вашего слова
morning-state-doubtful = удалено, но есть сомнение
morning-state-done = сделано правилом
morning-state-waits = ждёт решения
morning-nothing = От этой ночи показать уже нечего.
morning-confirmed =
    { $count ->
        [one] Спасибо: { $count } решение подтверждено.
        [few] Спасибо: { $count } решения подтверждены.
       *[many] Спасибо: { $count } решений подтверждены.
    }
morning-left =
    { $count ->
        [one] Вас ждёт ещё { $count }.
        [few] Вас ждут ещё { $count }.
       *[many] Вас ждут ещё { $count }.
    }
morning-already = Эта ночь уже просмотрена · { $name }
