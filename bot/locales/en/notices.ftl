# Notices: what a member is told about a decision.

notice-in-channel = in #{ $channel }
notice-somewhere = here
notice-delete-person = Your message { $where } was removed by a moderator.
notice-delete-rule = Your message { $where } was removed automatically; no moderator has looked yet.
notice-hold-person = Your message { $where } is held back for now by a moderator.
notice-hold-rule = Your message { $where } is held back automatically until a moderator has looked.
notice-mute-person = A moderator has set you to reading only for a while.
notice-mute-rule = You were set to reading only for a while, automatically; no moderator has looked yet.
notice-warn-person = A moderator has given you a warning.
notice-warn-rule = You have a warning, given automatically; no moderator has looked yet.
notice-kick-person = A moderator has removed you from the group.
notice-kick-rule = You were removed from the group automatically; no moderator has looked yet.
notice-ban-person = Your access to the group was closed by a moderator.
notice-ban-rule = Your access to the group was closed automatically; no moderator has looked yet.
notice-rule = House rule { $number }: { $title }
notice-topic = What it is about: { $topic }
notice-reason = The moderator wrote: { $text }
notice-strike =
    { $n ->
       *[other] This is warning { $n } of { $of }, kept until { $until }.
    }
notice-may-write = You can keep writing.
notice-may-read = You can only read until { $until }.
notice-may-wait = You don't have to do anything; a moderator will look.
notice-may-return = You can come back when you like.
notice-may-nothing = You can ask for it to be looked at again below.
notice-automated = Decided by an automatic rule.
notice-by-person = Decided by a person.
notice-mistake = Think it was a mistake?
notice-public = { $name }, I have a message for you and can't write to you in private.
notice-public-back = { $name }, what I had for you was taken back: nothing stands against you.
notice-not-yours = This is for somebody else.
press-look-again = Ask to look again
press-show-notice = Show me
again-thanks = Thank you. Your request is with the moderators; the answer comes here.
again-thanks-other = Thank you. Somebody else than whoever decided will look; the answer comes here.
again-asked-already = Your request is already with the moderators.
again-answered = This was looked at again already.
again-taken-back = This was taken back already: nothing stands against you here.
again-upheld = It was looked at again, and it stays as it is.
correction-title = It was taken back.
correction-text = We were wrong, or somebody thought better of it: what I told you before no longer counts. Sorry for the trouble.
repost = { $name } wrote this; it was removed and is back now. The original can't be restored, so here are the words:
