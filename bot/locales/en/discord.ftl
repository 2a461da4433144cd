# Discord: what people read that only Discord needs.

## Why Discord will not have Steward, or can't be reached; each with what mends it

discord-token = Discord does not accept the bot's token.
discord-token-mend = Open the developer portal → your application → Bot → Reset Token, and put the new token into the configuration. Whoever has the old one can do nothing with it any more.
discord-intents = Discord refuses the connection: the application may not read members or messages.
discord-intents-mend = Open the developer portal → your application → Bot → Privileged Gateway Intents, tick Server Members Intent and Message Content Intent, save, and start Steward again.
discord-shards = Discord refuses the number of shards in the configuration.
discord-shards-mend = Take discord.shards out of the configuration: Discord then says itself how many it wants.
discord-version = Discord refuses this version of Steward.
discord-version-mend = Update Steward.
discord-unreachable = Discord can't be reached.
discord-unreachable-mend = Steward tries again by itself. If it goes on, look at the server's network and at discordstatus.com.
