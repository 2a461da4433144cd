# Команда `steward`: подсказки, ответы, ошибки.

cli-what-it-is = Steward бережёт порядок и жизнь в сообществе, а решают люди.
cli-more-help = У каждой команды есть --help с примером.
cli-help-steward = Steward бережёт порядок и жизнь в сообществе, а решают люди.
cli-task-look = Посмотреть прямо здесь
cli-task-rules = Писать правила и пробовать их заранее

## steward rules

cli-help-rules = Проверить, примерить и объяснить правила
cli-help-rules-check =
    Проверить файлы правил и примеры внутри них

    О каждой ошибке сказано: файл, строка, правило и как исправить; с ошибкой код выхода 1.
    Вместо файла можно назвать готовый набор: gaming, product, course, local, hobby.

    Пример: steward rules check house.toml
cli-help-rules-match =
    Сказать, какие правила сработают на строках со стандартного ввода

    Строки — обычный текст или объекты JSON с ключом text; на каждую выходит один объект JSON, в том же порядке.
    Границы считаются в символах Юникода.

    Пример: echo 'ты идиот' | steward rules match --rules gaming
cli-help-rules-explain =
    Объяснить, почему каждое правило сработает на тексте или нет

    Пример: steward rules explain --rules house.toml --text 'ты идиот' --as member
cli-help-rules-backtest =
    Проверить правила на истории чата из выгрузки

    Читает result.json от Telegram Desktop и JSON от DiscordChatExporter. Ничего не отправляется и не сохраняется.
    Код выхода 1, если правило вышло бы за свой предел или выгрузку нельзя прочитать.

    Пример: steward rules backtest result.json --rules gaming --html report.html
cli-opt-rules = Файл правил, папка с ними или готовый набор: gaming, product, course, local, hobby. Можно несколько раз.
cli-opt-as = От чьего лица это написано.
cli-opt-text = Текст, который нужно объяснить.
cli-opt-json = Один объект JSON на стандартный вывод.
cli-opt-html = Записать отчёт одной страницей HTML.
cli-opt-since = Только с этой даты (2026-09-01) или столько времени назад от последнего сообщения (30d).
cli-opt-against = Другая версия правил; отчёт скажет, что изменится.
cli-opt-samples = Сколько сообщений показать по каждому правилу.
cli-opt-decisions = Хранилище (папка или резервная копия): отчёт скажет, что модераторы решили об этих сообщениях.
cli-opt-zone = Часовой пояс для часов в правилах и времени в отчёте.
cli-arg-files = Файлы правил, папки с ними или имена готовых наборов.
cli-arg-export = Выгрузка чата.
cli-check-yes = { $file }: правил { $rules }, примеров { $examples }, всё верно
cli-check-vanished = { $file }: правила «{ $rule }» больше нет, и решения под этим именем остались сами по себе. Переименовали? Напишите was = '{ $rule }' в правиле, которое его заменило.
cli-check-no =
    { $count ->
        [one] { $file }: { $count } ошибка. Файл не будет принят, действующие правила остаются.
        [few] { $file }: { $count } ошибки. Файл не будет принят, действующие правила остаются.
       *[many] { $file }: { $count } ошибок. Файл не будет принят, действующие правила остаются.
    }
cli-match-waiting = Напишите строку и нажмите Enter; Ctrl+D — конец.
cli-rules-missing = { $path }: нет ни такого файла, ни готового набора. Наборы: { $presets }.
cli-rules-missing-near = { $path }: нет ни такого файла, ни готового набора. Может быть, «{ $near }»?
cli-rules-empty-folder = { $path }: в этой папке нет файлов .toml.
cli-rules-too-long = { $path } слишком велик для файла правил. Может быть, нужен другой файл?
cli-rules-encoding = { $path } не в UTF-8 (байт { $byte }). Сохраните его в UTF-8.
cli-file-unreadable = { $path } не читается: { $why }.
cli-file-unwritable = { $path } не записывается: { $why }. Выберите другое место.

## steward rules explain

cli-explain-hit = + { $name } ({ $rule } @{ $version }, { $mode })
cli-explain-cancelled = − { $name } ({ $rule }): действует исключение
cli-explain-undecided = ? { $name } ({ $rule }): решить нельзя
cli-explain-no =
    { $short ->
        [1] − { $name } ({ $rule }): не сработает, не хватает одного условия
       *[other] − { $name } ({ $rule }): не сработает
    }
cli-explain-unless = кроме случая: { $condition }

## steward rules backtest

cli-backtest-reading = Читаю историю
cli-backtest-written = Записано: { $path }
cli-backtest-private =
    { $count ->
        [one] Пропущен { $count } личный чат этого аккаунта.
        [few] Пропущено { $count } личных чата этого аккаунта.
       *[many] Пропущено { $count } личных чатов этого аккаунта.
    }
cli-backtest-backwards =
    { $count ->
        [one] { $count } сообщение старше предыдущего; окна вроде флуда могут насчитать меньше.
        [few] { $count } сообщения старше предыдущих; окна вроде флуда могут насчитать меньше.
       *[many] { $count } сообщений старше предыдущих; окна вроде флуда могут насчитать меньше.
    }
cli-backtest-nothing = За это время в истории нет сообщений.
cli-backtest-past-limit = Выше своего предела: { $rules }. Поднимите предел или сузьте правило.
cli-backtest-since = --since { $value }: это не дата (2026-09-01) и не срок (30d, 12h).
cli-backtest-zone = --zone { $zone }: такого часового пояса нет. Пишите, например, Europe/Moscow.

## steward demo

cli-help-demo =
    Открыть выдуманное сообщество на локальной странице

    Ничего не уходит с этого компьютера, токен не нужен; что там произошло, хранится между запусками.

    Пример: steward demo --port 8081
cli-help-demo-port = Порт страницы на этом компьютере.
cli-help-demo-data = Папка, где хранится выдуманное сообщество.
cli-help-demo-browser = Открыть ли страницу в браузере.
cli-demo-open = Песочница открыта: { $url }. Ctrl+C закрывает её.
cli-demo-closing = Песочница закрывается.
