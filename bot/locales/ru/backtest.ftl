# Правила на истории чата: страница, таблица в терминале и что не так с выгрузкой.

## Начало страницы

backtest-brand = правила на вашей истории
backtest-title = { $export }: правила на вашей истории
backtest-head-none = Ни одно правило не подало бы голос.
backtest-head-calm =
    { $hits ->
        [one] Всё спокойно: { $hits } срабатывание на { $messages } сообщений.
        [few] Всё спокойно: { $hits } срабатывания на { $messages } сообщений.
       *[many] Всё спокойно: { $hits } срабатываний на { $messages } сообщений.
    }
backtest-head-quiet =
    { $rules ->
        [1] Единственное правило шумит.
       *[other] Спокойны { $quiet } из { $rules }.
    }
backtest-head-loud =
    { $loud ->
        [1] Одно обратилось бы к вам { $hits } раз.
        [one] { $loud } правило обратилось бы к вам { $hits } раз.
        [few] { $loud } правила обратились бы к вам { $hits } раз.
       *[many] { $loud } правил обратились бы к вам { $hits } раз.
    }
backtest-lead-none = В этой истории ничего не нашлось. Либо чат спокойный, либо правилам нужны другие слова: посмотрите, чему не хватило одного условия.
backtest-lead-calm =
    { $people ->
        [one] Это сообщения { $people } человека, около { $week } в неделю.
       *[other] Это сообщения { $people } человек, около { $week } в неделю.
    }
backtest-load =
    { $week ->
        [0] Нагрузка: карточек не будет.
        [one] Нагрузка: около { $week } карточки в неделю для тех, кто модерирует.
       *[other] Нагрузка: около { $week } карточек в неделю для тех, кто модерирует.
    }
backtest-judged = Модераторы согласились: { $agreed }, отклонили: { $rejected }, не рассматривали: { $unjudged }.
backtest-lead-loud = Остальные вместе находят { $rest }, около { $week } в неделю. Только «{ $name }» даёт { $share } % всех срабатываний; за ними { $people } человек: постоянных { $regulars }, новичков { $newcomers }, неизвестно { $unknown }.
backtest-window-day = { $day }
backtest-window = с { $start } по { $end }
backtest-messages =
    { $count ->
        [one] { $count } сообщение
        [few] { $count } сообщения
       *[many] { $count } сообщений
    }
backtest-people =
    { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[many] { $count } человек
    }
backtest-meta = { $window } · { $messages }, { $people } · прочитано за { $seconds } с · ничего не отправлено и не сохранено
backtest-no-window = сообщений нет

## Таблица

backtest-table = Как часто каждое правило подало бы голос
backtest-table-note = Срабатываний: { $hits }, сообщений в истории: { $messages }. Человек считается в правиле один раз. «Не решено» — в истории нет сведений, которые нужны правилу.
backtest-col-rule = Правило
backtest-col-messages = Сообщений
backtest-col-people = Людей
backtest-col-undecided = Не решено
backtest-col-status = Что дальше
backtest-mode-off = выключено
backtest-mode-shadow = только наблюдает
backtest-mode-ask = спрашивает вас
backtest-mode-act = действует само
backtest-undecided = не решено { $count }
backtest-status-quieter = Сделать тише
backtest-status-limit = Больше предела
backtest-status-watch = Ещё понаблюдать
backtest-status-none = Ничего не нашлось
backtest-status-ready = Можно спрашивать
backtest-status-acts = В пределах

## Диаграмма

backtest-chart-head = Больше всего — { $date }: { $count } из { $total }
backtest-chart-note =
    { $days ->
        [1] Срабатывания по дням, UTC.
       *[other] Срабатывания, отрезками по { $days } дн., UTC.
    }
backtest-chart-quiet =
    { $days ->
        [1] Срабатывания спокойных правил по дням, UTC.
       *[other] Срабатывания спокойных правил, отрезками по { $days } дн., UTC.
    }

## Одно правило

