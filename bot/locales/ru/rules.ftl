# Файлы правил: что в них не так, на что взглянуть, почему правило сработало и как оно звучит одной фразой.

## Почему файл не принят

rule-fault-value = Нужно { $expected }, а стоит «{ $found }».
rule-fault-unknown-key = Ключа «{ $key }» нет. Может быть, «{ $nearest }»?
rule-fault-unknown-key-alone = Ключа «{ $key }» нет.
rule-fault-no-list = Списка «{ $name }» нет. Может быть, «{ $nearest }»?
rule-fault-not-table = Для «{ $key }» нужны строки вида { $key }.ключ = …
rule-fault-heavy = «{ $key }» здесь нельзя: исключить или забанить может только человек. Лучше предложить это: then.suggest = [{"\"ban\""}].
rule-fault-story-shape = Для истории нужно say = [{"{"} at = {"\"0s\""}, by = {"\"a\""}, text = {"\"…\""} {"}"}] и expect = [{"\"имя правила\""}].
rule-fault-no-when = В правиле нет ни одной строки when, и ловить ему нечего. Добавьте, например, when.says_any = [{"\"слово\""}].
rule-fault-no-id = У правила нет id. Добавьте id = {"\"короткое-имя\""} латинскими буквами.
rule-fault-double-id = Имя «{ $id }» уже занято правилом в строке { $line }.
rule-fault-was-lives = Правило «{ $id }» ещё есть в этом файле, поэтому прежним именем оно быть не может.
rule-fault-empty = В файле нет ни одного правила. Правило начинается строкой [[rule]].
rule-fault-rule-shape = Каждое правило начинается строкой [[rule]], с двумя скобками.
rule-fault-too-long = В файле больше { $most } знаков.
rule-fault-too-deep = Слишком много скобок внутри скобок.
rule-fault-syntax = Файл не читается как TOML: { $reason }. Строка: { $text }
rule-fault-unquoted = Поставьте кавычки: { $quoted } вместо { $found }.
rule-fault-curly-quotes = Нужны прямые кавычки ({"\""}). Строка: { $text }
rule-fault-backslash = Текст с обратной чертой пишется в одинарных кавычках: '\d+' вместо {"\"\\d+\""}.
rule-fault-lonely-pair = «{ $key }» имеет смысл только рядом с «{ $partner }».
rule-fault-no-such-rule = Правила «{ $rule }» в этом файле нет.
rule-fault-edit = Правило «{ $rule }» не удалось изменить, не задев остального. Поправьте, пожалуйста, сам файл.
rule-fault-catches = «{ $text }» должно ловиться, но не ловится. Дело в этом: { $because }.
rule-fault-allows = «{ $text }» должно проходить, но ловится. Дело в этом: { $because }.
rule-fault-story = В истории не хватает: { $missing }. Что сработало: { $because }.
rule-fault-story-extra = В истории срабатывает это правило, хотя ждут другого.
rule-fault-term-empty = В «{ $term }» нет слова, которое можно искать.
rule-fault-term-star = «{ $term }»: звёздочка бывает только в конце, например «слово*».
rule-fault-term-punctuation = В «{ $term }» одни знаки препинания. Для знаков есть matches.
rule-fault-term-short = «{ $term }»: перед звёздочкой нужно хотя бы две буквы.
rule-fault-term-long = «{ $term }» слишком длинно для слова или фразы.
rule-fault-pattern = Образец «{ $pattern }» не подходит: { $reason }
rule-fault-pattern-empty = он пустой.
rule-fault-pattern-long = в нём { $length } знаков, а можно { $most }.
rule-fault-pattern-look-around = заглядывать вперёд и назад нельзя; напишите два правила или возьмите unless.
rule-fault-pattern-back-reference = он ссылается на собственную группу, а такое быстро не найти.
rule-fault-pattern-possessive = атомарные группы «?>» нельзя, уберите их.
rule-fault-pattern-conditional = группы с условием нельзя; напишите два образца.
rule-fault-pattern-boundary = граница слова (\b) бывает только по краям.
rule-fault-pattern-class = такой набор знаков нельзя.
rule-fault-pattern-large = он слишком разрастается.
rule-fault-pattern-matches-empty = он подходит к пустому тексту, то есть к любому сообщению.
rule-fault-pattern-syntax = { $detail }

## Что нужно

