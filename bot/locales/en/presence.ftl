# Steward itself in a place: the first word, a word why not, rights that go and come, handing over.

presence-hello = Hello, I'm Steward. I help your moderators: I bring them what may need a person, and tell members what was decided and why. Nobody is punished unless your team decides it.
presence-members = You can call a moderator with /report. Every decision about you can be looked at again, and /mydata shows what I keep about you.
presence-keeps = What is written here is kept for { $length } and then forgotten.
presence-host = I am run by { $host }.
press-presence-setup = Set me up
presence-added = Thank you for adding me to { $place }. Setting me up takes five minutes: /setup there, or the button here. Until then I only read.
presence-or-room = If that is your moderators' chat, there is nothing to set up in it: choose it while you set up your community, at “Where shall I bring things to you?”
presence-back = I'm back in { $place }. Settings, cases and rules are as they were.
presence-not-yours = I only work in communities chosen by whoever runs me, so I'm leaving now. Nothing that was written here is kept.
presence-own = Steward is free: anybody can run their own.
presence-rights-lost = I lost the right to { $rights }.
presence-rights-noticed = I notice by myself when it is back.
presence-rights-back =
    { $count ->
        [one] I have my rights back. One thing could not be done without them. Shall I do it now?
       *[other] I have my rights back. { $count } things could not be done without them. Shall I do them now?
    }
presence-troubles = I am here, but not everything works:
presence-well-again = Everything I need here works again.
presence-again =
    { $count ->
        [one] Trying it again. The card says how it went.
       *[other] Trying { $count } again. The cards say how it went.
    }

command-handover = Hand Steward over: who answers for it here, how its token changes hands
option-handover-person = who is to answer for it from now on
handover-title = Handing over
handover-keeper = Answers for me here
handover-nobody = nobody by name
handover-how = /handover @name makes an administrator the one who answers for me. Everything else stays: settings, rules, cases.
handover-token = If whoever hosts me changes, so should the token:
handover-token-1 = 1. Telegram: in @BotFather, /revoke gives a new token and ends the old one; “Transfer Ownership” in the bot's settings gives the bot itself away. Discord: in the developer portal, page Bot, Reset Token; a team can own the application.
handover-token-2 = 2. Put the new token into the file that token_file names: I take it up within five minutes, without a restart. In the environment it needs one.
handover-token-3 = 3. /doctor says whether I am well.
handover-data = The data lies where I run: “steward backup” makes a copy to carry elsewhere, “steward restore” puts it in place.
handover-no-admin = { $name } is no administrator here. Make them one first, then hand over.
handover-already = { $name } answers for me already.
handover-done = { $name } answers for Steward here from now on · { $by }
handover-to-you = You answer for Steward in this community now. Nothing else has changed. This is what may need you:
doctor-one-admin = Only one person here may set me up. If they are gone, nobody can.
doctor-one-admin-mend = Make somebody you trust an administrator too. /handover tells what else to hand on.
