# steward run: что он говорит в терминале.

cli-task-run = Работать в вашем сообществе
cli-help-run =
    Работать в Discord, в Telegram или в обоих

    Достаточно одного токена: STEWARD_TELEGRAM__TOKEN или STEWARD_DISCORD__TOKEN в окружении либо config.toml.
    Как его получить, по шагам рассказано в docs/telegram.md и docs/discord.md.

    Пример: STEWARD_TELEGRAM__TOKEN_FILE=token.txt steward run
cli-help-run-role = Что делает этот процесс: всё сразу или одну часть большой установки.
cli-run-role = Для --role { $role } нужно хранилище, общее для нескольких процессов, а эта версия держит всё в одном файле. Запустите без --role: одному процессу по силам тысячи сообществ.
cli-run-no-token =
    Ни у одной платформы ещё нет токена, работать негде. Задайте один из них и запустите снова:
      Telegram: STEWARD_TELEGRAM__TOKEN (бота заводят у @BotFather; docs/telegram.md)
      Discord: STEWARD_DISCORD__TOKEN (бота заводят на портале разработчика; docs/discord.md)
    Посмотреть без токена: steward demo
cli-run-started = Steward работает. Все данные хранятся в { $path }. Ctrl+C остановит его; ничего не потеряется.
cli-run-watched = Состояние: { $url }
cli-run-connected = { $platform }: связь есть.
cli-run-invitation = Добавить в сообщество: { $link }
cli-run-refused = { $platform }: { $what } { $mend }
cli-run-hopeless = Ни одна платформа не пускает, поэтому работа закончена. Исправьте то, что написано выше, и запустите снова; ничего не потеряно.
cli-run-port = Порт { $port } занят, поэтому следить за работой было бы нельзя. Выберите другой: STEWARD_HTTP__PORT={ $next } — или 0, если он не нужен.
cli-run-closing = Завершение: начатое доделывается и сохраняется.
cli-run-hurried = За { $seconds } с завершилось не всё, остальное прервано. Ничего не потеряно: начатое продолжится при следующем запуске.
cli-check-token =
    { $platform ->
        [discord] discord.token не похож на токен Discord. Скопируйте его целиком на портале разработчика: страница Bot, кнопка Reset Token.
       *[telegram] telegram.token не похож на токен Telegram. Скопируйте его целиком у @BotFather: цифры, двоеточие, буквы.
    }
