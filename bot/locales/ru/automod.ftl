# Автоматические правила: посмотреть, проверить, изменить, повысить.

command-automod = Автоматические правила: посмотреть, проверить, изменить
command-automod-list = Все правила: что делают, как часто срабатывают, чего не хватает, чтобы действовать
command-automod-show = Одно правило: фразой и текстом из файла
option-automod-show-rule = короткое имя или название
command-automod-add = Добавить слово в список правила
option-automod-add-rule = какое правило
option-automod-add-word = слово, фраза или начало слова со * на конце
command-automod-mode = Что правилу можно: off, shadow, ask, act
option-automod-mode-rule = какое правило
option-automod-mode-mode = off, shadow (только наблюдает), ask (спрашивает), act (действует)
option-automod-mode-reason = почему ему можно действовать раньше срока
choice-automod-mode-mode-off = выключено
choice-automod-mode-mode-shadow = наблюдает
choice-automod-mode-mode-ask = спрашивает
choice-automod-mode-mode-act = действует
command-automod-does = Что делало бы правило, если бы действовало само
option-automod-does-rule = какое правило
option-automod-does-deed = hold, remove, mute10m или mute1h
choice-automod-does-deed-hold = придержать сообщение
choice-automod-does-deed-remove = удалить сообщение
choice-automod-does-deed-mute10m = мут на 10 минут
choice-automod-does-deed-mute1h = мут на час
command-automod-test = Проверить правила на тексте, как если бы его написал новичок или участник
option-automod-test-text = текст
option-automod-test-as = от чьего имени
choice-automod-test-as-newcomer = новичок
choice-automod-test-as-member = давний участник
command-automod-explain = Почему правила срабатывают на сообщение или молчат
option-automod-explain-message = ответьте на сообщение или вставьте ссылку
command-automod-backtest = Что правила сделали бы с последними днями этого чата
option-automod-backtest-days = за сколько дней; без числа — 30
option-automod-backtest-rule = только одно правило
command-automod-export = Файл правил текстом
command-automod-import = Ввести в действие новый файл правил
command-automod-promote = Какие правила уже могут действовать сами
option-automod-promote-rule = какому правилу разрешить

press-back = Назад
press-next = Дальше
press-earlier = Раньше
press-further = Ещё
press-automod-list = Все правила
press-automod-test = Проверить текст…
press-automod-test-now = Проверить
press-automod-test-again = Другой текст…
press-automod-history = Проверить на истории
press-automod-promote = Кому пора действовать
press-automod-export = Выгрузить
press-automod-import = Загрузить…
press-automod-import-now = Ввести в действие
press-automod-word = Добавить слово…
press-automod-add = Добавить
press-automod-show = Показать правило
press-automod-does = Что оно делало бы…
press-does-hold = Придержать, пока кто-то посмотрит
press-does-remove = Удалить сообщение
press-does-mute10m = Мут на 10 минут
press-does-mute1h = Мут на час
press-automod-override = Всё равно разрешить…
press-automod-let-act = Пусть действует: { $rule }
press-mode-off = Выключить
press-mode-shadow = Только наблюдать
press-mode-ask = Спрашивать
press-mode-act = Действовать

screen-twin = То же командой: { $command }

automod-title = Автоматические правила
automod-what = Они смотрят на каждое сообщение. Правило, которое спрашивает, приносит вам карточку; само действует только то, что это заслужило, и никогда не исключает и не банит.
automod-none = Правил пока нет. Выберите тип сообщества через /setup kind или загрузите файл через /automod import.
automod-count = { $mode }: { $count }
automod-parts = { $parts }
automod-warnings =
    { $count ->
        [one] В файле есть { $count } место, на которое стоит взглянуть; оно видно у своего правила.
        [few] В файле есть { $count } места, на которые стоит взглянуть; они видны у своих правил.
       *[many] В файле есть { $count } мест, на которые стоит взглянуть; они видны у своих правил.
    }
automod-list-title = Все правила
automod-line = { $name } ({ $rule }) · { $mode } · { $facts }
automod-hits =
    { $count ->
        [0] за неделю тихо
        [one] за неделю { $count } сообщение
        [few] за неделю { $count } сообщения
       *[many] за неделю { $count } сообщений
    }
automod-ready = уже может действовать
automod-lacks =
    { $count ->
        [0] чтобы действовать, кое-чего не хватает
        [one] чтобы действовать, нужно ещё { $count } подтверждение
        [few] чтобы действовать, нужно ещё { $count } подтверждения
       *[many] чтобы действовать, нужно ещё { $count } подтверждений
    }
automod-stale = пора пересмотреть: срок { $date }
automod-look = стоит взглянуть

