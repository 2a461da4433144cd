# What the operator's verbs say: check, import, export, forget, backup, restore, migrate.

cli-task-operate = Look after its data

cli-help-check =
    Check configuration, rules and store

    Every fault is told with file, key and the fix; exit status 1 when there is one.
    Rule files may be named; the rules in force in the store are checked anyway.

    Example: steward check --config config.toml
cli-help-import =
    Take in the history of a chat

    Reads Telegram Desktop's result.json and DiscordChatExporter's JSON. People's joining, their counts and the words of
    the last month come in; nobody is judged by it. A file that can't be read to its end changes nothing.
    While Steward runs, it is asked to take the file in, and this command waits.

    Example: steward import result.json
cli-help-export =
    Write a community's data out as JSON lines

    Settings, house rules, rule files, cases and decisions. People appear under random numbers, without names.

    Example: steward export --out community.jsonl
cli-help-forget =
    Erase a person, then search the whole store for what is left

    USER is an account's id, with its platform where needed (telegram:12345), or an exact name.
    Exit status 1 when nobody or more than one person is meant, or when something is left.

    Example: steward forget telegram:12345
cli-help-backup =
    Copy the store, checked, while Steward goes on working

    TO is a file or a folder; without it the copy goes into the folder “backups” beside the store.

    Example: steward backup copies
cli-help-restore =
    Put a backup in the store's place

    Stop Steward first. The store that stood there is kept beside it, and its name is told.

    Example: steward restore data/backups/steward-20260901-120000.db
cli-help-migrate =
    Bring the store up to this version of Steward

    Stop Steward first. A copy is made before anything changes. Starting Steward does the same.

    Example: steward migrate

cli-opt-data = The folder of the store, instead of the one in the configuration.
cli-opt-config = The configuration file; config.toml here when none is named.
cli-opt-community = The community: its name, its number, or its place (telegram:-100123).
cli-opt-out = The file to write, instead of standard output.
cli-opt-with-names = With people's names, accounts and staff's notes about them.
cli-arg-check-files = Rule files, folders of them, or names of presets.
cli-arg-user = An account's id, platform:id, or an exact name.
cli-arg-backup-to = Where the copy goes: a file or a folder.
cli-arg-backup-from = The backup.

## The folder and its store

cli-folder-not = { $path } is a file, and a folder is needed. Choose another place with --data.
cli-store-in-sandbox = There is no data file at { $path }. The sandbox keeps its own: add --data { $near }.
cli-asking-owner = The store has an owner ({ $owner }); asking it to do this.
cli-asking-silent = The owner gave no answer within { $seconds } s. The request is kept and will be carried out when the owner gets to it; nothing is lost.
cli-asking-refused = The owner could not carry this out; its log says why (start it with STEWARD_LOG=info to see more).
cli-community-none = There is no community here yet. The first “steward demo” makes one.
cli-community-unknown = No community is called { $name }. Known here: { $known }.
cli-community-several = More than one community is called { $name }. Give its number: { $known }.

## Configuration

cli-config-missing = there is no such file. Check the name, or leave --config out to go without one.
cli-config-encoding = is not UTF-8 (byte { $byte }). Save it as UTF-8.
cli-config-unreadable = can't be read: { $why }.
cli-config-toml = is not TOML: { $detail }. Mend that line; texts stand in quotes.
cli-config-unknown = there is no such key. Possible here: { $known }.
cli-config-unknown-near = there is no such key. Did you mean “{ $near }”?
cli-config-choice = this value is not possible. Possible: { $choices }.
cli-config-zone = there is no such time zone. Write it like Europe/Berlin.
cli-config-secret-file = this file can't be read. Write the path of a text file that holds the secret and nothing else.
cli-config-webhook-secret = a webhook's secret is 1 to 256 letters, digits, _ and - (no spaces, no other signs). Make one up, for example: openssl rand -hex 32
cli-config-webhook-without-secret = a webhook needs its secret, or anybody could bring forged updates. Set secret (or secret_file) beside it.
cli-config-webhook-without-port = a webhook needs a port to listen on, or no update ever arrives. Choose one, for example 8090.
cli-config-address = this is not a whole address. Write it like https://example.org/path
cli-config-account-name = write accounts as "telegram:123456" or "discord:123456": the platform, a colon, the number of the account.
cli-config-shard-count = write "auto" or a number from 1 on.
cli-config-table = is a section of keys: write [{ $key }] and its keys beneath.
cli-config-string = has to be a text in quotes.
cli-config-other = can't be used: { $detail }.
cli-config-environment = an environment variable can't be read: { $detail }. Write one variable a key, like STEWARD_SPEECH__ZONE.

