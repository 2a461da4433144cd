# Посты и план публикаций.

activity-posts = Пост № { $ref }
due-posts-post = запланированный пост
due-posts-watch = ежечасная проверка тихих каналов и плана

command-post = Посты: написать, одобрить, запланировать и убрать то, что команда говорит всем
command-post-new = Написать пост; без текста откроется форма
option-post-new-text = текст, если он короткий; без него откроется форма
option-post-new-channels = куда: названия каналов, «здесь» или «везде»
option-post-new-when = «завтра в 18:00», «каждый понедельник в 10:00»; без времени останется черновиком
option-post-new-rubric = рубрика
option-post-new-goal = зачем этот пост
option-post-new-template = начать с этого шаблона
option-post-new-pool = брать тексты из этого запаса, каждый раз новый
option-post-new-link = ссылка под текстом
option-post-new-message = ссылка на сообщение, из которого сделать пост, вместе с картинками
choice-post-new-goal-inform = сообщить
choice-post-new-goal-teach = научить
choice-post-new-goal-talk = разговорить
choice-post-new-goal-thank = поблагодарить
choice-post-new-goal-invite = пригласить
choice-post-new-goal-promote = прорекламировать
command-post-list = Посты: незавершённые, опубликованные или все
option-post-list-which = какие
choice-post-list-which-open = незавершённые
choice-post-list-which-posted = опубликованные
choice-post-list-which-all = все
command-post-show = Один пост и всё, что с ним можно сделать
option-post-show-number = номер поста
command-post-edit = Изменить пост, даже опубликованный
option-post-edit-number = номер поста
option-post-edit-link = новая ссылка под текстом или -, чтобы её убрать
command-post-approve = Одобрить пост
option-post-approve-number = номер поста
command-post-now = Опубликовать сейчас
option-post-now-number = номер поста
command-post-withdraw = Убрать пост; опубликованное удаляется
option-post-withdraw-number = номер поста
command-post-calendar = Месяц картинкой и словами
option-post-calendar-month = «декабрь», «2026-12», «следующий»; без слова: текущий месяц
command-post-ics = План файлом для вашего календаря
command-post-import = Перенести план: вставьте его строками CSV
command-post-export = План файлом CSV
command-post-newsletter = Лучшее за неделю в Markdown и HTML для почтовой рассылки
command-post-rubric = Рубрики и желаемые доли
option-post-rubric-name = рубрика; без неё покажу все
option-post-rubric-share = желаемая доля среди всех постов, в процентах
option-post-rubric-promo = реклама ли это
option-post-rubric-goal = зачем её посты
choice-post-rubric-promo-yes = да
choice-post-rubric-promo-no = нет
choice-post-rubric-goal-inform = сообщить
choice-post-rubric-goal-teach = научить
choice-post-rubric-goal-talk = разговорить
choice-post-rubric-goal-thank = поблагодарить
choice-post-rubric-goal-invite = пригласить
choice-post-rubric-goal-promote = прорекламировать
command-post-template = Шаблоны: тексты с пропусками вида {"{"}дата{"}"}
option-post-template-name = шаблон; без названия покажу все
option-post-template-text = текст шаблона; без него откроется форма
command-post-bank = Запасы текстов, которые идут по кругу, и вопросы для разговора
option-post-bank-pool = запас; без названия покажу все
option-post-bank-text = новые тексты, по одному на строку
command-post-quiet = Задать вопрос из запаса, когда в канале тише обычного
option-post-quiet-pool = запас вопросов; без него покажу, что настроено
option-post-quiet-channels = какие каналы
command-post-plan = Чего хочет план: потолок рекламы, без долгих пауз
option-post-plan-promo = не больше стольких процентов рекламы; 0 значит без потолка
option-post-plan-gap = не больше стольких дней без поста; 0 значит сколько угодно

posts-number = Пост { $ref }
posts-untitled = Текста пока нет
posts-state-draft = черновик
posts-state-approved = одобрен, времени пока нет
posts-state-scheduled = запланирован
posts-state-series = выходит по кругу
posts-state-posted = опубликован
posts-state-edited = опубликован и изменён
posts-state-missed = не вышел вовремя
posts-state-withdrawn = убран
posts-goal-inform = сообщить
posts-goal-teach = научить
posts-goal-talk = разговорить
posts-goal-thank = поблагодарить
posts-goal-invite = пригласить
posts-goal-promote = прорекламировать

