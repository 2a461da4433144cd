# The idea board, and themes of complaints and bugs.

activity-ideas = Idea no. { $ref }
due-ideas-close = the end of an idea's time on the board
due-ideas-tidy = an idea that was written and not sent
command-idea-new = Propose an idea for this community
option-idea-new-title = your idea in one line
command-idea-list = Ideas: what is open, what was decided
command-idea-show = One idea, with its buttons
option-idea-show-number = the idea's number
command-idea-decide = Decide on an idea, with a reason
option-idea-decide-number = the idea's number
command-idea-board = Where ideas go up and how much support they need
option-idea-board-channel = the channel for ideas
option-idea-board-support = how many people must support an idea
option-idea-board-days = for how many days an idea stays open
command-theme-new = Gather complaints or bug reports under one theme
option-theme-new-sort = complaint or bug
option-theme-new-title = what it is about, in one line
choice-theme-new-sort-complaint = complaint
choice-theme-new-sort-bug = bug
command-theme-add = Put a message under a theme
option-theme-add-message = a link to the message, if you don't reply to it
option-theme-add-theme = the theme's number
command-theme-list = Themes of complaints and bugs
command-theme-show = One theme, with its buttons
option-theme-show-number = the theme's number
ideas-thing = { $number }. { $title }
ideas-board-title = Idea { $number }: { $title }
ideas-by = Proposed by { $name }
ideas-somebody = a member
ideas-count = { $count } of { $needed } · open until { $until }
ideas-reached = { $count } people want this. The team is looking at it.
ideas-rests = It had { $count } of { $needed } when its time was up. It rests for now; anybody may propose it again.
ideas-decided = { $outcome } · decided by { $name }
ideas-told-count =
    { $count ->
        [one] One person who cared was told.
       *[other] { $count } people who cared were told.
    }
ideas-support = I want this too
ideas-support-number = Support no. { $number }
ideas-mine-is-new = No, mine is new
ideas-withdraw = Withdraw my idea
ideas-press-planned = Planned
ideas-press-done = Done
ideas-press-later = Not now
ideas-press-declined = No
ideas-press-export = Export
ideas-press-own = I'll take it
ideas-outcome-planned = Planned
ideas-outcome-done = Done
ideas-outcome-later = Not now
ideas-outcome-declined = Declined
ideas-state-draft = not sent yet
ideas-state-open = open
ideas-state-review = the team is looking at it
ideas-state-lapsed = rests
ideas-state-withdrawn = withdrawn
ideas-form-title = Your idea
ideas-field-title = In one line
ideas-hint-title = What should there be?
ideas-field-text = More about it
ideas-form-send = Propose
ideas-no-title = An idea needs at least one line. Use /idea new again.
ideas-no-board = Use /idea new in the community's chat, so that others can see your idea. Or ask the team to choose a channel with /idea board.
ideas-up = Idea { $number } is on the board. Whoever wants it too can support it with one tap, and you'll hear what comes of it.
ideas-alike-title = Is it one of these?
ideas-alike-ask = If one of them is what you mean, support it: ideas get further together.
ideas-unknown = I don't know this idea any more. /idea list shows what there is.
ideas-closed = This one takes no more support: { $state }.
ideas-own = Idea { $number } is yours, so your support is counted already.
ideas-supported = You support “{ $title }”. { $count } so far. Tap again to take it back.
ideas-unsupported = You don't support “{ $title }” any more. { $count } do.
ideas-withdrawn = “{ $title }” is off the board.
ideas-list-title = Ideas
ideas-list-none = No ideas yet. Be the first: /idea new
ideas-list-line = { $number }. { $title } · { $count } · { $state }
ideas-list-more = and { $count } more
ideas-review-title = Idea { $number } waits for your decision
ideas-review-ask = What do you say? Everybody who wants it will hear your reason.
ideas-reason-title = { $outcome }: why?
ideas-field-reason = Your reason, in a sentence or two
ideas-hint-reason = Everybody who supports it reads this.
ideas-reason-send = Decide and tell
ideas-no-reason = A decision needs a reason: it is what people will read. Nothing was changed.
ideas-decided-told =
    Decided. { $count ->
        [one] One person hears of it in private.
       *[other] { $count } people hear of it in private.
    } { $untold ->
        [0] { "" }
        [one] One can't be written to.
       *[other] { $untold } can't be written to.
    }
ideas-told = You cared about “{ $thing }”. Now there is a decision: { $outcome }.
ideas-told-why = { $reason }
ideas-told-thanks = Thank you for speaking up.
ideas-lapsed = Your idea “{ $title }” (no. { $number }) found { $count } of { $needed } voices in its time. It rests for now; you may propose it again.
ideas-bad-support = “{ $text }” is no number of people. Try support:10 (from 1 to 10000).
ideas-bad-days = “{ $text }” is no number of days. Try days:30 (from 1 to 365).
ideas-bad-channel = I see no channel “{ $text }”. Write its name, or leave it out.
ideas-board-channel = in the channel you chose
ideas-board-anywhere = where they are proposed
ideas-board-now = Ideas go up { $where }, need { $count } people, and stay open for { $days } days.
ideas-theme-title = Theme { $number }: { $title }
ideas-theme-thing = { $title }
ideas-theme-sort = Kind
ideas-sort-complaint = complaint
ideas-sort-bug = bug
ideas-theme-voices = Messages
ideas-theme-count =
    { $count ->
        [one] { $count } message
       *[other] { $count } messages
    } from { $people ->
        [one] one person
       *[other] { $people } people
    }
ideas-theme-short =
    { $count ->
        [one] one message
       *[other] { $count } messages
    }
ideas-theme-owner = Owner
ideas-theme-nobody = nobody yet
ideas-theme-how = Say what kind it is and what it is about: /theme new sort:bug title:Search finds nothing
ideas-theme-no-message = Use this on a person's message, or give a link to it.
ideas-theme-unknown = There is no theme with this number. /theme list shows them.
ideas-theme-none-likely = No theme fits this message. Make one with /theme new, or name one: /theme add theme:3
ideas-theme-which = More than one theme may fit: { $titles }. Say which: /theme add theme:3
ideas-theme-added = It stands under theme { $number }, “{ $title }”. Its author will hear what is decided.
ideas-theme-there = It stood under theme { $number }, “{ $title }”, already.
ideas-themes-title = Themes
ideas-themes-none = No themes yet. /theme new makes one; /theme add puts messages under it.
ideas-themes-line = { $number }. { $title } · { $parts }
ideas-export =
    { $count ->
        [one] One message, to read and as a table.
       *[other] { $count } messages, to read and as a table.
    }
ideas-export-names = Without names: whoever has access finds them by the links.
ideas-mydata = Ideas: { $ideas } of yours, { $supports } you support; { $voices } messages of yours under themes of the team
ideas-thing-state = { $number }. { $title } · { $state }
ideas-decided-already = Decided already: { $outcome } · { $name }. Nothing was changed; /idea show and /theme show say why.
