# Песочница: вымышленное сообщество, отказы, переключатели неполадок и сцены.

## Ранг рядом с именем

sandbox-rank-newcomer = новичок
sandbox-rank-member = {""}
sandbox-rank-trusted = свой человек
sandbox-rank-moderator = модератор
sandbox-rank-lead = старший
sandbox-rank-admin = админ
sandbox-rank-owner = владелец
sandbox-rank-bot = бот
sandbox-rank-steward = бот

## Кем можно побыть и что этот человек видит

sandbox-persona-newcomer = новичок
sandbox-persona-member = участник
sandbox-persona-trusted = давний участник
sandbox-persona-moderator = модератор
sandbox-persona-lead = старший модератор
sandbox-persona-admin = админ
sandbox-persona-owner = владелец
sandbox-sees-newcomer = Здесь первую неделю. Видит то же, что и все участники.
sandbox-sees-member = Видит открытые каналы и свою переписку со Steward.
sandbox-sees-trusted = Здесь не первый год. Видит открытые каналы и свою переписку со Steward.
sandbox-sees-staff = Видит комнату модераторов и карточки в ней.
sandbox-sees-nothing = Сейчас не в группе. Видит только то, что написал лично Steward.

## Боковая панель

sandbox-section-talk = Разговоры
sandbox-section-together = Вместе
sandbox-section-staff = Модераторы
sandbox-section-private = Личное
sandbox-topic-welcome = Здесь здороваются и осматриваются
sandbox-topic-general = Обо всём вокруг Lanternfall
sandbox-topic-raids = Планы, заходы и кто опять стоял в синем круге
sandbox-topic-games = Другие игры и снимки экрана откуда угодно
sandbox-topic-support = Что-то сломалось? Кто-нибудь это уже чинил
sandbox-topic-events = Что мы делаем вместе и когда
sandbox-topic-campfire = Голосовая комната: заходите и сидите, сколько хочется
sandbox-seen-by = Что здесь происходит, видят только { $names }
sandbox-seen-by-you = Это видите только вы и Steward

## Почему не вышло

sandbox-cannot-muted = До { $until } вы можете только читать.
sandbox-cannot-left = Этого человека сейчас нет в группе. Чтобы писать, пригласите его обратно.
sandbox-cannot-locked = Канал закрыт: писать сейчас может только команда.
sandbox-no-account = Такого участника в этом сообществе нет.
sandbox-no-room = Такого канала нет, или он этому участнику не виден.
sandbox-no-message = Этого сообщения уже нет.
sandbox-no-poll = В этом сообщении нет опроса.
sandbox-poll-closed = Этот опрос уже закончился.
sandbox-poll-choice = В этом опросе так выбрать нельзя.
sandbox-poll-answered = Ответ в викторине остаётся таким, каким был дан впервые.
sandbox-no-event = Такого события нет.
sandbox-event-over = Это событие уже закончилось.
sandbox-no-link = Такой ссылки никто не создавал. Скопируйте её целиком или оставьте поле пустым.
sandbox-no-button = Метка кнопки не может быть длиннее 64 байт.
sandbox-no-command = Команды /{ $name } нет. Наберите /, чтобы увидеть все команды.
sandbox-missing-option = Заполните поле «{ $name }».
sandbox-no-form = Эта форма уже отправлена, или её никто не открывал.
sandbox-no-answer = Steward не ответил за 3 секунды. Ваше действие сохранено и дойдёт позже.
sandbox-no-scene = Такой сцены нет.
sandbox-no-trouble = Такого переключателя или участника нет.
sandbox-no-language = Этого языка пока нет.
sandbox-no-file = Этого файла нет.
sandbox-not-yours = Это может сделать только автор сообщения.
sandbox-empty = Напишите что-нибудь или приложите файл.
sandbox-too-long = Слишком длинно для одного сообщения: не больше { $limit } знаков.
sandbox-slow = Медленный режим: снова написать можно через { $left }.
sandbox-direct-steward-only = Лично здесь можно написать только Steward.
sandbox-banned = Для { $name } доступ сюда закрыт. Сначала снимите бан.
sandbox-no-name = В имени нужна хотя бы одна буква.
sandbox-name-taken = Здесь уже есть { $name }.
sandbox-already-here = { $name } уже здесь.
sandbox-form-empty = Заполните это поле.
sandbox-form-long = Не больше { $limit } знаков.
sandbox-form-choice = Выберите что-нибудь из списка.
sandbox-file-large = Файл может быть не больше { $limit } МиБ.
sandbox-file-empty = Файл пустой.
sandbox-file-broken = Файл песочницы не открывается: { $detail }. Освободите его или проверьте права; а если его убрать, вымышленное сообщество начнётся заново (данные самого Steward лежат в другом файле).
sandbox-file-stuck = Файл песочницы сейчас не записывается: { $detail }. Освободите место на диске или закройте программу, которая держит файл, и попробуйте ещё раз.
sandbox-json-only = Нужен JSON с заголовком Content-Type: application/json.
sandbox-bad-frame = Этот кадр не читается: { $what }. Все они описаны в docs/sandbox.md.
sandbox-steward-off = Steward не запущен.
sandbox-steward-stuck = Steward сейчас не может принять события. Ничего не потеряно: они будут переданы ещё раз.