## Карточка

posts-where = Куда
posts-when = Когда
posts-next = Ближайшие выходы
posts-pool = Из запаса
posts-for = Зачем
posts-media = Картинки
posts-by = Автор
posts-at = { $at }
posts-no-time = времени пока нет
posts-nowhere-yet = канала пока нет
posts-list = { $items }
posts-pair = { $one } · { $two }
posts-media-message = копия из сообщения в { $at }, под текстом
posts-by-approved = { $author } · одобрение: { $by }
posts-variant-of = { $platform }:
posts-line = { $ref } · { $title } · { $facts }
posts-series-ended = Эта серия закончилась: больше ничего не выйдет. Измените время, чтобы начать снова.
posts-series-paused = Эта серия на паузе. Продолжить можно через /schedule.

posts-do-approve = Одобрить
posts-do-edit = Изменить
posts-do-fill = Заполнить пропуски
posts-do-preview = Как увидят
posts-do-preview-on = Как увидят: { $platform }
posts-do-now = Опубликовать сейчас
posts-do-again = Опубликовать снова
posts-do-withdraw = Убрать
posts-do-keep = Оставить
posts-do-variant = Текст: { $platform }
posts-do-copy = Использовать снова
posts-do-sure = Всё равно одобрить
posts-do-sure-now = Всё равно опубликовать
posts-do-newer = Новее
posts-do-older = Раньше
posts-do-before = Предыдущий месяц
posts-do-after = Следующий месяц

## Что сделано

posts-made = Пост { $ref } сохранён как черновик.
posts-asks = { $author } просит одобрить пост { $ref }.
posts-stands = Пост { $ref } · { $author }
posts-asked = Я прошу команду его одобрить.
posts-saved = Пост { $ref } сохранён.
posts-again = Пост был одобрен, но изменился, поэтому теперь это снова черновик и его нужно одобрить ещё раз.
posts-copied = Пост { $ref } — черновик с текстом поста { $old }.
posts-approved-approved = Одобрено. У поста { $ref } пока нет времени: назначьте его или опубликуйте сейчас.
posts-approved-scheduled = Одобрено. Пост { $ref } выйдет сам.
posts-approved-past = Одобрено, но время поста { $ref } прошло. Назначьте новое или опубликуйте сейчас.
posts-told-approved = Ваш пост № { $ref } одобрен ({ $when }).
posts-now = Пост { $ref } публикуется.
posts-now-held = Включена пауза публикаций, поэтому пост ждёт. Отправить его или отменить можно через /crisis.
posts-withdrawn =
    { $count ->
        [0] Пост { $ref } убран. Его никто не видел.
        [one] Пост { $ref } убран, удаляю { $count } сообщение.
        [few] Пост { $ref } убран, удаляю { $count } сообщения.
       *[many] Пост { $ref } убран, удаляю { $count } сообщений.
    }
posts-sure-withdraw = Пост { $ref } уже виден всем. Если его убрать, он исчезнет везде.
posts-mydata = Для команды: ваших постов { $posts }, текстов в запасах { $items }

## Что мешает

