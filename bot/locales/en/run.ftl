# steward run: what it says in the terminal.

cli-task-run = Let it work in your community
cli-help-run =
    Run on Discord, on Telegram, or on both

    One token is enough: STEWARD_TELEGRAM__TOKEN or STEWARD_DISCORD__TOKEN in the environment, or config.toml.
    docs/telegram.md and docs/discord.md tell step by step how to get one.

    Example: STEWARD_TELEGRAM__TOKEN_FILE=token.txt steward run
cli-help-run-role = What this process does: all of it, or one part of a larger set-up.
cli-run-role = --role { $role } needs a store that several processes share, and this version keeps everything in one file. Leave --role out: one process serves thousands of communities.
cli-run-no-token =
    No platform has a token yet, so there is nobody to serve. Set one of these and start again:
      Telegram: STEWARD_TELEGRAM__TOKEN (ask @BotFather for a bot; docs/telegram.md)
      Discord: STEWARD_DISCORD__TOKEN (make one in the developer portal; docs/discord.md)
    To look around without a token: steward demo
cli-run-started = Steward is running. Everything is kept in { $path }. Ctrl+C stops it; nothing is lost.
cli-run-watched = Health: { $url }
cli-run-connected = { $platform }: connected.
cli-run-invitation = To add it to a community: { $link }
cli-run-refused = { $platform }: { $what } { $mend }
cli-run-hopeless = No platform lets Steward in, so it ends here. Mend what stands above and start again; nothing was lost.
cli-run-port = Port { $port } is taken, so nobody could see whether all is well. Choose another one: STEWARD_HTTP__PORT={ $next }, or 0 for none.
cli-run-closing = Ending: what has begun is finished and stored.
cli-run-hurried = Not everything ended within { $seconds } seconds, so it is cut off. Nothing is lost: what was begun is taken up at the next start.
cli-check-token =
    { $platform ->
        [discord] discord.token does not have the shape of a Discord token. Copy it whole from the developer portal, page Bot, button Reset Token.
       *[telegram] telegram.token does not have the shape of a Telegram token. Copy it whole from @BotFather: digits, a colon, letters.
    }
