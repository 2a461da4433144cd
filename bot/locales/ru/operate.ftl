# Что говорят команды того, кто держит Steward: check, import, export, forget, backup, restore, migrate.

cli-task-operate = Беречь данные

cli-help-check =
    Проверить настройки, правила и хранилище

    О каждой ошибке сказано: файл, ключ и как исправить; с ошибкой код выхода 1.
    Можно назвать файлы правил; действующие правила из хранилища проверяются в любом случае.

    Пример: steward check --config config.toml
cli-help-import =
    Принять историю чата

    Читает result.json от Telegram Desktop и JSON от DiscordChatExporter. Берётся, кто когда пришёл, сколько написано, и
    слова за последний месяц; оценок за прошлое никто не получает. Файл, который не читается до конца, ничего не меняет.
    Если Steward запущен, файл передаётся ему, а команда ждёт.

    Пример: steward import result.json
cli-help-export =
    Выгрузить данные сообщества строками JSON

    Настройки, правила сообщества, файлы правил, случаи и решения. Люди — под случайными номерами, без имён.

    Пример: steward export --out community.jsonl
cli-help-forget =
    Стереть данные о человеке и проверить всё хранилище

    USER — номер аккаунта, при надобности с платформой (telegram:12345), или точное имя.
    Код выхода 1, если такого человека нет, подходит несколько или что-то осталось.

    Пример: steward forget telegram:12345
cli-help-backup =
    Снять проверенную копию хранилища, не останавливая Steward

    TO — файл или папка; без него копия ляжет в папку «backups» рядом с хранилищем.

    Пример: steward backup copies
cli-help-restore =
    Поставить копию на место хранилища

    Сначала остановите Steward. Прежнее хранилище останется рядом, имя будет названо.

    Пример: steward restore data/backups/steward-20260901-120000.db
cli-help-migrate =
    Обновить хранилище до этой версии Steward

    Сначала остановите Steward. Перед изменениями снимается копия. Обычный запуск делает то же самое.

    Пример: steward migrate

cli-opt-data = Папка хранилища вместо указанной в настройках.
cli-opt-config = Файл настроек; если не назван — config.toml в этой папке.
cli-opt-community = Сообщество: название, номер или место (telegram:-100123).
cli-opt-out = В какой файл писать вместо стандартного вывода.
cli-opt-with-names = С именами, аккаунтами и заметками модераторов о людях.
cli-arg-check-files = Файлы правил, папки с ними или имена готовых наборов.
cli-arg-user = Номер аккаунта, платформа:номер или точное имя.
cli-arg-backup-to = Куда положить копию: файл или папка.
cli-arg-backup-from = Копия хранилища.

## Папка и хранилище в ней

cli-folder-not = { $path } — это файл, а нужна папка. Выберите другое место: --data.
cli-store-in-sandbox = По пути { $path } файла данных нет. У песочницы он свой: добавьте --data { $near }.
cli-asking-owner = Хранилище занято ({ $owner }); работа передана туда.
cli-asking-silent =
    { $seconds ->
        [one] Ответа нет уже { $seconds } секунду. Просьба сохранена и будет выполнена, когда до неё дойдёт очередь; ничего не потеряно.
        [few] Ответа нет уже { $seconds } секунды. Просьба сохранена и будет выполнена, когда до неё дойдёт очередь; ничего не потеряно.
       *[many] Ответа нет уже { $seconds } секунд. Просьба сохранена и будет выполнена, когда до неё дойдёт очередь; ничего не потеряно.
    }
cli-asking-refused = Запущенный Steward не может это выполнить; причина в его журнале (подробнее: запуск с STEWARD_LOG=info).
cli-community-none = Здесь ещё нет сообществ. Первое появится с первым запуском «steward demo».
cli-community-unknown = Сообщества с названием { $name } нет. Есть: { $known }.
cli-community-several = Сообществ с названием { $name } несколько. Назовите номер: { $known }.

## Настройки

cli-config-missing = такого файла нет. Проверьте имя или уберите --config, если файл не нужен.
cli-config-encoding = это не UTF-8 (байт { $byte }). Сохраните файл в UTF-8.
cli-config-unreadable = не читается: { $why }.
cli-config-toml = это не TOML: { $detail }. Исправьте эту строку; тексты пишутся в кавычках.
cli-config-unknown = такого ключа нет. Здесь возможны: { $known }.
cli-config-unknown-near = такого ключа нет. Может быть, «{ $near }»?
cli-config-choice = такого значения быть не может. Возможны: { $choices }.
cli-config-zone = такого часового пояса нет. Пишите, например, Europe/Moscow.
cli-config-secret-file = этот файл не читается. Укажите путь к текстовому файлу, в котором нет ничего, кроме секрета.
cli-config-webhook-secret = секрет вебхука — от 1 до 256 латинских букв, цифр, знаков _ и - (без пробелов и других знаков). Придумайте его, например, так: openssl rand -hex 32
cli-config-webhook-without-secret = вебхуку нужен секрет, иначе кто угодно мог бы прислать поддельные события. Задайте рядом secret (или secret_file).
cli-config-webhook-without-port = вебхуку нужен порт, иначе ни одно событие не дойдёт. Выберите его, например 8090.
cli-config-address = это не полный адрес. Напишите его так: https://example.org/path
cli-config-account-name = аккаунты пишутся так: telegram:123456 или discord:123456 — платформа, двоеточие, номер аккаунта.
cli-config-shard-count = напишите auto или число от 1.
cli-config-table = это раздел: напишите [{ $key }], а ключи — под ним.
cli-config-string = здесь нужен текст в кавычках.
cli-config-other = не подходит: { $detail }.
cli-config-environment = переменная окружения не читается: { $detail }. Одна переменная на ключ, например STEWARD_SPEECH__ZONE.