posts-unknown = Эта кнопка из старого списка. Посты, какие они сейчас, покажет /post list.
posts-no-post = Поста «{ $number }» нет. Все посты покажет /post list.
posts-no-message = Не нахожу этого сообщения. Ответьте на него или скопируйте ссылку из его меню.
posts-wait = Я ещё знакомлюсь с каналами. Попробуйте через минуту.
posts-is-withdrawn = Пост { $ref } убран. Кнопка «Использовать снова» сделает из него новый черновик.
posts-no-draft = Пост { $ref } уже не черновик. Вот как с ним обстоит дело.
posts-not-now = Пост { $ref } сейчас опубликовать нельзя. Вот как с ним обстоит дело.
posts-not-ready = Пост ещё не готов. Вот чего не хватает:
posts-changed = Пост изменился, пока вы смотрели. Вот как он выглядит теперь.
posts-raced = Пока вы писали, кто-то изменил пост { $ref }. Откройте его ещё раз через /post edit и внесите нужное.
posts-yours = Чтобы ничего не пропало, вот что вы написали:
posts-stays = У опубликованного поста канал и время не меняются. Новый сделает кнопка «Использовать снова».
posts-own = Ваш пост должен одобрить кто-то другой из команды: старший модератор или администратор.
posts-lacks-channel = Канал пока не выбран. Назовите его в форме изменения.
posts-lacks-text = Нет текста.
posts-lacks-blank = Пропуск { $name } не заполнен.
posts-too-long = Площадка { $platform }: в посте { $count } знаков, помещается { $most }. Сократите текст или напишите для этой площадки отдельный.
posts-text-long = В тексте { $count } знаков, помещается { $most }. Сократите его или сделайте из него два.
posts-many-channels = Для одного поста — не больше { $most } каналов. Остальные не вошли.
posts-no-channel = Не вижу канала «{ $name }». Проверьте название и то, открыт ли он мне.
posts-no-channel-near = Не вижу канала «{ $name }». Может быть, { $near }?
posts-no-rubric = Рубрики «{ $name }» нет. Есть: { $known }. Новую добавит старший модератор через /post rubric.
posts-no-goal = «{ $name }» — не из целей: { $known }.
posts-no-template = Шаблона «{ $name }» нет. Есть: { $known }.
posts-no-pool = Запаса «{ $name }» нет. Сделать его можно через /post bank.
posts-no-link = «{ $link }» не похоже на ссылку: она начинается с https://
posts-pool-when = Запасу нужно повторяющееся время, например «каждый день в 10:00». Назначьте его в форме изменения.
posts-no-month = Не понимаю «{ $text }» как месяц. Попробуйте «декабрь», «2026-12» или «следующий».
posts-nowhere = Пост { $ref } не удалось опубликовать ни в одном канале.
posts-picture-lost = Картинки поста { $ref } не скопировались: { $why }
posts-pool-empty = Для поста { $ref } нужен текст из запаса «{ $pool }», но одобренных там нет. Добавьте тексты через /post bank.

## О чём предупредить

posts-doubt = Прежде чем одобрить пост { $ref }:
posts-doubt-now = Прежде чем публиковать пост { $ref }:
posts-warn-near = Пост { $ref } («{ $title }») в том же канале, между ними { $apart }.
posts-warn-same = Такой же текст в посте { $ref } от { $at }.
posts-warn-promo = Вместе с этим постом реклама занимает { $count } из { $total } за четыре недели: { $percent } %. Потолок: { $most } %.
posts-warn-mix = Вместе с этим постом рубрика «{ $rubric }» занимает { $count } из { $total } за четыре недели: { $percent } %. Желаемая доля: { $wished } %.
posts-warn-media = Картинки нельзя скопировать с одной площадки на другую: { $platform } покажет только текст. Ссылка работает везде.
posts-gap = С { $since } по { $until } нет ни одного поста. План допускает не больше { $days } дн. без поста.
posts-gap-told = В плане пробел: с { $since } по { $until } нет ни одного поста, а план допускает не больше { $days } дн. Заполнить его можно через /post new.

## Списки, месяц, план

posts-list-open = Незавершённые посты
posts-list-posted = Что опубликовано
posts-list-all = Все посты
posts-list-made = Новые черновики
posts-list-none = Здесь пусто. Написать пост можно через /post new.
posts-month =
    { $month ->
        [1] Январь
        [2] Февраль
        [3] Март
        [4] Апрель
        [5] Май
        [6] Июнь
        [7] Июль
        [8] Август
        [9] Сентябрь
        [10] Октябрь
        [11] Ноябрь
       *[12] Декабрь
    } { $year }
posts-month-line = { $day }, { $time } · { $title } · { $facts }, № { $ref }
posts-month-none = На этот месяц ничего не запланировано.
posts-mix =
    { $count ->
        [one] { $count } пост: { $shares }
        [few] { $count } поста: { $shares }
       *[many] { $count } постов: { $shares }
    }
