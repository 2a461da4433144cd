# The schedule: rules in words, times that can't be read, what will happen when.

## A rule in words

schedule-said = { $how } at { $time }
schedule-said-until = { $rule }, until { $date }
schedule-said-times =
    { $n ->
        [one] { $rule }, once
       *[other] { $rule }, { $n } times
    }
schedule-said-day = every day
schedule-said-days =
    { $n ->
        [2] every other day
       *[other] every { $n } days
    }
schedule-said-weeks =
    { $n ->
        [2] every other week { $on }
       *[other] every { $n } weeks { $on }
    }
schedule-said-month = { $on } of every month
schedule-said-months =
    { $n ->
        [2] { $on } of every other month
       *[other] { $on } of every { $n } months
    }
schedule-said-year = every year { $on }
schedule-said-years =
    { $n ->
        [2] every other year { $on }
       *[other] every { $n } years { $on }
    }
schedule-said-date = on { $day } { $month }
schedule-said-nth = on { $days }
schedule-said-last = on the last day
schedule-said-date-of =
    { $n ->
        [one] on day { $days }
       *[other] on days { $days }
    }
schedule-last-day = the last
schedule-date = { $day } { $month } { $year }
schedule-each-mon = every Monday
schedule-each-tue = every Tuesday
schedule-each-wed = every Wednesday
schedule-each-thu = every Thursday
schedule-each-fri = every Friday
schedule-each-sat = every Saturday
schedule-each-sun = every Sunday
schedule-on-days = on { $days }
schedule-on-workdays = from Monday to Friday
schedule-on-weekends = on Saturdays and Sundays
schedule-days-mon = Mondays
schedule-days-tue = Tuesdays
schedule-days-wed = Wednesdays
schedule-days-thu = Thursdays
schedule-days-fri = Fridays
schedule-days-sat = Saturdays
schedule-days-sun = Sundays
schedule-nth =
    { $nth ->
        [first] the first
        [second] the second
        [third] the third
        [fourth] the fourth
        [fifth] the fifth
       *[last] the last
    } { $day ->
        [mon] Monday
        [tue] Tuesday
        [wed] Wednesday
        [thu] Thursday
        [fri] Friday
        [sat] Saturday
       *[sun] Sunday
    }
schedule-month-1 = January
schedule-month-2 = February
schedule-month-3 = March
schedule-month-4 = April
schedule-month-5 = May
schedule-month-6 = June
schedule-month-7 = July
schedule-month-8 = August
schedule-month-9 = September
schedule-month-10 = October
schedule-month-11 = November
schedule-month-12 = December
schedule-note-short = Months without a { $day } are left out. To have one in every month, write “last day of the month”.
schedule-note-leap = That day comes every four years. For every year, take 28 February.
schedule-note-fifth = Most months have no fifth one, and are left out. To have one in every month, write “last”.
schedule-note-counted = Counted from { $date }.
schedule-note-nth = If you mean { $which } of each month, add “of the month”.

## What can't be read, with what can

schedule-bad-empty = When? For example: tomorrow 19:30, 24.12. 18:00, in 2 hours, Friday 20:00.
schedule-bad-long = That is too long for a time. For example: tomorrow 19:30.
schedule-bad-word = I don't understand “{ $word }”. Times look like: tomorrow 19:30, 24.12. 18:00, in 2 hours. What repeats: every Monday 10:00, last Friday of the month 18:00.
schedule-bad-clock = There is no { $text } on the clock. Times go from 00:00 to 23:59, for example 19:30 or 7 pm.
schedule-bad-hour = { $hour } at night, or in the afternoon? Write { $night } or { $day }.
schedule-bad-night = A night belongs to two days. Write the day on which it is { $time } then, without “night”: { $text } { $time }.
schedule-bad-dot = “{ $text }” could be a date or a time. Write the time as { $time }, or the month as a word.
schedule-bad-date = There is no such day: { $text }. For example: 24.12. 18:00 or 24 December 18:00.
schedule-bad-ambiguous = { $text } could be { $day } { $month } or { $day2 } { $month2 }. Write the month as a word.
schedule-bad-two-times = There are two times in it. One at a time, please: tomorrow 19:30.
schedule-bad-two-zones = There are two time zones in it. Take one, or leave it out: then the community's counts.
schedule-bad-zone = I don't know the time zone “{ $text }”. For example: Europe/Berlin, or UTC+3.
schedule-bad-rule-zone = What repeats goes by the community's clock, { $zone }. Write the time without a zone.
schedule-bad-clash = “{ $one }” and “{ $other }” don't go together. Name one day: Friday 20:00.
schedule-bad-weekday = { $date } is not a “{ $text }”. Write either the date or the day of the week.
schedule-bad-no-day = On which day? For example: tomorrow 19:30, or Friday 20:00.
schedule-bad-no-time = At what time? For example: { $text } 19:30.
schedule-bad-past = That was { $at }, which has passed. Take a later time; add the year if you mean another one.
schedule-bad-far = { $at } is more than ten years away. Check the year.
schedule-bad-gap = { $time } does not exist on { $date }: the clocks go forward. The first time after that is { $first }.
schedule-bad-once = “{ $text }” is for what repeats; here I need one moment. For example: tomorrow 19:30.
schedule-bad-repeat = “{ $text }” is one moment; here I need what repeats. For example: every Monday 10:00.
schedule-bad-rule = How often? For example: daily 9:30, every Monday 10:00, every other Tuesday 19:30, last Friday of the month 18:00.
schedule-bad-rule-time = At what time? Put it at the end: every Monday 10:00.
schedule-bad-often = More often than once a day would be noise. For example: daily 9:30.
schedule-bad-step = That is too far apart. I can count up to { $most }: every 2 weeks on Tuesday 19:30.
schedule-bad-which-day = On which day? For example: every Monday 10:00, or on day 15 of every month 12:00.
schedule-bad-which-week = Which week of the month? For example: first Monday of the month 10:00.
schedule-bad-nth-days = Which day of the week? For example: last Friday of the month 18:00, or last day of the month 18:00.
schedule-bad-mixed = Days of the week and days of the month don't go together in one rule. Make two of them.
schedule-bad-over = This would never happen: it ends before it begins. Check the dates.
schedule-bad-far-rule = It would first happen more than ten years from now. Check the dates.

