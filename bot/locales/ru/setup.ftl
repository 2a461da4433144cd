# Первая настройка, все настройки, ведение правил сообщества.

command-setup = Настройка за пять минут, кнопками; продолжится с места, где вы остановились
option-setup-step = какой шаг; если не указать, тот, на котором вы остановились
command-config = Все настройки: что они значат и какими бывают
option-config-setting = какая настройка
option-config-value = новое значение
command-house = Правила сообщества: посмотреть, написать, отозвать
option-house-number = какое правило
command-house-write = Написать правило сообщества или переписать его
option-house-write-number = номер
option-house-write-text = правило; первая фраза станет заголовком
option-house-write-language = на каком языке
command-house-withdraw = Отозвать правило сообщества
option-house-withdraw-number = какое правило
command-house-paste = Вставить сразу много правил сообщества
option-house-paste-text = правила, как они записаны у вас
command-house-five = Начать с пяти правил, подходящих такому сообществу

## Первая настройка

setup-step = { $number } из { $of }
setup-chosen = ✓ { $label }
setup-language-title = Язык и время
setup-or-link = Я уже есть в этом сообществе на другой площадке? Тогда здесь ничего не настраивайте: администратор пишет там /link community, а полученный код вы пишете здесь.
setup-hello = Я Steward. Приношу модераторам то, на что стоит взглянуть человеку, исполняю их решения и объясняю участникам почему. Без решения вашей команды наказаний не будет.
setup-keeps = Тексты хранятся { $length } у того, кто меня запускает. Участники жалуются через /report, видят своё через /mydata и могут попросить посмотреть любое решение ещё раз.
press-setup-zone = Другой пояс…
setup-first-title = С чего начать?
setup-first-what = Меню появятся только у выбранного. Остальное подождёт.
setup-first-spam = Спам
setup-first-conflicts = Ссоры
setup-first-questions = Вопросы
setup-first-polls = Опросы и розыгрыши
setup-first-look = Просто посмотреть
setup-room-title = Куда приносить карточки?
setup-room-what = На карточках — что люди пишут и кто они. Поэтому я приношу их только туда, где участники прочесть не могут.
setup-room-now = Карточки приходят сюда: { $channel }.
setup-room-alone-now = Карточки приходят вам, в этот личный чат.
setup-room-none = Закрытых каналов мне не видно. Создайте такой, где мне можно читать и писать, и нажмите «Посмотреть ещё раз».
setup-room-alone-what = Вы здесь единственный модератор. Тогда подойдёт этот личный чат: ничего не надо брать в работу, никаких сроков, одна строка по утрам.
setup-room-gone = Этого канала мне больше не видно. Выберите другой.
setup-room-open = Канал { $channel } могут читать участники, карточкам там не место. Закройте его или выберите другой.
setup-room-mute = В канале { $channel } мне нельзя писать. Разрешите или выберите другой.
setup-room-not-alone = В команде есть кто-то ещё, и коллеги ничего бы не увидели. Выберите канал.
setup-room-hello = Сюда я приношу то, что может потребовать вас. На каждой карточке — что случилось, и кнопки; /case покажет её снова.
press-setup-room = { $channel }
press-setup-another = Другая комната…
press-setup-make = Создать закрытый канал
press-setup-pick = Выбрать один из моих чатов
setup-room-unmade = Канал создать не получилось. { $why } Создайте его сами так, чтобы участники его не видели, пустите меня туда и нажмите «Посмотреть ещё раз».
setup-room-not-in = Меня нет в чате «{ $name }», или писать там мне нельзя. Добавьте меня туда и выберите его снова.
setup-room-not-yours = В чате «{ $name }» вы не администратор, поэтому карточки туда не пойдут. Выберите другой.
setup-room-members = В чате «{ $name }» есть участники сообщества, поэтому карточки туда не пойдут. Выберите чат, где только ваша команда.
press-setup-alone = Этот личный чат
setup-kind-title = Какое у вас сообщество?
setup-kind-what = В каждом наборе есть оскорбления, угрозы, спам, флуд, рейды, жалобы и ссоры. Разница в том, на что смотреть сначала.
setup-kind-own = Вы уже меняли правила. Новый тип поставит на их место свои; ваши вернёт одна кнопка.
press-setup-own-rules = Вернуть наши правила
setup-kind-nothing = Своих правил, которые можно вернуть, нет.
preset-gaming = Игры
preset-gaming-1 = Оскорбления и угрозы в пылу игры
preset-gaming-2 = Приманки с подарками, скинами и кодами
preset-gaming-3 = Рейды и флуд; мат ни в чей адрес только считается
preset-product = Продукт или сервис
preset-product-1 = Сначала жалобы и поломки: им нужен ответ
preset-product-2 = Мошенники под видом вашей поддержки
preset-product-3 = Реклама, грубость, номера карт на виду
preset-course = Курс или учебная группа
preset-course-1 = Вопросы и жалобы, которые ждут ответа
preset-course-2 = Реклама готовых работ
preset-course-3 = Грубость между учениками; кому-то плохо
preset-local = Соседи, дом, город
preset-local-1 = Ссоры между соседями
preset-local-2 = Вражда к группам людей
preset-local-3 = Займы, мнимые службы, номера карт на виду
preset-hobby = Увлечение
preset-hobby-1 = Обычно спокойно: реклама и приманки
preset-hobby-2 = Грубость, накал в ветке
preset-hobby-3 = Жалобы на организатора
setup-house-title = Правила сообщества
setup-house-what = Ваши, вашими словами. Карточки и уведомления ссылаются на них по номеру, а /rules показывает их всем.
press-setup-house = Изменить
setup-start-title = Как начнём
setup-start-what = Сначала я наблюдаю и спрашиваю: никого не наказываю. Одно исключение можете выбрать вы.
press-setup-spam-ask = Спам: спрашивать
press-setup-spam-hold = Спам от новичков: придержать
press-setup-night-on = Ночью: сдержать рейд
press-setup-night-off = Ночью: ничего без нас
setup-spam-ask-done = О спаме от новичков я спрашиваю, как и обо всём.
setup-spam-hold-done = Ссылка в первых сообщениях только что вошедшего снимается и ждёт вас. Вернуть её — одно нажатие.
setup-exception-fault = Действующие правила не принимают это исключение. Что в них не так, покажет /doctor.
setup-night-on-done = В часы { $hours }: если пять человек за минуту пишут одно и то же, сообщения снимаются, а канал замедляется. Мута и банов нет; утром придёт один список.
setup-night-off-done = Ночью я спрашиваю, как и днём; что может подождать, придёт утром.
setup-exception-spam-name = Ссылка в первых сообщениях новичка
setup-exception-spam-why = Чаще всего спам приходит в первых сообщениях нового аккаунта, поэтому ссылка ждёт, пока посмотрит человек.
setup-exception-spam-catches = Загляните сюда: https://shop.example/skidki
setup-exception-spam-allows = Здравствуйте, я здесь впервые, всем привет
setup-exception-night-name = Ночью много людей пишут одно и то же
setup-exception-night-why = Так начинаются рейды; ночью смотреть некому, поэтому сообщения ждут человека.
setup-history-title = О чём был бы вопрос?
setup-history-what = Могу проверить правила на том, что здесь писали в последнее время. Ничего не отправится, никто не узнает.
setup-history-asked =
    { $count ->
        [0] Спрашивать было бы не о чем.
        [one] Вопрос возник бы о { $count } сообщении.
        [few] Вопросы возникли бы о { $count } сообщениях.
       *[many] Вопросы возникли бы о { $count } сообщениях.
    }
