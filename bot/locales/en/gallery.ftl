# The gallery: works of members, shown with their consent.

activity-gallery = Gallery no. { $ref }
due-gallery-close = the end of a gallery
due-gallery-show = a work that goes up in the gallery
command-submit = Hand in a work: reply to your own message, or write one
option-submit-message = a link to your message, if you don't reply to it
command-gallery-new = Open a gallery or a hashtag challenge
option-gallery-new-title = what it is about
option-gallery-new-until = when it ends: friday 20:00, in 2 weeks
option-gallery-new-tag = a hashtag under which works are found
option-gallery-new-channel = where works are shown
option-gallery-new-hearts = may people give hearts?
choice-gallery-new-hearts-yes = yes
choice-gallery-new-hearts-no = no
command-gallery-list = Galleries: what is open, what was
command-gallery-mine = My works, and taking one back
command-gallery-feature = Show one work where everybody looks
option-gallery-feature-work = the work's number
option-gallery-feature-channel = in which channel
command-gallery-end = End a gallery now
option-gallery-end-number = the gallery's number
gallery-title = { $title }
gallery-how = Show us yours! Send it here and reply to it with /submit, or tap the button to hand in words.
gallery-how-tag = Show us yours! Post it with #{ $tag }, or tap the button to hand in words.
gallery-promise = Nothing is shown before you say yes, and you can take it back any time with /gallery mine.
gallery-so-far =
    { $works ->
        [0] Nothing hangs here yet · open until { $until }
        [one] One work so far · open until { $until }
       *[other] { $works } works by { $people } { $people ->
            [one] person
           *[other] people
        } · open until { $until }
    }
gallery-is-over =
    { $works ->
        [0] It is over.
        [one] It is over: one work was shown.
       *[other] It is over: { $works } works by { $people } { $people ->
            [one] person
           *[other] people
        }.
    }
gallery-submit = Hand something in
gallery-queue-title = Works for “{ $title }”
gallery-queue-count =
    { $count ->
        [0] Everything has been looked at.
        [one] One work waits for a look.
       *[other] { $count } works wait for a look.
    }
gallery-queue-look = Look at the next
gallery-queue-empty = Everything has been looked at. Thank you!
gallery-work-title = Work { $number } for “{ $title }”
gallery-by = By
gallery-has-picture = It has a picture or a file: look at the message itself.
gallery-left =
    { $count ->
        [one] This is the last one that waits.
       *[other] { $count } wait, this one included.
    }
gallery-accept = Show it
gallery-refuse = Don't show it
gallery-skip = Later
gallery-see = See the message
gallery-accepted-last = Accepted, and that was the last one. Its author is asked before anything is shown.
gallery-accepted-up = Accepted, and that was the last one. Its author has said yes already: it goes up.
gallery-looked-at = Somebody has looked at this one already: { $state }.
gallery-own-work = That is your own work: let somebody else of the team look at it.
gallery-ask = The team would love to show your work in “{ $title }”.
gallery-ask-how = May we? And how shall we name you?
gallery-ask-back = You can take it back any time with /gallery mine.
gallery-yes-name = Yes, with my name
gallery-yes-other = Yes, with another name
gallery-yes-nobody = Yes, without a name
gallery-no = No
gallery-credit = by { $name }
gallery-credit-nobody = by a member
gallery-featured = From “{ $title }”
gallery-heart = ❤ I like it
gallery-heart-given =
    { $count ->
        [one] Your heart is the first. Tap again to take it back.
       *[other] { $count } hearts now. Tap again to take yours back.
    }
gallery-heart-back =
    { $count ->
        [one] Taken back. One heart is left.
       *[other] Taken back. { $count } hearts are left.
    }
gallery-own-heart = It is your own work: hearts are for those of others.
gallery-over = “{ $title }” is over
gallery-thanks =
    { $works ->
        [0] Nobody handed anything in this time.
        [one] One work was shown. Thank you!
       *[other] { $works } works by { $people } { $people ->
            [one] person
           *[other] people
        } were shown. Thank you all!
    }
