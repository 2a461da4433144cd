# Rules tried on the history of a chat: the page, the terminal table, and what is wrong with an export.

## The page: its head

backtest-brand = rules tried on your history
backtest-title = { $export }: rules tried on your history
backtest-head-none = No rule would have spoken up.
backtest-head-calm =
    { $hits ->
        [one] All stay quiet: one hit in { $messages } messages.
       *[other] All stay quiet: { $hits } hits in { $messages } messages.
    }
backtest-head-quiet =
    { $rules ->
        [one] The one rule is loud.
       *[other] { $quiet } of { $rules } rules stay quiet.
    }
backtest-head-loud =
    { $loud ->
        [one] One would have asked you { $hits } times.
       *[other] { $loud } would have asked you { $hits } times.
    }
backtest-lead-none = Nothing in this history matches. That can mean a calm chat, or rules that need other words: look at what was nearly matched.
backtest-lead-calm =
    { $people ->
        [one] The matches come from one person, about { $week } a week.
       *[other] The matches come from { $people } people, about { $week } a week.
    }
backtest-load =
    { $week ->
        [0] Load: no cards.
        [one] Load: about { $week } card a week for the people who moderate.
       *[other] Load: about { $week } cards a week for the people who moderate.
    }
backtest-judged = Moderators agreed with { $agreed }, said no to { $rejected }, never judged { $unjudged }.
backtest-lead-loud = The others together match { $rest } messages, about { $week } a week. “{ $name }” alone brings { $share } % of all hits; of the { $people } people behind it { $regulars } are regulars, { $newcomers } newcomers, { $unknown } unknown.
backtest-window-day = { $day }
backtest-window = { $start } to { $end }
backtest-messages =
    { $count ->
        [one] 1 message
       *[other] { $count } messages
    }
backtest-people =
    { $count ->
        [one] 1 person
       *[other] { $count } people
    }
backtest-meta = { $window } · { $messages }, { $people } · read in { $seconds } s · nothing sent or kept
backtest-no-window = no messages

## The table

backtest-table = How often each rule would have spoken up
backtest-table-note = { $hits } hits in { $messages } messages. A person counts once per rule. Undecided: the history lacks a fact that the rule needs.
backtest-col-rule = Rule
backtest-col-messages = Messages
backtest-col-people = People
backtest-col-undecided = Undecided
backtest-col-status = Suggestion
backtest-mode-off = switched off
backtest-mode-shadow = only watches
backtest-mode-ask = asks you
backtest-mode-act = acts by itself
backtest-undecided = { $count } undecided
backtest-status-quieter = Make it quieter
backtest-status-limit = Past its limit
backtest-status-watch = Watch longer
backtest-status-none = Nothing found
backtest-status-ready = Ready to ask
backtest-status-acts = Within bounds

## The chart

backtest-chart-head =
    { $count ->
        [one] Busiest: { $date }, with one hit of { $total }
       *[other] Busiest: { $date }, with { $count } hits of { $total }
    }
backtest-chart-note =
    { $days ->
        [one] Hits a day, UTC.
       *[other] Hits per { $days } days, UTC.
    }
backtest-chart-quiet =
    { $days ->
        [one] Hits a day of the quiet rules, UTC.
       *[other] Hits of the quiet rules per { $days } days, UTC.
    }

## One rule

backtest-rule-meta = { $mode } · { $messages } · { $people } · undecided { $undecided }
backtest-tenure = Of the people: { $newcomers } newcomers, { $regulars } regulars, { $unknown } of unknown standing.
backtest-who-first = first message here
backtest-who =
    { $count ->
        [one] 1 message before
       *[other] { $count } messages before
    }
backtest-who-nobody = a deleted account
backtest-where = { $at }, #{ $channel }
backtest-surface = in the { $surface }
backtest-all =
    { $count ->
        [one] The message
       *[other] All { $count } messages
    }
backtest-first-of = The first { $shown } of { $count } messages
backtest-near = Nearly: one condition short
backtest-near-missing = lacked: { $key }
backtest-undecided-why = Could not be decided for { $count } messages, since the history does not tell: { $keys }.
backtest-key-count = { $key } ({ $count })
backtest-quieter = Quieter:
backtest-quieter-more = ask only from a higher number on ({ $subject }).
backtest-quieter-addressed = ask only when it is said to somebody.
backtest-quieter-word = leave out the word “{ $subject }”.
backtest-quieter-effect =
    { $after ->
        [one] On this history: 1 message instead of { $before }.
       *[other] On this history: { $after } messages instead of { $before }.
    }
backtest-limit-past =
    { $people ->
        [one] Its limit is 1 person in { $length }; at the peak there would have been { $peak }.
       *[other] Its limit is { $people } people in { $length }; at the peak there would have been { $peak }.
    }

## Against another version, and together

backtest-changes = What changes against the other version
backtest-change = { $name }: { $caught } newly caught, { $lost } no longer caught
backtest-change-same = Nothing changes: every rule catches the same messages.
backtest-overlap = Rules that meet on the same message
backtest-overlap-line =
    { $count ->
        [one] { $one } and { $two }: 1 message
       *[other] { $one } and { $two }: { $count } messages
    }

## The foot

backtest-made-with = Made offline with
backtest-keep-private = This page holds members' words: share it with the people who moderate, not with the chat.

## What is wrong with an export

export-fault-missing = { $where }: there is no such file. Check the path.
export-fault-directory = { $where } is a folder. Name the file inside it: result.json for Telegram, the .json file for Discord.
export-fault-unreadable = { $where } can't be opened ({ $detail }). Check that you may read it.
export-fault-empty = { $where } is empty. Export the chat again and let the export finish.
export-fault-zip = { $where } is an archive. Unpack it and name the .json file inside.
export-fault-html = { $where } is a web page. Export again and choose the machine-readable JSON format.
export-fault-encoding = The export is not UTF-8 (at { $where }). Save it again as UTF-8, or use the file as the exporting program wrote it.
export-fault-json = This is not a JSON file, or it was changed by hand (at { $where }: { $detail }). Export the chat again.
export-fault-cut = The export breaks off (at { $where }): the file is cut short. Nothing of it was used. Export the chat again and let it finish.
export-fault-format = { $where } is JSON, but no chat export that I know (its keys: { $detail }). I read Telegram Desktop's result.json and DiscordChatExporter's JSON.
export-fault-deep = Something in the export lies many levels deep (at { $where }), as no chat export does. Export the chat again.
export-fault-row = Row { $where } of the table can't be read ({ $detail }): it needs an account's id and a time. Nothing of it was used.
export-fault-message = A message in the export has no id or no time ({ $where }). Nothing of it was used. Export the chat again with its own program.

## Small pieces

backtest-at = { $at }
backtest-number = { $count }

## Places in an export

export-place = byte { $byte }, after { $message } messages
export-place-message = message { $message }