press-setup-history = Показать
setup-done-title = Готово
setup-done-works = Всё работает.
setup-done-but =
    { $count ->
        [one] Почти всё работает. Пока не работает { $count } вещь:
        [few] Почти всё работает. Пока не работают { $count } вещи:
       *[many] Почти всё работает. Пока не работает { $count } вещей:
    }
setup-done-try = Что попробовать:
setup-done-try-1 = /automod test — напишите фразу и посмотрите, какие правила сработают
setup-done-try-2 = /report — так вас зовут участники
setup-done-try-3 = /doctor — если кажется, что что-то сломалось

## Настройки

config-title = Настройки
config-what = Выберите, на что посмотреть. Всё можно вернуть.
config-now = Сейчас
config-changed = Изменено.
config-same = Так уже и есть.
config-unknown = Настройки «{ $name }» нет. Все покажет /config.
config-unknown-near = Настройки «{ $name }» нет. Может быть, { $near }?
config-group-here = Сообщество
config-group-team = Как работает команда
config-group-strict = Строгость
config-group-keep = Что хранится
config-list = { $items }
config-nothing = ничего
config-on = включено
config-off = выключено
config-length = { $length }
config-ladder-step =
    { $n ->
        [one] с { $n } предупреждения: { $step }
        [few] с { $n } предупреждений: { $step }
       *[many] с { $n } предупреждений: { $step }
    }