automod-fact-mode = Сейчас
automod-fact-hits = Сработало
automod-fact-record = Модераторы
automod-fact-house = Правило сообщества
automod-record =
    { $of ->
        [one] согласие в { $confirmed } из { $of } случая
        [few] согласие в { $confirmed } из { $of } случаев
       *[many] согласие в { $confirmed } из { $of } случаев
    }
automod-record-none = по этой версии решений ещё нет
automod-may-act = Правило заслужило право действовать.
automod-missing = Чтобы действовать: { $what }
automod-only-asks = В правиле не сказано, что делать, поэтому оно может только спрашивать. Выберите, что оно делало бы, и срабатывания пойдут в счёт.
automod-never-acts = На вопросы и жалобы, и тому, кому плохо, отвечают люди. Такое правило приносит их вам и само никогда не действует.
automod-does-title = Что делало бы { $rule }
automod-does-what = Пока право действовать не заслужено, правило спрашивает. Всё это возвращается одним нажатием; исключать и банить может только человек.
automod-does-already = В { $rule } уже сказано, что делать. Чтобы изменить, поправьте правило и загрузите через /automod import.
automod-overridden = Действует раньше срока по решению администратора: { $reason }
automod-stepped-back = С { $at } снова спрашивает: слишком много срабатываний не подтвердилось.
automod-warning = Строка { $line }: { $what }

automod-no-rule = Правила «{ $rule }» нет. Все правила покажет /automod list.
automod-no-rule-near = Правила «{ $rule }» нет. Может быть, { $near }?
automod-rule-gone = Этого правила в файле больше нет. Что есть — покажет /automod list.
automod-mode-unknown = «{ $mode }» — не из этих четырёх. Напишите off, shadow, ask или act.
automod-mode-already = { $rule }: уже { $mode }.
automod-not-yet = { $rule }: действовать рано
automod-override-what = Разрешить можно и так. Причина сохранится, попадёт в журнал, команда о ней узнает.
automod-form-override = { $rule }: разрешить раньше срока
automod-form-reason = Почему? Это прочтёт команда
automod-needs-reason = Без причины правило продолжит спрашивать. Напишите пару слов, почему ему можно действовать.
automod-no-words = { $rule } не ищет слова по списку, добавлять некуда. Файл для правки даст /automod export.
automod-form-word-title = Ещё слово для { $rule }
automod-form-word = Слово или фраза
automod-form-word-hint = Слова целиком; * на конце — любое окончание: обман*
automod-word-empty = Слова нет. Напишите слово или фразу.
automod-word-there = «{ $word }» уже есть в { $rule }.
automod-word-added = { $rule } теперь ищет и «{ $word }».
automod-word-tested = Примеры по-прежнему сходятся.

automod-faults-title = Так не получится
automod-faults-kept = Действующие правила остались прежними.
automod-fault = Строка { $line }: { $what }
automod-fault-rule = Строка { $line }, { $rule }: { $what }
automod-faults-more =
    { $count ->
        [one] И ещё { $count }.
        [few] И ещё { $count }.
       *[many] И ещё { $count }.
    }

automod-promote-title = Кому можно действовать
automod-promote-ready =
    { $count ->
        [one] Это заслужило { $count } правило. Решать вам.
        [few] Это заслужили { $count } правила. Решать вам.
       *[many] Это заслужили { $count } правил. Решать вам.
    }
automod-promote-none = Пока ни одному. Чего не хватает:
automod-promote-nobody = Действовать здесь некому: ни в одном правиле, которое спрашивает или наблюдает, не сказано, что делать.
automod-promote-one = { $rule }
automod-promote-line = { $rule }: { $what }
automod-told-act = Правило { $rule } теперь действует само · решение: { $name }. У каждого действия есть карточка с «Вернуть как было».
automod-told-import =
    { $count ->
        [one] Новый файл правил, в нём { $count } правило · { $name }
        [few] Новый файл правил, в нём { $count } правила · { $name }
       *[many] Новый файл правил, в нём { $count } правил · { $name }
    }
automod-told-step-back = Правило { $rule } снова спрашивает и само не действует: из последних решений ({ $of }) не подтверждено { $wrong }.

automod-test-title = Проверить текст
automod-test-text = Текст
automod-test-who = От чьего имени
automod-test-empty = Проверять нечего. Напишите текст после /automod test.
automod-who-newcomer = новичок
automod-who-member = давний участник
automod-tested = Автор — { $who }
automod-hit-count =
    { $count ->
        [one] Срабатывает { $count } правило.
        [few] Срабатывают { $count } правила.
       *[many] Срабатывают { $count } правил.
    }