## steward demo

cli-demo-kept = Всё, что в ней происходит, хранится в { $path }.

## steward check

cli-check-config = { $path }: всё читается, все ключи известны
cli-check-no-config = { $path } отсутствует; действуют значения по умолчанию
cli-check-no-store = { $path } пока нет; файл появится при первом запуске
cli-check-store = { $path }: файл цел, схема { $version }
cli-check-older = { $path }: схема { $version } старше этой версии Steward; её обновит следующий запуск или «steward migrate»
cli-check-owner = Занято: { $owner }
cli-check-free = Никем не занято
cli-check-audit = { $title }: журнал действий изменён извне, начиная со звена { $link }. Сравните с копией: в файл данных писала чужая программа.
cli-check-well = Всё в порядке.
cli-check-faults =
    { $count ->
        [one] Найдена { $count } ошибка.
        [few] Найдено { $count } ошибки.
       *[many] Найдено { $count } ошибок.
    }

## steward import

cli-import-reading = Читаю выгрузку
cli-import-taking = Принимаю
cli-import-which = Сообществ здесь несколько, и ни одно не живёт в этом чате. Назовите нужное: --community: { $known }.
cli-import-known = { $title }: именно этот файл уже принят, ничего не изменено.
cli-import-no-joins = В выгрузке нет сведений, кто когда пришёл, поэтому срок участия остаётся неизвестным.
cli-import-done =
    { $messages ->
        [one] { $title }: принято { $messages } сообщение (известно прежде: { $known }), приходов: { $joins }, новых людей: { $people }
        [few] { $title }: принято { $messages } сообщения (известно прежде: { $known }), приходов: { $joins }, новых людей: { $people }
       *[many] { $title }: принято { $messages } сообщений (известно прежде: { $known }), приходов: { $joins }, новых людей: { $people }
    }
cli-import-nowhere = Сообщества пока нет, а из таблицы предупреждений не видно, чьи они. Сначала добавьте Steward в сообщество.
cli-import-warnings =
    { $count ->
        [one] { $title }: взято { $count } предупреждение. Срок идёт с того дня, когда его вынесли.
        [few] { $title }: взято { $count } предупреждения. Срок идёт с того дня, когда их вынесли.
       *[many] { $title }: взято { $count } предупреждений. Срок идёт с того дня, когда их вынесли.
    }

## steward export

cli-export-done =
    { $count ->
        [one] Записано: { $path }, { $count } строка
        [few] Записано: { $path }, { $count } строки
       *[many] Записано: { $path }, { $count } строк
    }
cli-export-names = В файле есть имена людей: держите его там, где его прочтёте только вы.

## steward forget

cli-forget-nobody = Такого человека здесь нет: { $user }. Назовите номер аккаунта, при надобности с платформой: telegram:12345.
cli-forget-several =
    { $count ->
        [one] По запросу { $user } подходит { $count } человек:
        [few] По запросу { $user } подходят { $count } человека:
       *[many] По запросу { $user } подходят { $count } человек:
    }
cli-forget-say-which = Ничего не стёрто. Уточните, например: { $example }
cli-forget-done =
    { $rows ->
        [one] { $user }: стёрта или очищена { $rows } строка. Просмотрены все столбцы всех таблиц, ничего не осталось.
        [few] { $user }: стёрто или очищено { $rows } строки. Просмотрены все столбцы всех таблиц, ничего не осталось.
       *[many] { $user }: стёрто или очищено { $rows } строк. Просмотрены все столбцы всех таблиц, ничего не осталось.
    }
cli-forget-alike =
    { $count ->
        [one] (Те же буквы стоят внутри других слов или чисел в { $count } столбце: это о ком-то или о чём-то другом.)
        [few] (Те же буквы стоят внутри других слов или чисел в { $count } столбцах: это о ком-то или о чём-то другом.)
       *[many] (Те же буквы стоят внутри других слов или чисел в { $count } столбцах: это о ком-то или о чём-то другом.)
    }
cli-forget-part =
    { $rows ->
        [one] { $user }: стёрта или очищена { $rows } строка, но кое-что осталось:
        [few] { $user }: стёрто или очищено { $rows } строки, но кое-что осталось:
       *[many] { $user }: стёрто или очищено { $rows } строк, но кое-что осталось:
    }
cli-forget-left =
    { $count ->
        [one]   { $table }.{ $column }: { $count } строка
        [few]   { $table }.{ $column }: { $count } строки
       *[many]   { $table }.{ $column }: { $count } строк
    }
cli-forget-mend = Это написано уже после или стоит в тексте самого сообщества (в правиле): измените этот текст и повторите команду.

## steward backup, restore, migrate

cli-backup-other = { $path } уже есть, и это не копия хранилища. Выберите другое имя: чужие файлы не перезаписываются.
cli-backup-living = В { $path } лежат живые данные Steward. Выберите другое место или используйте «steward restore».
cli-backup-done = Записано и проверено: { $path } ({ $kib } КиБ, сообществ: { $communities }, случаев: { $cases })
cli-restore-missing = { $path }: такого файла нет. Назовите копию, которую нужно вернуть.
cli-restore-other = { $path } — не копия хранилища Steward. Ничего не изменено.
cli-restore-done = На месте: { $path } (сообществ: { $communities })
cli-restore-aside = Прежнее хранилище сохранено как { $path }.
cli-migrate-current = { $path } обновления не требует (схема { $version }).
cli-migrate-done = { $path }: схема { $before } → { $after }
cli-migrate-copy = Копия, снятая перед этим: { $path }
