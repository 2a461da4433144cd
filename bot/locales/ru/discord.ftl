# Discord: тексты для людей, которые нужны только в Discord.

## Почему Discord не пускает Steward или не отвечает; рядом — что с этим делать

discord-token = Discord не принимает токен бота.
discord-token-mend = Откройте портал разработчика → ваше приложение → Bot → Reset Token и впишите новый токен в настройки. Старый токен после этого бесполезен, у кого бы он ни был.
discord-intents = Discord отказывает в подключении: приложению не разрешено видеть участников или сообщения.
discord-intents-mend = Откройте портал разработчика → ваше приложение → Bot → Privileged Gateway Intents, включите Server Members Intent и Message Content Intent и сохраните. Если я продолжаю работать, попробую снова за пять минут; если нет, запустите меня снова.
discord-shards = Discord не принимает число шардов из настроек.
discord-shards-mend = Уберите из настроек discord.shards: тогда Discord сам скажет, сколько их нужно.
discord-version = Discord не принимает эту версию Steward.
discord-version-mend = Обновите Steward.
discord-unreachable = Discord не отвечает.
discord-unreachable-mend = Steward пробует снова сам. Если это не проходит, проверьте сеть сервера и страницу discordstatus.com.

## Что стоит на сообщениях

discord-more = Ещё
discord-form-waits = Осталось заполнить: «{ $title }».
discord-form-open = Открыть
discord-menu-report = Пожаловаться
discord-menu-automod-explain = Почему?
discord-menu-history = История
discord-menu-note = Заметка
discord-menu-warn = Предупредить
discord-menu-mute = Мут
discord-menu-kick = Исключить
discord-menu-ban = Забанить
discord-seen-member = все
discord-seen-trusted = все
discord-seen-moderator = кто может отправлять в тайм-аут
discord-seen-lead = кто может банить
discord-seen-admin = кто может управлять сервером
discord-seen-owner = администраторы

## Что не так на сервере и что с этим делать

trouble-discord-content = Discord не даёт мне читать сообщения.
remedy-discord-content = Портал разработчика → ваше приложение → Bot → включите Message Content Intent и перезапустите меня.
trouble-discord-members = Discord не сообщает мне, кто приходит и уходит.
remedy-discord-members = Портал разработчика → ваше приложение → Bot → включите Server Members Intent и перезапустите меня.
trouble-discord-audit = Я не вижу журнал аудита.
remedy-discord-audit = Настройки сервера → Роли → моя роль → включите «Просматривать журнал аудита».
trouble-discord-roles = Не могу менять права в каналах.
remedy-discord-roles = Настройки сервера → Роли → моя роль → включите «Управлять ролями».
trouble-discord-files = Не могу прикреплять файлы.
remedy-discord-files = Настройки сервера → Роли → моя роль → включите «Прикреплять файлы».
trouble-discord-polls = Не могу создавать опросы.
remedy-discord-polls = Настройки сервера → Роли → моя роль → включите «Создавать опросы».
trouble-discord-pins = Не могу закреплять сообщения.
remedy-discord-pins = Настройки сервера → Роли → моя роль → включите «Закреплять сообщения».
trouble-discord-events = Не могу создавать события.
remedy-discord-events = Настройки сервера → Роли → моя роль → включите «Создавать события» и «Управлять событиями».
trouble-discord-invites = Не могу создавать приглашения.
remedy-discord-invites = Настройки сервера → Роли → моя роль → включите «Создание приглашения».
trouble-discord-threads = Не могу управлять ветками.
remedy-discord-threads = Настройки сервера → Роли → моя роль → включите «Управлять ветками».
trouble-discord-channel-read = Не могу читать { $detail }.
remedy-discord-channel-read = Настройки канала → Права доступа → добавьте мою роль → разрешите просмотр канала и чтение истории сообщений.
trouble-discord-channel-write = Не могу писать в { $detail }.
remedy-discord-channel-write = Настройки канала → Права доступа → добавьте мою роль → разрешите отправлять сообщения.
trouble-discord-channel-delete = Не могу удалять сообщения в { $detail }.
remedy-discord-channel-delete = Настройки канала → Права доступа → добавьте мою роль → разрешите управлять сообщениями.
trouble-discord-clock = Мои часы расходятся с часами Discord на { $detail } с.
remedy-discord-clock = Включите синхронизацию времени (NTP) на машине, где я работаю.
trouble-discord-review = Людей, с которыми я работаю: { $detail }; с 10 000 Discord требует проверки бота.
remedy-discord-review = Портал разработчика → ваше приложение: заранее подайте заявку на проверку Privileged Intents.
trouble-discord-other-bot = Здесь есть другой бот-модератор: { $detail }.
remedy-discord-other-bot = Пусть за каждым видом нарушений следит кто-то один: выключите его фильтры там или мои правила здесь.
mend-right-discord = Настройки сервера → Роли → моя роль → включите { $right }.
mend-above-discord = Настройки сервера → Роли → поднимите мою роль выше.
right-discord-read = «Просматривать каналы»
right-discord-write = «Отправлять сообщения»
right-discord-delete = «Управлять сообщениями»
right-discord-mute = «Тайм-аут для участников»
right-discord-kick = «Выгонять, одобрять и отклонять участников»
right-discord-ban = «Банить участников»
right-discord-slow = «Управлять каналами»
right-discord-manage = «Управлять сервером»
right-discord-polls = «Создавать опросы»
right-discord-pins = «Закреплять сообщения»
right-discord-events = «Создавать события»
right-discord-invites = «Создание приглашения»

feature-joins = Поэтому я не вижу новых участников, рейдов и новых имён.
feature-by-hand = Поэтому то, что модераторы делают вручную, не становится случаем.
feature-copies = Поэтому картинки и файлы отмеченных сообщений не хранятся в вашей комнате, а диаграммы и календари не приходят.
feature-polls = Поэтому опросы самого Discord не работают; мои собственные голосования работают.
feature-pins = Поэтому ничего не закрепляется.
feature-gatherings = Поэтому событий нет в списке событий Discord.
feature-invites = Поэтому не получится сделать ссылки, по которым видно, откуда приходят люди.
feature-locks = Поэтому не работают закрытие каналов и выдача ролей.
feature-times = Поэтому время на карточках и длина мута могут быть неточны.
feature-review = Без неё я перестану видеть, что пишут люди.
feature-overlap = Поэтому за одно сообщение могут наказать дважды.
