# Posts and the editorial calendar.

activity-posts = Post no. { $ref }
due-posts-post = a planned post
due-posts-watch = the hourly look at quiet channels and the plan

command-post = Posts: write, approve, plan and take back what the team says in public
command-post-new = Write a post; without a text a form opens
option-post-new-text = the text, if it is short; leave it out to get a form
option-post-new-channels = where: names of channels, “here” or “everywhere”
option-post-new-when = “tomorrow 18:00”, “every monday 10:00”; nothing keeps it a draft
option-post-new-rubric = the rubric it belongs to
option-post-new-goal = what it is for
option-post-new-template = start from this template
option-post-new-pool = take the texts of this pool, one each time
option-post-new-link = an address to show beneath the text
option-post-new-message = a link to a message to take over, with its pictures
choice-post-new-goal-inform = to inform
choice-post-new-goal-teach = to teach
choice-post-new-goal-talk = to get people talking
choice-post-new-goal-thank = to thank
choice-post-new-goal-invite = to invite
choice-post-new-goal-promote = to promote
command-post-list = Posts that are open, posted, or all of them
option-post-list-which = which ones
choice-post-list-which-open = still open
choice-post-list-which-posted = posted
choice-post-list-which-all = all
command-post-show = One post, with everything that can be done with it
option-post-show-number = the post's number
command-post-edit = Change a post, also one that stands already
option-post-edit-number = the post's number
option-post-edit-link = a new address beneath the text, or - for none
command-post-approve = Approve a post
option-post-approve-number = the post's number
command-post-now = Post it now
option-post-now-number = the post's number
command-post-withdraw = Take a post back; what stands is deleted
option-post-withdraw-number = the post's number
command-post-calendar = The month as a picture and in words
option-post-calendar-month = “december”, “2026-12”, “next”; nothing for this month
command-post-ics = The plan as a file for your own calendar
command-post-import = Take over a plan: paste it as CSV lines
command-post-export = The plan as a CSV file
command-post-newsletter = The week's best as Markdown and HTML, for your e-mail tool
command-post-rubric = Rubrics and the mix you wish for
option-post-rubric-name = the rubric; leave it out to see all
option-post-rubric-share = the wished share of all posts, in percent
option-post-rubric-promo = whether it is promotion
option-post-rubric-goal = what its posts are for
choice-post-rubric-promo-yes = yes
choice-post-rubric-promo-no = no
choice-post-rubric-goal-inform = to inform
choice-post-rubric-goal-teach = to teach
choice-post-rubric-goal-talk = to get people talking
choice-post-rubric-goal-thank = to thank
choice-post-rubric-goal-invite = to invite
choice-post-rubric-goal-promote = to promote
command-post-template = Templates: texts with blanks like {"{"}date{"}"}
option-post-template-name = the template; leave it out to see all
option-post-template-text = its text; leave it out to get a form
command-post-bank = Pools of texts that come round again, and questions to ask
option-post-bank-pool = the pool; leave it out to see all
option-post-bank-text = texts to add, one a line
command-post-quiet = Ask something from a pool when a channel is quieter than usual
option-post-quiet-pool = the pool of questions; leave it out to see what is set
option-post-quiet-channels = which channels
command-post-plan = What the plan wants: a ceiling for promotion, no long gaps
option-post-plan-promo = at most so many percent of promotion; 0 for no ceiling
option-post-plan-gap = at most so many days without a post; 0 for any

posts-number = Post { $ref }
posts-untitled = No text yet
posts-state-draft = draft
posts-state-approved = approved, no time yet
posts-state-scheduled = scheduled
posts-state-series = comes round
posts-state-posted = posted
posts-state-edited = posted, edited since
posts-state-missed = not posted in time
posts-state-withdrawn = withdrawn
posts-goal-inform = to inform
posts-goal-teach = to teach
posts-goal-talk = to get people talking
posts-goal-thank = to thank
posts-goal-invite = to invite
posts-goal-promote = to promote

## The card

posts-where = Where
posts-when = When
posts-next = Next times
posts-pool = From the pool
posts-for = For
posts-media = Pictures
posts-by = By
posts-at = { $at }
posts-no-time = no time yet
posts-nowhere-yet = no channel yet
posts-list = { $items }
posts-pair = { $one } · { $two }
posts-media-message = copied from a message in { $at }, beneath the text
posts-by-approved = { $author } · approved by { $by }
posts-variant-of = On { $platform }:
posts-line = { $ref } · { $title } · { $facts }
posts-series-ended = This series has ended: nothing more will come of it. Edit its time to start it again.
posts-series-paused = This series is paused. /schedule lets it go on.