## steward demo

cli-demo-kept = What happens in it is kept in { $path }.

## steward check

cli-check-config = { $path }: read, every key is known
cli-check-no-config = { $path } is not there; every setting has its default
cli-check-no-store = { $path } is not there yet; the first start makes it
cli-check-store = { $path }: sound, schema { $version }
cli-check-older = { $path }: schema { $version } is older than this Steward; the next start or “steward migrate” brings it up to date
cli-check-owner = In use by { $owner }
cli-check-free = Nobody has it open
cli-check-audit = { $title }: the record of deeds was changed from outside, from link { $link } on. Compare with a backup: somebody wrote into the data file.
cli-check-well = All is well.
cli-check-faults =
    { $count ->
        [one] 1 fault.
       *[other] { $count } faults.
    }

## steward import

cli-import-reading = Reading the export
cli-import-taking = Taking it in
cli-import-which = More than one community is here, and none of them lives in this chat. Say which with --community: { $known }.
cli-import-known = { $title } has this very file already; nothing was changed.
cli-import-no-joins = The export holds nobody's joining, so how long people have been here stays unknown.
cli-import-done =
    { $messages ->
        [one] { $title }: 1 message taken in ({ $known } known before), joinings: { $joins }, new people: { $people }
       *[other] { $title }: { $messages } messages taken in ({ $known } known before), joinings: { $joins }, new people: { $people }
    }
cli-import-nowhere = There is no community yet, and a table of warnings doesn't say whose they are. Add Steward to the community first.
cli-import-warnings =
    { $count ->
        [one] { $title }: 1 warning taken in. It counts from the day on which it was given.
       *[other] { $title }: { $count } warnings taken in. They count from the days on which they were given.
    }

## steward export

cli-export-done =
    { $count ->
        [one] Written: { $path }, 1 line
       *[other] Written: { $path }, { $count } lines
    }
cli-export-names = It holds people's names: keep it where only you can read it.

## steward forget

cli-forget-nobody = Nobody here is called { $user }. Give the account's id, with its platform where needed: telegram:12345.
cli-forget-several =
    { $count ->
        [one] 1 person may be meant by { $user }:
       *[other] { $count } people may be meant by { $user }:
    }
cli-forget-say-which = Nobody was erased. Say which one, for example: { $example }
cli-forget-done =
    { $rows ->
        [one] { $user } is forgotten: 1 row erased or emptied. Every column of every table was searched; nothing is left.
       *[other] { $user } is forgotten: { $rows } rows erased or emptied. Every column of every table was searched; nothing is left.
    }
cli-forget-alike =
    { $count ->
        [one] (The same letters stand within longer words or numbers in 1 column; they name somebody or something else.)
       *[other] (The same letters stand within longer words or numbers in { $count } columns; they name somebody or something else.)
    }
cli-forget-part =
    { $rows ->
        [one] { $user }: 1 row erased or emptied, but something is left:
       *[other] { $user }: { $rows } rows erased or emptied, but something is left:
    }
cli-forget-left =
    { $count ->
        [one]   { $table }.{ $column }: 1 row
       *[other]   { $table }.{ $column }: { $count } rows
    }
cli-forget-mend = Somebody wrote it since, or it stands in a text of the community itself (a rule, a house rule): change that text, then run this again.

## steward backup, restore, migrate

cli-backup-other = { $path } is there and is no backup. Choose another name: nothing else is written over.
cli-backup-living = { $path } is where a Steward keeps its living data. Choose another place, or use “steward restore”.
cli-backup-done = Written and checked: { $path } ({ $kib } KiB, communities: { $communities }, cases: { $cases })
cli-restore-missing = { $path }: no such file. Name the backup to put in place.
cli-restore-other = { $path } is no backup of Steward's. Nothing was changed.
cli-restore-done = In place: { $path } (communities: { $communities })
cli-restore-aside = The store that stood there is kept as { $path }.
cli-migrate-current = { $path } is up to date (schema { $version }).
cli-migrate-done = { $path }: schema { $before } → { $after }
cli-migrate-copy = The copy made before: { $path }