backtest-rule-meta = { $mode } · { $messages } · { $people } · не решено { $undecided }
backtest-tenure = Среди этих людей новичков { $newcomers }, постоянных { $regulars }, неизвестно { $unknown }.
backtest-who-first = первое сообщение здесь
backtest-who =
    { $count ->
        [one] до этого { $count } сообщение
        [few] до этого { $count } сообщения
       *[many] до этого { $count } сообщений
    }
backtest-who-nobody = удалённый аккаунт
backtest-where = { $at }, #{ $channel }
backtest-surface = где: { $surface }
backtest-all =
    { $count ->
        [one] Все { $count } сообщение
        [few] Все { $count } сообщения
       *[many] Все { $count } сообщений
    }
backtest-first-of = Первые { $shown } из { $count } сообщений
backtest-near = Почти: не хватило одного условия
backtest-near-missing = не хватило: { $key }
backtest-undecided-why = Не решено, сообщений: { $count }. История не говорит: { $keys }.
backtest-key-count = { $key } ({ $count })
backtest-quieter = Тише:
backtest-quieter-more = спрашивать только с большего числа ({ $subject }).
backtest-quieter-addressed = спрашивать, только когда это сказано кому-то.
backtest-quieter-word = убрать слово «{ $subject }».
backtest-quieter-effect =
    { $after ->
        [one] На этой истории: { $after } сообщение вместо { $before }.
        [few] На этой истории: { $after } сообщения вместо { $before }.
       *[many] На этой истории: { $after } сообщений вместо { $before }.
    }
backtest-limit-past = Предел правила: { $people } чел. за { $length }; в пике было бы { $peak }.

## Рядом с другой версией и вместе

backtest-changes = Что изменится по сравнению с другой версией
backtest-change = { $name }: новых срабатываний { $caught }, больше не находит { $lost }
backtest-change-same = Ничего не изменится: каждое правило находит те же сообщения.
backtest-overlap = Правила, которые встречаются на одном сообщении
backtest-overlap-line =
    { $count ->
        [one] { $one } и { $two }: { $count } сообщение
        [few] { $one } и { $two }: { $count } сообщения
       *[many] { $one } и { $two }: { $count } сообщений
    }

## Конец страницы

backtest-made-with = Сделано без сети командой
backtest-keep-private = На этой странице слова участников: показывайте её тем, кто модерирует, а не чату.

## Что не так с выгрузкой

export-fault-missing = { $where }: такого файла нет. Проверьте путь.
export-fault-directory = { $where } — это папка. Назовите файл в ней: result.json для Telegram, файл .json для Discord.
export-fault-unreadable = { $where } не открывается ({ $detail }). Проверьте, что вам можно его читать.
export-fault-empty = { $where } пуст. Выгрузите чат ещё раз и дайте выгрузке закончиться.
export-fault-zip = { $where } — архив. Распакуйте его и назовите файл .json внутри.
export-fault-html = { $where } — веб-страница. Выгрузите чат ещё раз в машиночитаемом формате JSON.
export-fault-encoding = Выгрузка не в UTF-8 (место: { $where }). Сохраните её в UTF-8 или возьмите файл таким, каким его записала программа.
export-fault-json = Это не JSON, или файл меняли руками (место: { $where }: { $detail }). Выгрузите чат ещё раз.
export-fault-cut = Выгрузка обрывается (место: { $where }): файл не целый. Ничего из него не использовано. Выгрузите чат ещё раз и дайте выгрузке закончиться.
export-fault-format = { $where } — это JSON, но не выгрузка чата, которую я знаю (ключи: { $detail }). Я читаю result.json от Telegram Desktop и JSON от DiscordChatExporter.
export-fault-deep = Что-то в выгрузке вложено очень глубоко (место: { $where }), у выгрузок чата так не бывает. Выгрузите чат ещё раз.
export-fault-row = Строку { $where } таблицы не прочесть ({ $detail }): нужны номер аккаунта и время. Ничего из таблицы не использовано.
export-fault-message = В выгрузке есть сообщение без номера или без времени ({ $where }). Ничего из неё не использовано. Выгрузите чат ещё раз той же программой.

## Small pieces

backtest-at = { $at }
backtest-number = { $count }

## Places in an export

export-place = байт { $byte }, прочитано сообщений: { $message }
export-place-message = сообщение { $message }