## What was late, for the team

schedule-late-title = Not everything happened on time.
schedule-late-unknowns =
    { $n ->
        [one] One thing I keep, because this version of me doesn't know it:
       *[other] { $n } things I keep, because this version of me doesn't know them:
    }
schedule-late-faileds =
    { $n ->
        [one] One thing failed three times. I keep it, and try again after a restart:
       *[other] { $n } things failed three times. I keep them, and try again after a restart:
    }
schedule-late-skippeds =
    { $n ->
        [one] One was skipped, since it was too late for it:
       *[other] { $n } were skipped, since it was too late for them:
    }
schedule-late-lates =
    { $n ->
        [one] One ran late:
       *[other] { $n } ran late:
    }
schedule-late-line = { $what }, { $length } late
schedule-late-more =
    { $n ->
        [one] and one more
       *[other] and { $n } more
    }
schedule-thing = { $thing } (schedule { $number })
schedule-thing-lost = schedule { $number }
schedule-kind-unknown = { $kind } { $ref }
schedule-due-of = { $what } · { $thing }

## /schedule

command-schedule = Everything that repeats: see it, pause it, move it
command-schedule-preview = When something repeats: by its number, or by words such as “every Monday 10:00”
option-schedule-preview-what = a schedule's number, or a rule in words
command-schedule-pause = Let something that repeats rest for a while
option-schedule-pause-number = the schedule's number
command-schedule-resume = Let it go on
option-schedule-resume-number = the schedule's number
command-schedule-run = Do it now, once, beside its rule
option-schedule-run-number = the schedule's number
command-schedule-delete = End something that repeats
option-schedule-delete-number = the schedule's number
command-schedule-move = Let it repeat by another rule
option-schedule-move-number = the schedule's number
option-schedule-move-rule = the new rule, for example: every Monday 10:00
activity-schedule = Schedule { $ref }
schedule-title = What repeats
schedule-none = Nothing repeats yet. Posts, polls and events can: make one of them, and say how often.
schedule-held =
    { $n ->
        [one] Crisis mode holds one thing back. See /crisis.
       *[other] Crisis mode holds { $n } things back. See /crisis.
    }
schedule-open = { $number }
schedule-newer = ‹ Sooner
schedule-older = Later ›
schedule-line = { $number } · { $thing } · { $rule }
schedule-line-next = { $line } · next { $when }
schedule-line-paused = { $line } · paused
schedule-echo = This repeats { $rule }.
schedule-echo-never = It does not happen any more.
schedule-echo-next =
    { $n ->
        [one] Once more, by the clocks of { $zone }:
       *[other] The next { $n } times, by the clocks of { $zone }:
    }
schedule-next = { $when } · { $offset }
schedule-next-shifted = { $line } · the clocks skip that time, so it happens at { $time }
schedule-next-changed = { $line } · the clocks change before it
schedule-local = { $weekday } { $date }, { $time }
schedule-weekday-mon = Mon
schedule-weekday-tue = Tue
schedule-weekday-wed = Wed
schedule-weekday-thu = Thu
schedule-weekday-fri = Fri
schedule-weekday-sat = Sat
schedule-weekday-sun = Sun
schedule-once = That is once: { $at }.
schedule-is-paused = It is paused: until somebody presses Go on, nothing happens.
schedule-is-ended = It has ended.
schedule-pause = Pause
schedule-resume = Go on
schedule-move = Move…
schedule-run = Run now
schedule-delete = Delete
schedule-keep = Keep
schedule-all = All
schedule-paused = Paused. What would be due meanwhile is left out.
schedule-resumed = It goes on.
schedule-moved = Moved.
schedule-ran = Done now, once. Its rule stays as it is.
schedule-ran-held = Crisis mode is on: what it says is held, see /crisis.
schedule-sure = End this for good? { $thing } repeats { $rule }. What was posted stays.
schedule-deleted = { $thing } does not repeat any more.
schedule-unknown = There is no such schedule. See /schedule.
schedule-moving = Move schedule { $number }
schedule-rule = How often?
schedule-rule-hint = every Monday 10:00, last Friday of the month 18:00
schedule-save = Save
due-schedule-fire = something that repeats
due-schedule-run = an occurrence that waited
due-schedule-now = an occurrence beside the rule