rule-expected-bool = true или false
rule-expected-count = целое число от 1
rule-expected-count-two = целое число от 2 (само сообщение тоже считается)
rule-expected-share = число больше 0 и не больше 1
rule-expected-length = время в кавычках, например {"\"10s\""}, {"\"5m\""}, {"\"24h\""} или {"\"7d\""}
rule-expected-text = текст в кавычках
rule-expected-texts = текст в кавычках или список, например [{"\"раз\""}, {"\"два\""}]
rule-expected-text-in-list = текст в кавычках на каждом месте списка
rule-expected-topic = одна из меток: spam, scam, invite, insult, threat, hate, harassment, profanity, flood, raid, tension, complaint, question, bug, idea, praise, wellbeing, unanswered, personal_data, other
rule-expected-mute = не больше 28 дней
rule-expected-answer-in = {"\"public\""} или {"\"private\""}
rule-expected-format = format = 1
rule-expected-limit = сколько человек за какое время, например {"\"30 per hour\""}
rule-expected-mode = {"\"off\""}, {"\"shadow\""}, {"\"ask\""} или {"\"act\""}
rule-expected-severity = {"\"low\""}, {"\"medium\""}, {"\"high\""} или {"\"critical\""}
rule-expected-date = дата, например 2027-05-20
rule-expected-house-rule = номер правила сообщества
rule-expected-localized = текст или по тексту на язык (why.en, why.ru)
rule-expected-id = латинские строчные буквы, цифры и дефисы, например {"\"first-message-link\""}
rule-expected-example = текст или {"{"} text = {"\"…\""}, channel = {"\"…\""}, as = {"\"newcomer\""} {"}"}
rule-expected-persona = {"\"newcomer\""}, {"\"member\""} или {"\"moderator\""}
rule-expected-site = сайт, например {"\"example.org\""}
rule-expected-attachment-type = photo, video, audio, voice, sticker, animation, file, location, contact или other
rule-expected-language = en, ru, uk, bg, sr, tr, de или other
rule-expected-scores = оценка и порог, например score_at_least.insult = 0.8
rule-expected-score-name = toxic, insult, threat, hate, profanity, spam, complaint, question, bug, idea, praise или wellbeing
rule-expected-hours = часы, например {"\"22:00-08:00\""} или {"\"mon-fri 09:00-18:00\""}

## На что стоит взглянуть

rule-lint-no-forms = Для форм слов нужен словарь, он не установлен: ищутся только слова, как они написаны.
rule-lint-default-window = «{ $key }» не указано: берётся { $default }.
rule-lint-no-format = Добавьте первой строкой format = 1, чтобы и следующие версии прочли файл так же.
rule-lint-act-untested = Правило действует само, но не показано, что оно ловит. Добавьте catches = [{"\"…\""}] или историю.
rule-lint-no-catches = Не показано, что правило ловит.
rule-lint-no-allows = Не показано, что правило должно пропускать.
rule-lint-broad = Сказано только, кто или где ({ $keys }), поэтому подойдёт и обычный разговор.
rule-lint-unknown-on = «{ $key }» на платформе { $platform } часто неизвестно: там правило не решит или спросит вместо того, чтобы действовать.
rule-lint-no-mode = Режим не указан: правило только наблюдает (shadow).
rule-lint-nothing-to-do = Правилу можно действовать, но в then не сказано как.
rule-lint-no-then = В then ничего нет: срабатывание только отметится. Добавьте хотя бы then.flag.
rule-lint-no-answer = Готового ответа «{ $name }» нет, поэтому форма откроется пустой. Есть такие: { $known }.
rule-lint-limit-unused = Лимит нужен, только когда правило действует.

## Почему правило спрашивает, а не действует

rule-why-self = Это мои собственные слова.
rule-why-unknown =
    { $count ->
        [one] { $count } исключение проверить не удалось.
        [few] { $count } исключения проверить не удалось.
       *[many] { $count } исключений проверить не удалось.
    }
rule-why-staff = Автор из команды.
rule-why-bot = Автор — бот.
rule-why-regular = Автора здесь хорошо знают, поэтому сначала смотрит человек.
rule-why-late = С тех пор прошло больше десяти минут.
rule-why-wellbeing = Кому-то может быть плохо, поэтому решает человек.
rule-why-complaint = Похоже на жалобу или вопрос: на них отвечают, за них не наказывают.
rule-why-limit =
    { $people ->
        [one] Лимит исчерпан: { $people } человек.
        [few] Лимит исчерпан: { $people } человека.
       *[many] Лимит исчерпан: { $people } человек.
    }

## Что нашлось