config-step-for = { $verb } { $length }
press-config-own = Другое значение…
press-config-save = Сохранить
press-config-room = Комната модераторов
press-config-kind = Тип сообщества
press-config-house = Правила сообщества
press-config-automod = Автоматические правила

config-language = Язык
config-language-what = На нём я пишу всем. Тем, кто пользуется другим языком, отвечаю на их языке.
config-zone = Часовой пояс
config-zone-what = По нему считаются время и ночь. Подойдёт город: Москва, Berlin, UTC+3.
config-first = С чего начинаю
config-first-what = Меню есть только у этого: spam, conflicts, questions, polls или look.
config-quiet = Тихие часы
config-quiet-what = Ночь: что может подождать, придёт утром одной строкой. Например, 23:00-08:00.
config-volunteer = Один модератор
config-volunteer-what = Когда вы модерируете в одиночку: ничего не надо брать и передавать, никаких сроков.
config-lease = Сколько держится «Беру»
config-lease-what = Потом случай снова открыт для всех.
config-dedupe = Что считать одним случаем
config-dedupe-what = То же от того же человека за это время попадает в открытый случай.
config-grace = Время передумать
config-grace-what = Сколько исключение и бан ждут «Вернуть как было».
config-heavy = Исключений и банов в час
config-heavy-what = Столько на одного модератора; дальше подтверждает старший.
config-spam = Спам от новичков
config-spam-what = Спрашивать, как обо всём, или придержать, пока посмотрит человек. Придержанное возвращается одним нажатием.
config-spam-ask = спрашивать
config-spam-hold = придержать, пока кто-то посмотрит
config-night = Рейды ночью
config-night-what = Можно ли мне сдерживать рейд в тихие часы — обратимо и без банов; утром вы получите один список.
config-strikes = Предупреждений подряд
config-strikes-what = Участнику говорится, какое это предупреждение и из скольких.
config-strikelife = Сколько помнить предупреждение
config-strikelife-what = Потом оно забывается.
config-ladder = Шаги после предупреждений
config-ladder-what = Что карточка предлагает за новое нарушение. Например: 1 warn, 2 mute 1h, 3 ban. Решает всегда человек.
config-domains = Ваши сайты
config-domains-what = Ссылки туда не считаются подозрительными. Например, example.org, shop.example.org.
config-keeptext = Сколько хранить тексты
config-keeptext-what = Потом сообщения и доказательства стираются.
config-keepinbox = Сколько хранить события
config-keepinbox-what = Потом стирается то, что присылали платформы.

config-bad-length = «{ $text }» — не похоже на срок. Напишите, например, 15с, 10м, 2ч или 30д; от { $least } до { $most }.
config-bad-range = Можно от { $least } до { $most }.
config-bad-number = «{ $text }» не подходит. Нужно целое число от { $least } до { $most }.
config-bad-choice = Значения «{ $text }» нет. Можно { $known }.
config-bad-several = Не всё в «{ $text }» мне знакомо. Можно выбрать из: { $known }; или напишите «ничего».
config-bad-switch = «{ $text }» мне непонятно. Напишите «да» или «нет».
config-bad-night = «{ $text }» — не похоже на ночь. Напишите, например, 23:00-08:00.
config-bad-zone = Пояса «{ $text }» я не знаю. Напишите ближайший крупный город, например Москва, или сдвиг: UTC+3.
config-bad-zone-near = Пояса «{ $text }» я не знаю. Может быть, { $near }?
config-bad-ladder = «{ $text }» — не похоже на шаги. Напишите, например: 1 warn, 2 mute 1h, 3 ban. Числа растут, срок бывает только у мута.
config-bad-domain = «{ $text }» — не сайт. Напишите, например, example.org; или «ничего».

## Ведение правил сообщества