## Переключатели неполадок

sandbox-trouble-right-delete = Steward не может удалять
sandbox-trouble-right-delete-note = У него нет права убирать чужие сообщения.
sandbox-trouble-right-mute = Steward не может выдать мут
sandbox-trouble-right-mute-note = У него нет права ограничивать участников.
sandbox-trouble-right-kick = Steward не может исключать
sandbox-trouble-right-kick-note = У него нет права убирать людей из группы.
sandbox-trouble-right-ban = Steward не может банить
sandbox-trouble-right-ban-note = У него нет права закрывать и открывать доступ.
sandbox-trouble-right-write = Steward не может писать
sandbox-trouble-right-write-note = У него нет права писать в каналах; личные сообщения доходят.
sandbox-trouble-right-manage = Steward не может управлять сервером
sandbox-trouble-right-manage-note = У него нет права закрывать каналы и приостанавливать приглашения.
sandbox-trouble-role-low = Роль Steward ниже всех
sandbox-trouble-role-low-note = Все стоят выше, и он ни к кому не может применить меры.
sandbox-trouble-left = Человек вышел из группы
sandbox-trouble-left-note = Участника нет, пока вы не выключите это.
sandbox-trouble-closed = Личные сообщения закрыты
sandbox-trouble-closed-note = Этому человеку Steward не может написать лично.
sandbox-trouble-lost-answer = Ответы платформы теряются
sandbox-trouble-lost-answer-note = Сообщения появляются, но Steward об этом не узнаёт.
sandbox-trouble-slow = Медленная платформа
sandbox-trouble-slow-note = Каждый вызов Steward длится на 3 секунды дольше.
sandbox-trouble-busy = Слишком много запросов
sandbox-trouble-busy-note = На каждый вызов платформа отвечает: «повторите через 5 секунд».
sandbox-trouble-room-gone = Комнаты модераторов нет
sandbox-trouble-room-gone-note = Её никто не видит, и Steward не может туда писать.

## Сцены

sandbox-scene-raid = рейд
sandbox-scene-raid-note = Дюжина свежих учётных записей входит и пишет одну и ту же ссылку.
sandbox-scene-raid-began = Начинается рейд: в #general входят 12 учётных записей и пишут одно и то же.
sandbox-scene-quarrel = ссора
sandbox-scene-quarrel-note = Двое давних знакомых говорят всё резче, пока один не перегибает палку.
sandbox-scene-quarrel-began = Начинается ссора: Brann и Kestrel сейчас поспорят в #raids.
sandbox-scene-complaint = жалобы
sandbox-scene-complaint-note = Несколько участников недовольны обновлением и вежливо об этом пишут.
sandbox-scene-complaint-began = Начинаются жалобы: участники в #support недовольны последним обновлением.
sandbox-scene-contest = розыгрыш
sandbox-scene-contest-note = Розыгрыш от приглашения до победителя, и любой может его проверить. Участвовать можно и вам.
sandbox-scene-contest-began = Начинается розыгрыш: Mira сейчас разыграет фонарь в #general. Участвовать можно и вам.
sandbox-scene-poll = опрос
sandbox-scene-poll-note = Команда спрашивает, участники голосуют, итог появляется там же. Голосовать можно и вам.
sandbox-scene-poll-began = Начинается опрос: Mira сейчас спросит кое-что в #general. Голосовать можно и вам.
sandbox-scene-event = событие
sandbox-scene-event-note = Три места и четверо желающих: посмотрите, как сдвинется лист ожидания.
sandbox-scene-event-began = Начинается событие: Oskar сейчас позовёт людей в #general. Ответить можно и вам.
sandbox-scene-spam = спам
sandbox-scene-spam-note = Первое же сообщение новичка обещает лёгкие деньги.
sandbox-scene-spam-began = Приходит спам: кто-то входит в #general с предложением.
sandbox-scene-flood = флуд
sandbox-scene-flood-note = Один участник пишет строку за строкой быстрее, чем их можно прочесть.
sandbox-scene-flood-began = Начинается флуд: Kestrel в #games жмёт и жмёт на Enter.
sandbox-scene-crisis = человеку плохо
sandbox-scene-crisis-note = Тихий участник пишет, что ему сейчас трудно.
sandbox-scene-crisis-began = Тихая минута: Ives пишет в #general, и ему сейчас трудно.
sandbox-scene-disguise = замаскированное оскорбление
sandbox-scene-disguise-note = Одно и то же грубое слово, спрятанное в точках, цифрах и буквах другого алфавита.
sandbox-scene-disguise-began = Начинается маскировка: Kestrel пробует протащить грубое слово в #games.
sandbox-scene-edited = правка задним числом
sandbox-scene-edited-note = Безобидное сообщение становится оскорблением, когда его уже прочли.
sandbox-scene-edited-began = Начинается правка: Kestrel пишет в #general что-то безобидное. Пока безобидное.
sandbox-scene-report = сообщения о нарушении
sandbox-scene-report-note = Участники показывают модераторам то, чего не найдёт ни одно правило.
sandbox-scene-report-began = Участники зовут модераторов: в #games появится то, чего не найдёт ни одно правило.

## Веб-сервер

http-port-taken = Порт { $port } занят другой программой. Остановите её или выберите другой порт: steward demo --port { $next }