posts-do-approve = Approve
posts-do-edit = Edit
posts-do-fill = Fill in the blanks
posts-do-preview = Preview
posts-do-preview-on = Preview on { $platform }
posts-do-now = Post now
posts-do-again = Post again
posts-do-withdraw = Withdraw
posts-do-keep = Keep it
posts-do-variant = Text for { $platform }
posts-do-copy = Use again
posts-do-sure = Approve all the same
posts-do-sure-now = Post it all the same
posts-do-newer = Newer
posts-do-older = Older
posts-do-before = The month before
posts-do-after = The month after

## What was done

posts-made = Post { $ref } is kept as a draft.
posts-asks = { $author } asks for your approval of post { $ref }.
posts-stands = Post { $ref } by { $author }
posts-asked = I asked the team to approve it.
posts-saved = Post { $ref } is saved.
posts-again = It had been approved. Because it changed, it is a draft again until somebody approves it.
posts-copied = Post { $ref } is a draft with the words of post { $old }.
posts-approved-approved = Approved. Post { $ref } has no time yet: give it one, or post it now.
posts-approved-scheduled = Approved. Post { $ref } goes out by itself.
posts-approved-past = Approved, but the time of post { $ref } has passed. Give it a new one, or post it now.
posts-told-approved = Your post no. { $ref } has been approved ({ $when }).
posts-now = Post { $ref } is going out now.
posts-now-held = Crisis mode is on, so it waits. /crisis lists it, to be resumed or dropped.
posts-withdrawn =
    { $count ->
        [0] Post { $ref } is withdrawn. Nobody had seen it.
        [one] Post { $ref } is withdrawn. Its message is being deleted.
       *[other] Post { $ref } is withdrawn. Its { $count } messages are being deleted.
    }
posts-sure-withdraw = Post { $ref } can be seen already. Withdrawing deletes it everywhere.
posts-mydata = For the team: { $posts } posts of yours and { $items } texts in pools

## What keeps something from being done

posts-unknown = This button is from an older list. /post list shows the posts as they are now.
posts-no-post = There is no post “{ $number }”. /post list shows them all.
posts-no-message = I can't find that message. Reply to it, or copy its link from its menu.
posts-wait = I'm just getting to know the channels here. Try again in a moment.
posts-is-withdrawn = Post { $ref } has been withdrawn. “Use again” makes a new draft of it.
posts-no-draft = Post { $ref } is no draft any more. This is how it stands.
posts-not-now = Post { $ref } can't be posted now. This is how it stands.
posts-not-ready = It isn't ready yet. This is what it lacks:
posts-changed = It was changed since you looked. This is how it reads now.
posts-raced = Somebody changed post { $ref } while you were writing. Open it again with /post edit and put in what you need.
posts-yours = So that nothing is lost, here is what you wrote:
posts-stays = A post that stands keeps its channels and its time. “Use again” makes a new one.
posts-own = Somebody else of the team has to approve what you wrote. That is a lead or an administrator.
posts-lacks-channel = It has no channel yet. Edit it and name one.
posts-lacks-text = It has no text.
posts-lacks-blank = The blank { $name } is not filled in.
posts-too-long = On { $platform } it has { $count } characters, and { $most } fit. Shorten it there, or give { $platform } a text of its own.
posts-text-long = That text has { $count } characters, and { $most } fit. Shorten it, or make two of it.
posts-many-channels = At most { $most } channels for one post. The others were left out.
posts-no-channel = I don't see a channel “{ $name }”. Check its name, or whether I may see it.
posts-no-channel-near = I don't see a channel “{ $name }”. Did you mean { $near }?
posts-no-rubric = There is no rubric “{ $name }”. There are: { $known }. A lead can add one with /post rubric.
posts-no-goal = “{ $name }” is none of the goals: { $known }.
posts-no-template = There is no template “{ $name }”. There are: { $known }.
posts-no-pool = There is no pool “{ $name }”. /post bank makes one.
posts-no-link = “{ $link }” is no address. It begins with https://
posts-pool-when = A pool needs a time that comes round, like “every day 10:00”. Edit it to set one.
posts-no-month = I can't read “{ $text }” as a month. Try “december”, “2026-12” or “next”.
posts-nowhere = Post { $ref } could not be posted in any channel.
posts-picture-lost = The pictures of post { $ref } could not be copied: { $why }
posts-pool-empty = Post { $ref } was to take a text of the pool “{ $pool }”, but nothing in it is approved. Add texts with /post bank.

