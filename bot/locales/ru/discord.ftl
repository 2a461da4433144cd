# Discord: тексты для людей, которые нужны только в Discord.

## Почему Discord не пускает Steward или не отвечает; рядом — что с этим делать

discord-token = Discord не принимает токен бота.
discord-token-mend = Откройте портал разработчика → ваше приложение → Bot → Reset Token и впишите новый токен в настройки. Старый токен после этого бесполезен, у кого бы он ни был.
discord-intents = Discord отказывает в подключении: приложению не разрешено видеть участников или сообщения.
discord-intents-mend = Откройте портал разработчика → ваше приложение → Bot → Privileged Gateway Intents, включите Server Members Intent и Message Content Intent, сохраните и запустите Steward снова.
discord-shards = Discord не принимает число шардов из настроек.
discord-shards-mend = Уберите из настроек discord.shards: тогда Discord сам скажет, сколько их нужно.
discord-version = Discord не принимает эту версию Steward.
discord-version-mend = Обновите Steward.
discord-unreachable = Discord не отвечает.
discord-unreachable-mend = Steward пробует снова сам. Если это не проходит, проверьте сеть сервера и страницу discordstatus.com.