house-title = Правила сообщества
house-what = Нажмите на правило, чтобы изменить. Прежние версии сохраняются, команда узнаёт об изменении.
house-none = Пока ничего не записано. Начните с пяти, вставьте свои или напишите первое.
house-rule-title = Правило { $number }
house-in-language = { $language }: { $title }
house-lacks-language = { $language }: ещё не написано
house-version = версия { $version }
house-cited = На него ссылаются автоматические правила: { $rules }
house-no-rule = Правила { $number } нет. Все покажет /house.
house-bad-number = Номер правила — от 1 до { $most }.
house-bad-language = Языка «{ $language }» я не знаю. Можно { $known }.
house-no-title = У правила должен быть хотя бы заголовок. Напишите одну короткую фразу.
house-same = В правиле { $number } уже так и написано.
house-form-title = Правило { $number } · { $language }
house-form-name = Правило
house-form-name-hint = Одна короткая фраза; её цитируют карточки и уведомления
house-form-text = Что это значит
house-form-text-hint = Пара строк, если нужны
house-paste-title = Вставьте свои правила
house-paste-text = Ваши правила
house-paste-hint = 1. … 2. … или по одному на строке
house-paste-nothing = Правил здесь не видно. Пишите каждое с новой строки или пронумеруйте.
house-five-late = Правила уже есть. Их покажет /house.
house-withdrawn = Правило { $number } больше не действует. Его версии сохранены.
house-withdrawn-cited = На него всё ещё ссылаются автоматические правила: { $rules }. Дайте им другой номер или напишите правило заново.
house-told-write = Новая версия правила { $number }: { $title } · { $name }
house-told-withdraw = Правило { $number } больше не действует · { $name }
house-told-many =
    { $count ->
        [one] В правилах сообщества записано { $count } · { $name }
        [few] В правилах сообщества записано { $count } · { $name }
       *[many] В правилах сообщества записано { $count } · { $name }
    }
press-house-new = Написать ещё…
press-house-paste = Вставить несколько…
press-house-five = Начать с пяти
press-house-change = { $language }…
press-house-withdraw = Отозвать
press-house-save = Сохранить

## Правила для начала. Номера те же, на которые ссылаются автоматические правила каждого типа.

house-product-1-title = Без угроз и ненависти
house-product-1-text = Даже в шутку. Это касается и вас, и нас.
house-product-2-title = Ругайте продукт, а не людей
house-product-2-text = О том, что не так, говорите прямо. Обзывать никого нельзя.
house-product-3-title = Без рекламы и приманок
house-product-3-text = Предложения, реферальные ссылки и приглашения в чужие чаты удаляются. Мы никогда не пишем первыми, чтобы спросить пароль.
house-product-4-title = Одна беда — одно сообщение
house-product-4-text = Напишите, что пробовали и что видите; без потока сообщений.
house-product-5-title = Личное — не на виду
house-product-5-text = Номера карт, пароли и данные заказов не пишем в общий чат; если нужно, спросим лично.
house-course-1-title = Без угроз и ненависти
house-course-1-text = Даже в шутку: вашего лица здесь не видно.
house-course-2-title = Любой вопрос уместен
house-course-2-text = Помогите или пройдите мимо. Над незнанием не смеёмся.
house-course-3-title = Без рекламы и готовых работ
house-course-3-text = Предложения сделать задание за вас и ссылки на чужие чаты удаляются.
house-course-4-title = По теме канала
house-course-4-text = Одна мысль — одно сообщение; без потока.
house-course-5-title = Личное — не на виду
house-course-5-text = Телефоны, адреса и номера карт, свои и чужие, в чат не пишем.
house-local-1-title = Без угроз и ненависти
house-local-1-text = К кому бы то ни было и по какой угодно причине.
house-local-2-title = Завтра мы встретимся на лестнице
house-local-2-text = Спорим о деле, никого не обзываем.
house-local-3-title = Объявления — да, реклама — нет
house-local-3-text = Нашли ключи, отдаёте диван — пожалуйста. Займы, магазины и приглашения в чужие чаты удаляются.
house-local-4-title = Ночью спят
house-local-4-text = Одна мысль — одно сообщение; голосовые и поток подождут до утра.
house-local-5-title = Личное — не на виду
house-local-5-text = Номера карт, коды домофона и чужие фото — только с согласия хозяев.
house-hobby-1-title = Без угроз и ненависти
house-hobby-1-text = Мы здесь ради того, что любим.
house-hobby-2-title = Вкусы разные
house-hobby-2-text = Спорим о вещах; за чужой вкус никого не обзываем.
house-hobby-3-title = Без рекламы и приманок
house-hobby-3-text = Свои работы показывайте; магазины, странные ссылки и приглашения удаляются.
house-hobby-4-title = Оставляем место другим
house-hobby-4-text = Одна мысль — одно сообщение; без стен из заглавных букв и без потока.
house-hobby-5-title = Указываем автора
house-hobby-5-text = Если картинка или текст не ваши, напишите чьи.