## What to beware of

posts-doubt = Before post { $ref } is approved:
posts-doubt-now = Before post { $ref } goes out:
posts-warn-near = Post { $ref } (“{ $title }”) is in the same channel, { $apart } apart.
posts-warn-same = The same text is in post { $ref } of { $at }.
posts-warn-promo = With this one, { $count } of { $total } posts within four weeks are promotion: { $percent }%. The ceiling is { $most }%.
posts-warn-mix = With this one, { $count } of { $total } posts within four weeks are “{ $rubric }”: { $percent }%. You wish for { $wished }%.
posts-warn-media = Pictures can't be copied from one platform to another: on { $platform } the text stands alone. A link works on both.
posts-gap = No post between { $since } and { $until }. The plan wants at most { $days } days without one.
posts-gap-told = There is a gap in the plan: no post between { $since } and { $until }, and the plan wants at most { $days } days. /post new fills it.

## Lists, the month, the plan

posts-list-open = Posts that are still open
posts-list-posted = What was posted
posts-list-all = All posts
posts-list-made = New drafts
posts-list-none = There is nothing here. /post new writes a post.
posts-month =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
posts-month-line = { $day }, { $time } · { $title } · { $facts }, no. { $ref }
posts-month-none = Nothing is planned for this month.
posts-mix =
    { $count ->
        [one] One post: { $shares }
       *[other] { $count } posts: { $shares }
    }
posts-mix-rubric = { $rubric } { $percent }% (wished { $wished }%)
posts-mix-plain = { $rubric } { $percent }%
posts-mix-promo = promotion { $percent }% (at most { $most }%)
posts-kept = { $count } of { $total } planned posts went out on time.
posts-rubrics = Rubrics
posts-rubrics-none = There are no rubrics yet. /post rubric name:tips share:40 makes one.
posts-rubric-line =
    { $wished ->
        [0] { $rubric } · { $goal }
       *[other] { $rubric } · wished { $wished }% · { $goal }
    }
posts-rubric-promo = promotion
posts-rubric-how = A rubric has a name of at most 40 characters and a share from 0 to 100.
posts-plan-how = Promotion is a number from 0 to 100, the gap a number of days from 0 to 365.
posts-plan-is = The plan: { posts-plan-promo }; { posts-plan-gap }.
posts-plan-promo =
    { $promo ->
        [0] no ceiling for promotion
       *[other] at most { $promo }% promotion
    }
posts-plan-gap =
    { $gap ->
        [0] gaps of any length
        [one] never more than one day without a post
       *[other] never more than { $gap } days without a post
    }
posts-ics =
    { $count ->
        [one] One post for your calendar. Open the file to add it.
       *[other] { $count } posts for your calendar. Open the file to add them.
    }
posts-ics-none = Nothing is planned and nothing was posted in the last four weeks, so there is no file.
posts-ics-most =
    { $count ->
        [one] One more, further away, is left out.
       *[other] { $count } more, further away, are left out.
    }
posts-export-most = These are the newest ones; older ones are left out.
posts-export =
    { $count ->
        [one] One post as CSV. A text that begins like a formula has an apostrophe before it; /post import takes it off.
       *[other] { $count } posts as CSV. A text that begins like a formula has an apostrophe before it; /post import takes it off.
    }

## CSV

posts-csv-title = Take over a plan
posts-csv-read = Read it
posts-csv-found = Good lines: { $good } · lines that need you: { $bad }
posts-csv-fault = Line { $line }, “{ $column }”: { $what }
posts-csv-fault-line = Line { $line }: { $what }
posts-csv-more =
    { $count ->
        [one] …and one more.
       *[other] …and { $count } more.
    }
posts-csv-lines = I read pasted lines; files I can't open yet. A long plan goes in several pastes. The good lines become drafts, and nothing is posted before somebody approves it.
posts-csv-take =
    { $count ->
        [one] Take the good line
       *[other] Take the { $count } good lines
    }
