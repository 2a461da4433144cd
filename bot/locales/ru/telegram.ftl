# Telegram: что стоит на кнопках, как там задаются вопросы и что там не так.

telegram-moment = { $at }
telegram-until = до { $at }
telegram-more = Ещё ▾
telegram-less = Свернуть ▴
telegram-more-gone = Кнопок этой карточки у меня больше нет. Их вернёт /case с её номером.
telegram-choose = Или выберите чат кнопкой внизу экрана. Там же можно создать новый.
telegram-told-privately = Ответ — в нашем личном чате.
telegram-about = Приношу модераторам то, что требует внимания человека, исполняю их решения и объясняю участникам причину. Добавьте меня в группу и отправьте /setup. Что я о вас храню, покажет /mydata.
telegram-about-short = Модерация, в которой решают люди

## Вопросы по одному

telegram-form-private = Вопрос — в нашем личном чате.
telegram-form-keep = Оставить как есть
telegram-form-skip = Пропустить
telegram-form-cancel = Отмена
telegram-form-cancelled = Отменено, всё осталось как было.
telegram-form-gone = На этот вопрос уже есть ответ, или его сняли.
telegram-form-words = Здесь нужны слова: напишите ответ сообщением.
telegram-form-choose = Выберите один из вариантов на кнопках.
telegram-form-long =
    { $count ->
        [one] Получился { $count } знак, а помещается { $most }. Напишите короче.
        [few] Получилось { $count } знака, а помещается { $most }. Напишите короче.
       *[many] Получилось { $count } знаков, а помещается { $most }. Напишите короче.
    }

## Что не так

trouble-telegram-not-there = Меня больше нет в этом чате.
remedy-telegram-not-there = Добавьте меня снова по ссылке.
trouble-telegram-not-admin = У меня здесь нет прав администратора.
remedy-telegram-not-admin = Откройте настройки группы → «Администраторы» → «Добавить», выберите меня и оставьте «Удаление сообщений», «Блокировка пользователей» и «Добавление участников».
trouble-telegram-privacy = Мне здесь видны только команды: включён режим приватности.
remedy-telegram-privacy = Назначьте меня администратором: тогда видно всё, каким бы ни был этот режим. Или отправьте BotFather команду /setprivacy, выберите Disable и добавьте меня в группу заново.
trouble-telegram-basic-group = Это обычная группа, в ней никому нельзя дать мут.
remedy-telegram-basic-group = В настройках группы откройте историю чата для новых участников: группа станет супергруппой. Всё, что у меня есть, сохранится.
trouble-telegram-webhook-foreign = Обновления уходят на другой адрес: установлен чужой вебхук.
remedy-telegram-webhook-foreign = Остановите всё остальное, что работает с моим токеном, или получите у BotFather новый токен и запустите меня заново.
trouble-telegram-webhook-gone = Мой вебхук кто-то снял.
remedy-telegram-webhook-gone = Запустите меня заново: вебхук ставится при каждом запуске. Если он снова пропадёт, с моим токеном работает что-то ещё.
trouble-telegram-webhook-fails = Telegram не может достучаться до моего вебхука: { $detail }
remedy-telegram-webhook-fails = Проверьте, что адрес вебхука ведёт ко мне по HTTPS; или уберите его из настроек, и обновления будут приходить по запросу.
trouble-telegram-updates = Telegram присылает мне не всё, нет вот чего: { $detail }.
remedy-telegram-updates = Запустите меня заново: всё нужное запрашивается при каждом запуске.
trouble-telegram-backlog = Обновлений в очереди ко мне: { $detail }.
remedy-telegram-backlog = Очередь разбирается. Если она растёт, машине, на которой меня запускают, не хватает сил.
trouble-telegram-clock = Часы моей машины ошибаются на { $detail } с.
remedy-telegram-clock = Тому, кто меня запускает: включите на машине установку времени по сети (NTP).
trouble-telegram-other-bot = Здесь модерирует и другой бот: { $detail }. За что берутся оба, случается дважды.
remedy-telegram-other-bot = Решите, кто чем занят, и выключите лишнее у одного из нас.
trouble-telegram-owner-closed = Владелец ни разу не открывал личный чат со мной.
remedy-telegram-owner-closed = Пусть владелец откроет чат со мной и один раз нажмёт «Запустить».