gallery-best =
    { $count ->
        [one] One heart · work { $number } { $credit }
       *[other] { $count } hearts · work { $number } { $credit }
    }
gallery-mine-title = Your works
gallery-mine-none = You have handed in nothing that still counts.
gallery-mine-line = { $number }. { $what } · { $state }
gallery-a-picture = a picture or file
gallery-state-waiting = waits for the team
gallery-state-accepted = waits for your yes
gallery-state-declined = not shown
gallery-state-withheld = you said no
gallery-state-withdrawn = taken back
gallery-state-shown = shown
gallery-back = Take back { $number }
gallery-taken-back = Taken back. Whatever was shown of it is gone.
gallery-form-title = Your work
gallery-field-text = In your words
gallery-hint-text = A picture? Post it and reply to it with /submit.
gallery-form-send = Hand in
gallery-in = Thank you! Work { $number } is with the team.
gallery-suggested = Work { $number } is in the queue. Its author will be asked before anything is shown.
gallery-empty = There was nothing in it. Try again with a line or two.
gallery-known = This message has been handed in already. /gallery mine shows where it stands.
gallery-not-yours = That is somebody else's message. They can hand it in themselves with /submit.
gallery-none-open = No gallery is open just now. /gallery list shows what there was.
gallery-name-title = By which name?
gallery-field-name = Name
gallery-name-send = Show it so
gallery-agreed = Thank you! It is shown so as soon as the team has looked at it. /gallery mine takes it back.
gallery-withheld = Then it stays yours alone. Nothing is shown.
gallery-not-for-you = Only the author of this work can answer that.
gallery-gone = This work isn't there any more.
gallery-unknown = There is no such work.
gallery-reason-title = Why not?
gallery-field-reason = Its author reads this
gallery-reason-send = Decline
gallery-no-reason = Please give a reason: its author reads it. Nothing was changed.
gallery-declined = Your work for “{ $title }” won't be shown. The team's reason:
gallery-declined-done = Declined. Its author has been told why.
gallery-not-shown = Work { $number } could not be shown: { $why }
gallery-went-along = Your message is gone, so it has left the gallery too. You can hand it in again any time.
gallery-new-title = A new gallery
gallery-field-title = What is it about?
gallery-field-tag = Hashtag (if you want one)
gallery-hint-tag = #mygarden
gallery-field-until = Until when?
gallery-hint-until = friday 20:00, in 2 weeks
gallery-new-send = Open it
gallery-where = Use this in the channel where works shall be shown, or name one: /gallery new channel:gallery
gallery-no-title = A gallery needs a title. Nothing was opened.
gallery-bad-tag = “{ $text }” is no hashtag: letters and digits only, like #mygarden.
gallery-bad-channel = I see no channel “{ $text }”. Write its name, or leave it out.
gallery-tag-taken = #{ $tag } belongs to another gallery that is still open. Take another, or end that one first.
gallery-opened = Gallery { $number } is open until { $until }.
gallery-list-title = Galleries
gallery-list-none = None yet. A moderator opens one with /gallery new.
gallery-list-line = { $number }. { $title } · { $state }
gallery-list-over = over
gallery-list-until = open until { $until }
gallery-ended = This gallery is over. /gallery list shows what is open.
gallery-ended-now = “{ $title }” is over now; the result goes to its channel.
gallery-not-agreed = This work can't be shown: the team or its author has not said yes.
gallery-featured-done = It is on show.
gallery-crisis = Crisis mode is on, so nothing is announced now. Try again after /crisis off.
gallery-mydata =
    { $works ->
        [one] Gallery: one work of yours, { $shown } shown; { $hearts } hearts given
       *[other] Gallery: { $works } works of yours, { $shown } shown; { $hearts } hearts given
    }
gallery-elsewhere = Its picture stands where it was posted.
gallery-bot = That is a bot's message. Works are what people made.
gallery-looked-anew = You changed your work for “{ $title }”, so the team looks at it once more. Then it goes up again.