automod-hit-none = Ни одно правило не срабатывает.
automod-hit-rest =
    { $count ->
        [one] Ещё { $count } правило и близко не подходит.
        [few] Ещё { $count } правила и близко не подходят.
       *[many] Ещё { $count } правил и близко не подходят.
    }
automod-explained-hit = { $name } ({ $rule }) · { $mode }
automod-explained = { $name } ({ $rule }) · { $outcome }
automod-row-when-yes = ✓ { $condition } · { $found }
automod-row-when-no = ✗ { $condition } · { $found }
automod-row-when-unknown = ? { $condition } · { $found }
automod-row-unless-yes = ✗ кроме: { $condition } · { $found }
automod-row-unless-no = ✓ кроме: { $condition } · { $found }
automod-row-unless-unknown = ? кроме: { $condition } · { $found }
automod-same = Если пишет { $who } — то же самое.
automod-differs = Если пишет { $who }: { $rules }.
automod-differs-none = Если пишет { $who } — ни одно правило не сработает.
automod-explain-title = Правила и сообщение · { $name }
automod-explain-how = Какое сообщение? Ответьте на него командой /automod explain или вставьте ссылку.
automod-explain-unknown = Этого сообщения у меня нет: слишком старое или прошло мимо меня. Слова можно проверить через /automod test.
automod-explain-now = По тому, что известно сейчас; картинки, скрытые ссылки и упоминания не хранятся.

automod-history-title =
    { $days ->
        [one] Проверка на истории: { $days } день
        [few] Проверка на истории: { $days } дня
       *[many] Проверка на истории: { $days } дней
    }
automod-history-read = Прочитано сообщений: { $messages }, людей: { $people }. Ничего не отправлено и не изменено.
automod-history-empty = Сообщений за это время у меня нет. Они копятся с того дня, как меня добавили; выгрузку чата может загрузить тот, кто меня запускает: steward import
automod-history-quiet = Ни одно правило не сработало бы.
automod-history-line =
    { $messages ->
        [one] { $rule } · { $mode } · { $messages } сообщение, людей: { $people }
        [few] { $rule } · { $mode } · { $messages } сообщения, людей: { $people }
       *[many] { $rule } · { $mode } · { $messages } сообщений, людей: { $people }
    }
automod-history-loud =
    { $messages ->
        [one] { $rule } · { $mode } · { $messages } сообщение, людей: { $people } · слишком часто: сузьте, прежде чем спрашивать
        [few] { $rule } · { $mode } · { $messages } сообщения, людей: { $people } · слишком часто: сузьте, прежде чем спрашивать
       *[many] { $rule } · { $mode } · { $messages } сообщений, людей: { $people } · слишком часто: сузьте, прежде чем спрашивать
    }
automod-history-more =
    { $count ->
        [one] И ещё { $count } правило со срабатываниями.
        [few] И ещё { $count } правила со срабатываниями.
       *[many] И ещё { $count } правил со срабатываниями.
    }
automod-history-undecided =
    { $count ->
        [one] { $count } раз решить не удалось: об авторе что-то неизвестно.
        [few] { $count } раза решить не удалось: об авторе что-то неизвестно.
       *[many] { $count } раз решить не удалось: об авторе что-то неизвестно.
    }
automod-history-undecided-by =
    { $count ->
        [one] { $count } раз решить не удалось, неизвестно: { $facts }
        [few] { $count } раза решить не удалось, неизвестно: { $facts }
       *[many] { $count } раз решить не удалось, неизвестно: { $facts }
    }
automod-history-near = Не хватило одного условия:
automod-history-limits = Хранится только текст: картинки, скрытые ссылки и упоминания не проверяются.

automod-export-title = Файл правил
automod-export-part = часть { $number } из { $of }
automod-import-title = Новый файл правил
automod-import-text = Файл
automod-import-more = Что не поместилось
automod-import-rest = И остальное
automod-import-hint = Файл целиком или только правила, которые добавить или заменить
automod-import-empty = Здесь пусто. Вставьте файл, который дала команда /automod export, со своими правками.
automod-import-done =
    { $count ->
        [one] Действует { $count } правило
        [few] Действуют { $count } правила
       *[many] Действуют { $count } правил
    }
automod-import-lost = Больше нет: { $rules }. Если у какого-то из них просто новое имя, добавьте строку was = со старым именем, и накопленные решения останутся.

## Режим правила со словом, которое понимает команда

automod-mode-off = выключено (off)
automod-mode-shadow = наблюдает (shadow)
automod-mode-ask = спрашивает (ask)
automod-mode-act = действует (act)