posts-mix-rubric = { $rubric } { $percent } % (желаемая доля { $wished } %)
posts-mix-plain = { $rubric } { $percent } %
posts-mix-promo = реклама { $percent } % (не больше { $most } %)
posts-kept = Вовремя вышло { $count } из { $total } запланированных.
posts-rubrics = Рубрики
posts-rubrics-none = Рубрик пока нет. Сделать рубрику: /post rubric name:советы share:40
posts-rubric-line =
    { $wished ->
        [0] { $rubric } · { $goal }
       *[other] { $rubric } · желаемая доля { $wished } % · { $goal }
    }
posts-rubric-promo = реклама
posts-rubric-how = Название рубрики — до 40 знаков, доля — от 0 до 100.
posts-plan-how = Доля рекламы — число от 0 до 100, пауза — число дней от 0 до 365.
posts-plan-is = План: { posts-plan-promo }; { posts-plan-gap }.
posts-plan-promo =
    { $promo ->
        [0] без потолка рекламы
       *[other] рекламы не больше { $promo } %
    }
posts-plan-gap =
    { $gap ->
        [0] паузы любой длины
        [one] без поста не дольше { $gap } дня
       *[other] без поста не дольше { $gap } дней
    }
posts-ics =
    { $count ->
        [one] { $count } пост для вашего календаря. Откройте файл, чтобы добавить его.
        [few] { $count } поста для вашего календаря. Откройте файл, чтобы добавить их.
       *[many] { $count } постов для вашего календаря. Откройте файл, чтобы добавить их.
    }
posts-ics-none = Ничего не запланировано, и за последние четыре недели ничего не выходило, поэтому файла нет.
posts-ics-most =
    { $count ->
        [one] Ещё { $count } пост, самый далёкий по времени, не вошёл.
        [few] Ещё { $count } поста, самые далёкие по времени, не вошли.
       *[many] Ещё { $count } постов, самых далёких по времени, не вошли.
    }
posts-export-most = Здесь самые новые посты; более старые не вошли.
posts-export =
    { $count ->
        [one] { $count } пост в CSV. Перед текстом, похожим на формулу, стоит апостроф; /post import его снимет.
        [few] { $count } поста в CSV. Перед текстом, похожим на формулу, стоит апостроф; /post import его снимет.
       *[many] { $count } постов в CSV. Перед текстом, похожим на формулу, стоит апостроф; /post import его снимет.
    }

## CSV

posts-csv-title = Перенести план
posts-csv-read = Прочитать
posts-csv-found = Хороших строк: { $good } · ждут вас: { $bad }
posts-csv-fault = Строка { $line }, «{ $column }»: { $what }
posts-csv-fault-line = Строка { $line }: { $what }
posts-csv-more = …и ещё { $count }.
posts-csv-lines = Я читаю вставленные строки, файлы пока не открываю. Длинный план вставляйте частями. Хорошие строки станут черновиками, и ничего не выйдет, пока кто-то не одобрит.
posts-csv-take =
    { $count ->
        [one] Взять { $count } хорошую строку
        [few] Взять { $count } хорошие строки
       *[many] Взять { $count } хороших строк
    }
posts-csv-again = Вставить снова
posts-csv-head = Первая строка называет столбцы, и среди них есть «текст»: когда, каналы, текст, рубрика, цель, ссылка, telegram, discord.
posts-csv-quote = Кавычка не закрыта или стоит одна. Внутри текста пишите её дважды, а по краям по одной.
posts-csv-cells = Ячеек { $count }, а столбцов { $most }. Если в тексте есть запятые, возьмите его в кавычки.
posts-csv-many = За раз не больше { $most } постов. Остальные вставьте отдельно.
posts-csv-gone = Этих строк уже нет. Вставьте их снова через /post import.
posts-csv-taken = Эти строки уже взяты. Их покажет /post list.
posts-csv-made =
    { $count ->
        [one] Сделан { $count } черновик: № { $first }.
        [few] Сделано { $count } черновика: № { $first }–{ $last }.
       *[many] Сделано { $count } черновиков: № { $first }–{ $last }.
    }

## Формы

