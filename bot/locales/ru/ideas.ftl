# Доска идей и темы жалоб и ошибок.

activity-ideas = Идея № { $ref }
due-ideas-close = конец срока идеи на доске
due-ideas-tidy = написанная и не отправленная идея
command-idea-new = Предложить идею для сообщества
option-idea-new-title = идея одной строкой
command-idea-list = Идеи: что открыто и что решено
command-idea-show = Одна идея с кнопками
option-idea-show-number = номер идеи
command-idea-decide = Решить судьбу идеи и объяснить почему
option-idea-decide-number = номер идеи
command-idea-board = Где появляются идеи и сколько нужно голосов
option-idea-board-channel = канал для идей
option-idea-board-support = сколько человек должны поддержать идею
option-idea-board-days = сколько дней идея открыта
command-theme-new = Собрать жалобы или ошибки под одной темой
option-theme-new-sort = жалоба или ошибка
option-theme-new-title = о чём это, одной строкой
choice-theme-new-sort-complaint = жалоба
choice-theme-new-sort-bug = ошибка
command-theme-add = Отнести сообщение к теме
option-theme-add-message = ссылка на сообщение, если это не ответ на него
option-theme-add-theme = номер темы
command-theme-list = Темы жалоб и ошибок
command-theme-show = Одна тема с кнопками
option-theme-show-number = номер темы
ideas-thing = { $number }. { $title }
ideas-board-title = Идея { $number }: { $title }
ideas-by = Предлагает { $name }
ideas-somebody = участник
ideas-count = голоса: { $count } из { $needed } · открыта до { $until }
ideas-reached =
    { $count ->
        [one] Этого хочет { $count } человек. Команда рассматривает идею.
        [few] Этого хотят { $count } человека. Команда рассматривает идею.
       *[many] Этого хотят { $count } человек. Команда рассматривает идею.
    }
ideas-rests = К концу срока голосов набралось { $count } из { $needed }. Пока идея отдыхает; её может снова предложить любой.
ideas-decided = { $outcome } · решение: { $name }
ideas-told-count =
    { $count ->
        [one] Об этом узнал { $count } человек из тех, кому это важно.
        [few] Об этом узнали { $count } человека из тех, кому это важно.
       *[many] Об этом узнали { $count } человек из тех, кому это важно.
    }
ideas-support = Тоже хочу
ideas-support-number = Поддержать № { $number }
ideas-mine-is-new = Нет, моя новая
ideas-withdraw = Снять мою идею
ideas-press-planned = Сделаем
ideas-press-done = Сделано
ideas-press-later = Не сейчас
ideas-press-declined = Нет
ideas-press-export = Выгрузить
ideas-press-own = Беру на себя
ideas-outcome-planned = В планах
ideas-outcome-done = Сделано
ideas-outcome-later = Не сейчас
ideas-outcome-declined = Отклонено
ideas-state-draft = ещё не отправлена
ideas-state-open = открыта
ideas-state-review = команда рассматривает
ideas-state-lapsed = отдыхает
ideas-state-withdrawn = снята
ideas-form-title = Ваша идея
ideas-field-title = Одной строкой
ideas-hint-title = Чего не хватает?
ideas-field-text = Подробнее
ideas-form-send = Предложить
ideas-no-title = Идее нужна хотя бы одна строка. Повторите /idea new.
ideas-no-board = Напишите /idea new в чате сообщества: там идею увидят другие. Или попросите команду выбрать канал через /idea board.
ideas-up = Идея { $number } на доске. Кто хочет того же, поддержит её одним касанием, а вы узнаете, чем всё кончится.
ideas-alike-title = Это не одна из этих?
ideas-alike-ask = Если одна из них — то самое, поддержите её: вместе идеи идут дальше.
ideas-unknown = Такой идеи уже нет. Что есть, покажет /idea list.
ideas-closed = Поддержать её больше нельзя: { $state }.
ideas-own = Идея { $number } — ваша, ваш голос уже учтён.
ideas-supported = Вы поддерживаете «{ $title }». Пока голосов: { $count }. Нажмите ещё раз, чтобы забрать голос.
ideas-unsupported = Ваш голос за «{ $title }» снят. Осталось: { $count }.
ideas-withdrawn = «{ $title }» снята с доски.
ideas-list-title = Идеи
ideas-list-none = Идей пока нет. Начните вы: /idea new
ideas-list-line = { $number }. { $title } · { $count } · { $state }
ideas-list-more = и ещё { $count }
ideas-review-title = Идея { $number } ждёт вашего решения
ideas-review-ask = Что решаете? Ваше объяснение прочтут все, кто её хочет.
ideas-reason-title = { $outcome }: почему?
ideas-field-reason = Почему, в одном-двух предложениях
ideas-hint-reason = Это прочтут все, кто поддержал идею.
ideas-reason-send = Решить и сообщить
ideas-no-reason = Решению нужно объяснение: его и прочтут люди. Ничего не изменилось.
ideas-decided-told =
    Решено. Лично узнают: { $count }. { $untold ->
        [0] { "" }
       *[other] Не удастся написать: { $untold }.
    }
