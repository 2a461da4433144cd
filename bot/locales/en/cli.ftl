# The `steward` command: its help, its answers, its errors.

cli-what-it-is = Steward keeps a community safe and lively, with people in charge.
cli-more-help = Every command has --help with an example.
cli-help-steward = Steward keeps a community safe and lively, with people in charge.
cli-task-look = Look at it, here and now
cli-task-rules = Write rules and try them before they bite

## steward rules

cli-help-rules = Check, match, explain and try rules
cli-help-rules-check =
    Check rule files and run the examples inside them

    Every fault is told with file, line, rule and the remedy; exit status 1 when there is one.
    A preset (gaming, product, course, local, hobby) may stand for a file.

    Example: steward rules check house.toml
cli-help-rules-match =
    Say which rules match lines from stdin

    Lines are plain text or JSON objects with "text"; one JSON object a line comes out, in the same order.
    Spans are code points of the text.

    Example: echo 'you idiot' | steward rules match --rules gaming
cli-help-rules-explain =
    Say why each rule matches a text, or why not

    Example: steward rules explain --rules house.toml --text 'you idiot' --as member
cli-help-rules-backtest =
    Try rules on the exported history of a chat

    Reads Telegram Desktop's result.json and DiscordChatExporter's JSON. Nothing is sent or kept.
    Exit status 1 when a rule would have gone past its own limit or the export can't be read.

    Example: steward rules backtest result.json --rules gaming --html report.html
cli-opt-rules = A rule file, a folder of them, or a preset: gaming, product, course, local, hobby. May be given several times.
cli-opt-as = Who is supposed to have written it.
cli-opt-text = The text to explain.
cli-opt-json = One JSON object on stdout.
cli-opt-html = Write the report as one HTML page.
cli-opt-since = Only from this date on (2026-09-01), or so long back from the newest message (30d).
cli-opt-against = Another version of the rules; the report says what changes.
cli-opt-samples = How many messages to show for each rule.
cli-opt-decisions = A store (its folder or a backup): the report says what moderators decided about these messages.
cli-opt-zone = The time zone for hours in rules and times in the report.
cli-arg-files = Rule files, folders of them, or names of presets.
cli-arg-export = The exported chat.
cli-check-yes =
    { $rules ->
        [one] { $file }: 1 rule, all { $examples } examples pass
       *[other] { $file }: { $rules } rules, all { $examples } examples pass
    }
cli-check-vanished = { $file }: the rule “{ $rule }” is gone, and what was decided under its name stands alone. Renamed? Say was = '{ $rule }' in the rule that took its place.
cli-check-no =
    { $count ->
        [one] { $file }: 1 fault. The file would be refused; running rules stay as they are.
       *[other] { $file }: { $count } faults. The file would be refused; running rules stay as they are.
    }
cli-match-waiting = Type a line and press Enter; Ctrl+D ends.
cli-rules-missing = { $path }: no such file, and no preset of that name. Presets: { $presets }.
cli-rules-missing-near = { $path }: no such file, and no preset of that name. Did you mean “{ $near }”?
cli-rules-empty-folder = { $path }: no .toml file in this folder.
cli-rules-too-long = { $path } is far too long for a rule file. Did you mean another file?
cli-rules-encoding = { $path } is not UTF-8 (byte { $byte }). Save it as UTF-8.
cli-file-unreadable = { $path } can't be read: { $why }.
cli-file-unwritable = { $path } can't be written: { $why }. Choose another place for it.

## steward rules explain

cli-explain-hit = + { $name } ({ $rule } @{ $version }, { $mode })
cli-explain-cancelled = − { $name } ({ $rule }): an exception applies
cli-explain-undecided = ? { $name } ({ $rule }): can't be decided
cli-explain-no =
    { $short ->
        [one] − { $name } ({ $rule }): no match, one condition short
       *[other] − { $name } ({ $rule }): no match
    }
cli-explain-unless = unless { $condition }

## steward rules backtest

cli-backtest-reading = Reading the history
cli-backtest-written = Written: { $path }
cli-backtest-private =
    { $count ->
        [one] 1 private chat of this account was left out.
       *[other] { $count } private chats of this account were left out.
    }
cli-backtest-backwards =
    { $count ->
        [one] 1 message is older than the one before it; windows such as flood may count less.
       *[other] { $count } messages are older than the one before them; windows such as flood may count less.
    }
cli-backtest-nothing = The history holds no messages in this window.
cli-backtest-past-limit = Past their own limit: { $rules }. Raise the limit or make the rule narrower.
cli-backtest-since = --since { $value }: neither a date (2026-09-01) nor a length (30d, 12h).
cli-backtest-zone = --zone { $zone }: no such time zone. Write it like Europe/Berlin.

## steward demo

cli-help-demo =
    Open a made-up community in a local web page

    Nothing leaves this machine and no token is needed; what happens there is kept between starts.

    Example: steward demo --port 8081
cli-help-demo-port = The port of the page on this machine.
cli-help-demo-data = The folder that keeps the made-up community.
cli-help-demo-browser = Whether to open the page in the browser.
cli-demo-open = The sandbox is open at { $url }. Ctrl+C closes it.
cli-demo-closing = Closing the sandbox.