posts-new-title = Новый пост
posts-edit-title = Изменить пост { $ref }
posts-fill-title = Пропуски поста { $ref }
posts-variant-title = Пост { $ref }: { $platform }
posts-template-title = Шаблон
posts-pool-title = Новые тексты
posts-field-text = Текст
posts-field-channels = Каналы
posts-field-channels-hint = #новости, #общий; «здесь» или «везде»
posts-field-when = Когда
posts-field-when-hint = завтра в 18:00 · каждый понедельник в 10:00 · пусто: времени пока нет
posts-field-when-keep = пусто: как есть, { $rule }
posts-field-rubric = Рубрика
posts-field-goal = Зачем этот пост
posts-field-variant = Текст там; пусто: общий текст
posts-field-csv = Строки CSV, первая называет столбцы
posts-field-csv-hint = когда,каналы,текст,рубрика,цель
posts-field-save = Сохранить

## Запасы, шаблоны, тихие каналы

posts-pools = Запасы текстов
posts-pools-none = Запасов пока нет. Сделать запас: /post bank pool:вопросы text:…
posts-pools-line = { $pool } · готово { $ready } · ждёт одобрения { $count }
posts-pool-is = Запас «{ $pool }»
posts-pool-none = Здесь пусто.
posts-pool-line = { $ref } · { $text } · { $state }
posts-pool-used =
    { $count ->
        [0] ещё не выходил
        [one] выходил { $count } раз
        [few] выходил { $count } раза
       *[many] выходил { $count } раз
    }
posts-pool-waits = ждёт одобрения
posts-pool-add = Добавить тексты
posts-pool-approve = Одобрить все
posts-pool-drop = Убрать { $ref }
posts-pool-field = По одному тексту на строку
posts-pool-hint = Если между текстами пустые строки, они могут быть длиннее
posts-pool-added = Добавлено: { $count } · уже было: { $known }
posts-pool-added-waits = Добавлено: { $count } · уже было: { $known }. Прежде чем они выйдут, их одобрит старший модератор.
posts-pool-approved =
    { $count ->
        [0] Ничего не ждало одобрения.
        [one] Одобрен { $count } текст.
        [few] Одобрено { $count } текста.
       *[many] Одобрено { $count } текстов.
    }
posts-pool-many = За раз не больше { $most } текстов. Остальные добавьте следом.
posts-pool-dropped = Текста { $ref } в запасе больше нет.
posts-pool-gone = Этого текста уже нет.
posts-pool-name = В названии не больше { $most } знаков и без двоеточия.
posts-templates = Шаблоны: { $known }
posts-templates-none = Шаблонов пока нет. Сделать шаблон: /post template name:встреча
posts-template-kept = Шаблон «{ $name }» сохранён. Пропуски: { $blanks }. Пока хоть один не заполнен, пост не выйдет.
posts-template-plain = Шаблон «{ $name }» сохранён. Пропусков в нём нет; пропуск пишется так: {"{"}дата{"}"}.
posts-template-hint = Пропуски в фигурных скобках: {"{"}дата{"}"}, {"{"}место{"}"}
posts-quiet = Тихие каналы
posts-quiet-line = { $channel } · вопросы из запаса «{ $pool }»
posts-quiet-off = Хватит: { $channel }
posts-quiet-how = Спрашиваю не чаще раза в день, никогда ночью и не во время паузы публикаций, и только если за три часа было меньше половины обычного.
posts-quiet-none = Пока ни за одним каналом не слежу. Начать: /post quiet pool:вопросы channels:#общий

## Рассылка

posts-news = Неделя с { $since } по { $until }
posts-news-by =
    { $count ->
        [0] На этой неделе не было сообщений, на которые ответили бы хотя бы { $least } разных человека. В файлах посты команды: { $posts }.
       *[other] По числу разных людей, которые ответили: { $count } из { $total } сообщений, что у меня ещё есть; на каждое ответили хотя бы { $least }, и все они из каналов, открытых всем. К ним постов команды: { $posts }. Реакции не считаются.
    }
posts-news-line =
    { $n ->
        [one] { $author } · { $channel }, ответил { $n } человек
        [few] { $author } · { $channel }, ответили { $n } человека
       *[many] { $author } · { $channel }, ответили { $n } человек
    }
posts-news-ask = В файлах люди названы по именам, со ссылками на их сообщения. Прежде чем рассылать это наружу, спросите их.
posts-news-none = За последние семь дней рассказать не о чем: ни на одно сообщение не ответили несколько человек, и постов не было.