ideas-told = Вам было важно: «{ $thing }». Теперь есть решение: { $outcome }.
ideas-told-why = { $reason }
ideas-told-thanks = Спасибо за ваш голос.
ideas-lapsed = Ваша идея «{ $title }» (№ { $number }) набрала { $count } из { $needed } за свой срок. Пока она отдыхает; её можно предложить снова.
ideas-bad-support = «{ $text }» — не число людей. Например: support:10 (от 1 до 10000).
ideas-bad-days = «{ $text }» — не число дней. Например: days:30 (от 1 до 365).
ideas-bad-channel = Не вижу канала «{ $text }». Напишите его название или не указывайте канал.
ideas-board-channel = в выбранном канале
ideas-board-anywhere = там, где их предложили
ideas-board-now = Идеи появляются { $where }. Нужно голосов: { $count }. Открыты дней: { $days }.
ideas-theme-title = Тема { $number }: { $title }
ideas-theme-thing = { $title }
ideas-theme-sort = Вид
ideas-sort-complaint = жалоба
ideas-sort-bug = ошибка
ideas-theme-voices = Сообщения
ideas-theme-count = { $count }, людей: { $people }
ideas-theme-short = сообщений: { $count }
ideas-theme-owner = Ответственный
ideas-theme-nobody = пока никто
ideas-theme-how = Назовите вид и суть: /theme new sort:bug title:Поиск ничего не находит
ideas-theme-no-message = Ответьте этой командой на сообщение человека или дайте ссылку на него.
ideas-theme-unknown = Темы с таким номером нет. Все темы: /theme list.
ideas-theme-none-likely = Ни одна тема не подходит. Создайте её через /theme new или назовите: /theme add theme:3
ideas-theme-which = Подходит несколько тем: { $titles }. Скажите какая: /theme add theme:3
ideas-theme-added = Сообщение теперь в теме { $number }, «{ $title }». Его автор узнает о решении.
ideas-theme-there = Это сообщение уже в теме { $number }, «{ $title }».
ideas-themes-title = Темы
ideas-themes-none = Тем пока нет. /theme new создаёт тему, /theme add относит к ней сообщения.
ideas-themes-line = { $number }. { $title } · { $parts }
ideas-export = Сообщений: { $count }, для чтения и таблицей.
ideas-export-names = Без имён: у кого есть доступ, найдёт их по ссылкам.
ideas-mydata = Идеи: ваших { $ideas }, поддержано вами { $supports }; ваших сообщений в темах команды: { $voices }
ideas-thing-state = { $number }. { $title } · { $state }
ideas-decided-already = Решение уже есть: { $outcome } · { $name }. Ничего не изменилось; причину покажут /idea show и /theme show.