rule-found-unknown = неизвестно
rule-found-yes = да
rule-found-no = нет
rule-found-no-link = ссылок нет
rule-found-words = { $words }
rule-found-count = нашлось: { $count }
rule-found-share = { $percent } %
rule-found-joined = с прихода прошло { $length }
rule-found-made = аккаунту { $length }
rule-found-message-number = это { $number }-е сообщение
rule-found-roles = роли: { $roles }
rule-found-channel = в «{ $channel }»
rule-found-in-window = { $count } за { $length }
rule-found-people-in-window =
    { $count ->
        [one] { $count } человек за { $length }
        [few] { $count } человека за { $length }
       *[many] { $count } человек за { $length }
    }
rule-found-apart = не в счёт: жалобы, правки и приход новых не считаются
rule-word = «{ $word }»
rule-none = нет
rule-more = ещё { $count }
rule-score = { $head } от { $percent } %

rule-outcome-hit = Правило подходит.
rule-outcome-cancelled = Правило снято исключением.
rule-outcome-undecided = Решить не удалось.
rule-outcome-no = Правило не подходит.

## Правило одной фразой

rule-sentence-act = Когда { $when }, то { $then }.
rule-sentence-ask = Когда { $when }, показать модераторам: { $then }.
rule-sentence-shadow = Когда { $when }, только наблюдать; иначе было бы: { $then }.
rule-sentence-off = Выключено: когда { $when }, то { $then }.
rule-sentence-unless-act = Когда { $when }, кроме случаев, когда { $unless }, то { $then }.
rule-sentence-unless-ask = Когда { $when }, кроме случаев, когда { $unless }, показать модераторам: { $then }.
rule-sentence-unless-shadow = Когда { $when }, кроме случаев, когда { $unless }, только наблюдать; иначе было бы: { $then }.
rule-sentence-unless-off = Выключено: когда { $when }, кроме случаев, когда { $unless }, то { $then }.
rule-both = { $first } и { $rest }
rule-either = { $first } или { $rest }

rule-then-remove = удалить сообщение
rule-then-hold = придержать сообщение, пока кто-нибудь не посмотрит
rule-then-mute = дать автору мут на { $length }
rule-then-warn = предупредить автора
rule-then-slow = писать не чаще раза в { $length }
rule-then-flag = отметить как «{ $topic }»
rule-then-open = открыть случай «{ $topic }»
rule-then-answer = ответить { $place }
rule-then-answer-within = ответить { $place } за { $length }
rule-then-call = позвать: { $who }
rule-then-tell = сообщить автору
rule-then-suggest = предложить: { $steps }
rule-then-nothing = отметить
rule-place-public = при всех
rule-place-private = лично

rule-if-account-younger-than = аккаунту автора { $length } или меньше
rule-if-addressed = сообщение обращено к человеку
rule-if-not-addressed = сообщение ни к кому не обращено
rule-if-attachment-name = имя файла похоже на { $words }
rule-if-attachment-type = приложено вот что: { $kinds }
rule-if-attachments-at-least =
    { $count ->
        [one] приложено не меньше { $count } вложения
       *[other] приложено не меньше { $count } вложений
    }
rule-if-author-is-bot = автор — бот
rule-if-not-author-is-bot = автор — не бот
rule-if-author-is-regular = автора здесь хорошо знают
rule-if-not-author-is-regular = автора здесь ещё не знают
rule-if-author-is-staff = автор из команды
rule-if-not-author-is-staff = автор не из команды
rule-if-author-joined-within = автор здесь { $length } или меньше
rule-if-author-messages-below =
    { $count ->
        [one] у автора меньше { $count } сообщения
       *[other] у автора меньше { $count } сообщений
    }
rule-if-author-role = роль автора — { $roles }
rule-if-during = время — { $hours }
rule-if-edited = сообщение исправлено
rule-if-not-edited = сообщение не исправлялось
rule-if-emoji-at-least = в сообщении не меньше { $count } эмодзи
rule-if-forwarded = сообщение переслано
rule-if-not-forwarded = сообщение не переслано
rule-if-has-attachment = есть вложение
rule-if-not-has-attachment = вложений нет
rule-if-has-card-number = в сообщении номер банковской карты
rule-if-not-has-card-number = номера банковской карты в сообщении нет
rule-if-has-email = в сообщении адрес почты
rule-if-not-has-email = адреса почты в сообщении нет
rule-if-has-invite = в сообщении приглашение в другое место
rule-if-not-has-invite = приглашений в сообщении нет
rule-if-has-link = в сообщении есть ссылка
rule-if-not-has-link = ссылок в сообщении нет
rule-if-has-phone = в сообщении номер телефона
rule-if-not-has-phone = номера телефона в сообщении нет
rule-if-has-zalgo = букв не видно под значками
rule-if-not-has-zalgo = буквы не завалены значками
rule-if-in-channel = это канал { $channels }
rule-if-in-thread = сообщение стоит в ветке
rule-if-not-in-thread = сообщение стоит не в ветке
rule-if-in-voice = сообщение стоит в чате голосового канала
rule-if-not-in-voice = сообщение стоит не в чате голосового канала
rule-if-invite-to = приглашение ведёт в { $codes }
rule-if-invite-to-only = все приглашения ведут в { $codes }
rule-if-is-join = кто-то пришёл
rule-if-not-is-join = это не приход нового человека
rule-if-is-reply = это ответ
rule-if-not-is-reply = это не ответ
rule-if-join-burst = за { $length } пришло не меньше { $count } человек
rule-if-language = язык сообщения — { $languages }
rule-if-letters-at-least =
    { $count ->
        [one] в сообщении не меньше { $count } знака
       *[other] в сообщении не меньше { $count } знаков
    }