posts-csv-again = Paste again
posts-csv-head = The first line has to name the columns, with “text” among them: when, channels, text, rubric, goal, link, telegram, discord.
posts-csv-quote = A quotation mark is not closed, or stands alone. Write it twice inside a text, and once at each end.
posts-csv-cells = There are { $count } cells, and { $most } columns. Put the text into quotation marks if it holds commas.
posts-csv-many = At most { $most } posts at once. Paste the rest separately.
posts-csv-gone = These lines are not there any more. Paste them again with /post import.
posts-csv-taken = These lines were taken already. /post list shows them.
posts-csv-made =
    { $count ->
        [one] One draft was made: no. { $first }.
       *[other] { $count } drafts were made: no. { $first } to { $last }.
    }

## Forms

posts-new-title = A new post
posts-edit-title = Edit post { $ref }
posts-fill-title = Blanks of post { $ref }
posts-variant-title = Post { $ref } on { $platform }
posts-template-title = A template
posts-pool-title = New texts
posts-field-text = Text
posts-field-channels = Channels
posts-field-channels-hint = #news, #general; “here” or “everywhere”
posts-field-when = When
posts-field-when-hint = tomorrow 18:00 · every monday 10:00 · empty: no time yet
posts-field-when-keep = empty: as it is, { $rule }
posts-field-rubric = Rubric
posts-field-goal = What it is for
posts-field-variant = Text there; empty for the common one
posts-field-csv = Lines of CSV, the first names the columns
posts-field-csv-hint = when,channels,text,rubric,goal
posts-field-save = Save

## Pools, templates, quiet channels

posts-pools = Pools of texts
posts-pools-none = There are no pools yet. /post bank pool:questions text:… makes one.
posts-pools-line = { $pool } · ready { $ready } · waiting for approval { $count }
posts-pool-is = The pool “{ $pool }”
posts-pool-none = It is empty.
posts-pool-line = { $ref } · { $text } · { $state }
posts-pool-used =
    { $count ->
        [0] not used yet
        [one] used once
       *[other] used { $count } times
    }
posts-pool-waits = waits for approval
posts-pool-add = Add texts
posts-pool-approve = Approve all
posts-pool-drop = Remove { $ref }
posts-pool-field = One text a line
posts-pool-hint = With blank lines between them, texts may be longer
posts-pool-added = Added: { $count } · known already: { $known }
posts-pool-added-waits = Added: { $count } · known already: { $known }. A lead has to approve them before they are used.
posts-pool-approved =
    { $count ->
        [0] Nothing was waiting.
        [one] One text is approved.
       *[other] { $count } texts are approved.
    }
posts-pool-many = At most { $most } texts at once. Add the rest after these.
posts-pool-dropped = Text { $ref } is out of the pool.
posts-pool-gone = That text is not there any more.
posts-pool-name = A name has at most { $most } characters and no colon.
posts-templates = Templates: { $known }
posts-templates-none = There are no templates yet. /post template name:event makes one.
posts-template-kept = The template “{ $name }” is kept. Its blanks: { $blanks }. No post goes out with one of them open.
posts-template-plain = The template “{ $name }” is kept. It has no blanks; write one as {"{"}date{"}"}.
posts-template-hint = Blanks in braces: {"{"}date{"}"}, {"{"}place{"}"}
posts-quiet = Quiet channels
posts-quiet-line = { $channel } · asks from “{ $pool }”
posts-quiet-off = Stop in { $channel }
posts-quiet-how = I ask at most once a day, never at night and never in crisis mode, and only when three hours had less than half of what is usual then.
posts-quiet-none = No channel is watched. /post quiet pool:questions channels:#general begins.

## The newsletter

posts-news = The week from { $since } to { $until }
posts-news-by =
    { $count ->
        [0] No message was answered by { $least } different people or more this week. The files hold the { $posts } posts of the team.
       *[other] By how many different people answered: { $count } of the { $total } messages that I still have, each answered by at least { $least }, from channels that everybody can read. With them { $posts } posts of the team. Reactions are not counted.
    }
posts-news-line =
    { $n ->
        [one] { $author } in { $channel }, answered by one person
       *[other] { $author } in { $channel }, answered by { $n } people
    }
posts-news-ask = The files quote people by name and link to their messages. Ask them before you send it outside this community.
posts-news-none = There is nothing to tell of the last seven days: no message was answered by several people, and nothing was posted.
