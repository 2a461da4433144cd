# Discord: what people read that only Discord needs.

## Why Discord will not have Steward, or can't be reached; each with what mends it

discord-token = Discord does not accept the bot's token.
discord-token-mend = Open the developer portal → your application → Bot → Reset Token, and put the new token into the configuration. Whoever has the old one can do nothing with it any more.
discord-intents = Discord refuses the connection: the application may not read members or messages.
discord-intents-mend = Open the developer portal → your application → Bot → Privileged Gateway Intents, switch on Server Members Intent and Message Content Intent, and save. If I run on, I try again within five minutes; otherwise start me again.
discord-shards = Discord refuses the number of shards in the configuration.
discord-shards-mend = Take discord.shards out of the configuration: Discord then says itself how many it wants.
discord-version = Discord refuses this version of Steward.
discord-version-mend = Update Steward.
discord-unreachable = Discord can't be reached.
discord-unreachable-mend = Steward tries again by itself. If it goes on, look at the server's network and at discordstatus.com.

## What stands on messages

discord-more = More
discord-form-waits = “{ $title }” is ready for you.
discord-form-open = Open
discord-menu-report = Report
discord-menu-automod-explain = Explain
discord-menu-history = History
discord-menu-note = Add a note
discord-menu-warn = Warn
discord-menu-mute = Mute
discord-menu-kick = Kick
discord-menu-ban = Ban
discord-seen-member = everybody
discord-seen-trusted = everybody
discord-seen-moderator = members who may time others out
discord-seen-lead = members who may ban
discord-seen-admin = members who may manage the server
discord-seen-owner = administrators

## What is wrong in a server, and what mends it

trouble-discord-content = Discord does not let me read what people write.
remedy-discord-content = Developer portal → your application → Bot → tick Message Content Intent, then restart me.
trouble-discord-members = Discord does not tell me who comes and goes.
remedy-discord-members = Developer portal → your application → Bot → tick Server Members Intent, then restart me.
trouble-discord-audit = I may not see the audit log.
remedy-discord-audit = Server settings → Roles → my role → switch on View Audit Log.
trouble-discord-roles = I may not change permissions of channels.
remedy-discord-roles = Server settings → Roles → my role → switch on Manage Roles.
trouble-discord-files = I may not attach files.
remedy-discord-files = Server settings → Roles → my role → switch on Attach Files.
trouble-discord-polls = I may not create polls.
remedy-discord-polls = Server settings → Roles → my role → switch on Create Polls.
trouble-discord-pins = I may not pin messages.
remedy-discord-pins = Server settings → Roles → my role → switch on Pin Messages.
trouble-discord-events = I may not create events.
remedy-discord-events = Server settings → Roles → my role → switch on Create Events and Manage Events.
trouble-discord-invites = I may not make invites.
remedy-discord-invites = Server settings → Roles → my role → switch on Create Invite.
trouble-discord-threads = I may not manage threads.
remedy-discord-threads = Server settings → Roles → my role → switch on Manage Threads.
trouble-discord-channel-read = I can't read { $detail }.
remedy-discord-channel-read = Channel settings → Permissions → add my role → allow View Channel and Read Message History.
trouble-discord-channel-write = I may not write in { $detail }.
remedy-discord-channel-write = Channel settings → Permissions → add my role → allow Send Messages.
trouble-discord-channel-delete = I may not delete messages in { $detail }.
remedy-discord-channel-delete = Channel settings → Permissions → add my role → allow Manage Messages.
trouble-discord-clock = My clock is { $detail } seconds off Discord's.
remedy-discord-clock = Switch on time synchronisation (NTP) on the machine that runs me.
trouble-discord-review = { $detail } people use me; from 10,000 on Discord wants to review a bot.
remedy-discord-review = Developer portal → your application: apply for the review of Privileged Intents in good time.
trouble-discord-other-bot = Another moderation bot is here: { $detail }.
remedy-discord-other-bot = Let one of us judge each kind of thing: switch its filters off there, or my rules here.
mend-right-discord = Server settings → Roles → my role → switch on { $right }.
mend-above-discord = Server settings → Roles → drag my role above theirs.
right-discord-read = View Channels
right-discord-write = Send Messages
right-discord-delete = Manage Messages
right-discord-mute = Timeout Members
right-discord-kick = Kick, Approve, and Reject Members
right-discord-ban = Ban Members
right-discord-slow = Manage Channels
right-discord-manage = Manage Server
right-discord-polls = Create Polls
right-discord-pins = Pin Messages
right-discord-events = Create Events
right-discord-invites = Create Invite

feature-joins = So I see no joins, raids or new names.
feature-by-hand = So what moderators do by hand never becomes a case.
feature-copies = So pictures and files of flagged messages are not kept in your room, and charts and calendars don't come.
feature-polls = So Discord's own polls don't work; my own ballots still do.
feature-pins = So nothing gets pinned.
feature-gatherings = So events don't appear in Discord's own list of events.
feature-invites = So I can't make links that show where people come from.
feature-locks = So locking channels and giving roles doesn't work.
feature-times = So times on cards and the length of mutes may be off.
feature-review = Without it I would stop seeing what people write.
feature-overlap = So one message may be punished twice.