rule-if-letters-at-most =
    { $count ->
        [one] в сообщении не больше { $count } знака
       *[other] в сообщении не больше { $count } знаков
    }
rule-if-lines-at-least =
    { $count ->
        [one] в сообщении не меньше { $count } строки
       *[other] в сообщении не меньше { $count } строк
    }
rule-if-link-is-suspicious = ссылка выдаёт себя за другой сайт или прячет, куда ведёт
rule-if-not-link-is-suspicious = ссылки не притворяются и не прячут, куда ведут
rule-if-link-to = ссылка ведёт на { $sites }
rule-if-link-to-only = все ссылки ведут на { $sites }
rule-if-matches = текст подходит под { $patterns }
rule-if-mentions-at-least = в сообщении упомянуто не меньше { $count } человек
rule-if-mentions-everyone = в сообщении упомянуты все сразу
rule-if-not-mentions-everyone = все сразу не упомянуты
rule-if-mentions-staff = в сообщении упомянут кто-то из модераторов
rule-if-not-mentions-staff = модераторы не упомянуты
rule-if-name-says = в имени автора есть { $words }
rule-if-only-media = есть вложение и нет текста
rule-if-not-only-media = есть не только вложение
rule-if-quoted = эти слова — цитата
rule-if-not-quoted = эти слова — не цитата
rule-if-repeated-text =
    { $count ->
        [one] одно и то же повторяется { $count } раз
        [few] одно и то же повторяется { $count } раза
       *[many] одно и то же повторяется { $count } раз
    }
rule-if-not-repeated-text = повторов в сообщении нет
rule-if-same-author-messages-at-least =
    { $count ->
        [one] за { $length } от автора не меньше { $count } сообщения
       *[other] за { $length } от автора не меньше { $count } сообщений
    }
rule-if-same-author-same-text-at-least =
    { $count ->
        [one] за { $length } автор повторяет одно и то же не меньше { $count } раза
       *[other] за { $length } автор повторяет одно и то же не меньше { $count } раз
    }
rule-if-same-text-people-at-least = за { $length } одно и то же пишут не меньше { $count } человек
rule-if-says-all = в сообщении есть и { $words }
rule-if-says-any = в сообщении есть { $words }
rule-if-score-at-least = оценка — { $scores }
rule-if-shouting = заглавных букв не меньше { $percent } %
rule-if-not-shouting = сообщение не кричит заглавными
rule-if-starts-with = сообщение начинается с { $words }
rule-if-thread-messages-at-least =
    { $count ->
        [one] в разговоре за { $length } не меньше { $count } сообщения
       *[other] в разговоре за { $length } не меньше { $count } сообщений
    }
rule-if-thread-negativity-at-least = накал разговора за { $length } не меньше { $percent } %
rule-if-thread-people-at-least = за { $length } в разговоре участвует не меньше { $count } человек
rule-if-thread-people-at-most = за { $length } в разговоре участвует не больше { $count } человек

## Чего не хватает, чтобы правило действовало само

rule-missing-examples = Не показано, что правило ловит: добавьте catches или историю.
rule-missing-backtest = За последние { $days } дней правило не проверяли на вашей истории.
rule-missing-decisions =
    { $count ->
        [one] Нужно ещё { $count } подтверждённое решение (пока верных { $confirmed }, ошибок { $rejected }).
        [few] Нужно ещё { $count } подтверждённых решения (пока верных { $confirmed }, ошибок { $rejected }).
       *[many] Нужно ещё { $count } подтверждённых решений (пока верных { $confirmed }, ошибок { $rejected }).
    }
