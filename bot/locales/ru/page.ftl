# Строки страницы песочницы. Без выбора внутри: у счётной фразы четыре ключа (docs/sandbox.md, «Texts of the page»).

## Рамка
page-skip = Сразу к полю сообщения
page-sandbox = песочница
page-bar = Кто вы и что попробовать
page-rooms = Каналы
page-open-rooms = Показать каналы
page-people = Люди
page-show-people = Показать людей
page-close = Закрыть
page-cancel = Отмена
page-language = Язык
page-light = Светлые цвета
page-dark = Тёмные цвета
page-promise = Сообщество вымышленное, Steward настоящий. Всё остаётся на этом компьютере.
page-welcome-title = Это песочница.
page-welcome-text = Сообщество здесь вымышленное, а Steward настоящий. Смените роль, устройте переполох и посмотрите, что видят участники и модераторы. Всё остаётся на этом компьютере.
page-got-it = Понятно

## Кто я и что попробовать
page-you-are = Вы сейчас:
page-eyes = { $name }: посмотреть чужими глазами
page-invite = Приходит кто-то новый
page-rename = Сменить имя…
page-rename-title = Сменить имя
page-rename-label = Новое имя
page-rename-save = Сменить
page-invite-note = Вымышленный человек, здесь впервые
page-try = Попробовать:
page-try-button = Сцены
page-try-label = Разыграть ситуацию

## Люди
page-here-now = Сейчас здесь · { $count }
page-away = Не в сети · { $count }
page-in-room = В этой комнате
page-waiting-title = Ждут решения
page-me = { $name } (вы)
page-bot = бот
page-new = новичок
page-members-one = { $count } участник
page-members-few = { $count } участника
page-members-many = { $count } участников
page-members-other = { $count } участника
page-write-to = Написать лично · { $name }
page-mention = Упомянуть · { $name }
page-become = Смотреть как { $name }

## Комната и разговор
page-waiting-one = ждёт решения: { $count }
page-waiting-few = ждут решения: { $count }
page-waiting-many = ждут решения: { $count }
page-waiting-other = ждут решения: { $count }
page-unread-one = { $count } новое
page-unread-few = { $count } новых
page-unread-many = { $count } новых
page-unread-other = { $count } новых
page-log = Сообщения · { $channel }
page-back-to-room = Назад · { $channel }
page-today = Сегодня
page-yesterday = Вчера
page-older = Показать более ранние
page-empty = Здесь пока тихо ({ $channel }). Начните разговор.
page-empty-cases = Ничего не ждёт решения. Когда правило что-нибудь заметит, карточка появится здесь.
page-empty-direct = Здесь только вы двое. Больше никто этого не прочтёт.
page-new-messages-one = { $count } новое сообщение
page-new-messages-few = { $count } новых сообщения
page-new-messages-many = { $count } новых сообщений
page-new-messages-other = { $count } нового сообщения
page-new-cases-one = { $count } новый случай
page-new-cases-few = { $count } новых случая
page-new-cases-many = { $count } новых случаев
page-new-cases-other = { $count } нового случая

## Сообщение
page-you = вы
page-new-here = недавно здесь
page-gone = уже не здесь
page-arrived = Новое
page-edited = (изменено)
page-forwarded = Переслано
page-in-reply = В ответ на
page-file = Файл
page-reactions = Реакции
page-reacted-one = { $what }, { $count } человек
page-reacted-few = { $what }, { $count } человека
page-reacted-many = { $what }, { $count } человек
page-reacted-other = { $what }, { $count } человека
page-thread-messages-one = { $count } сообщение
page-thread-messages-few = { $count } сообщения
page-thread-messages-many = { $count } сообщений
page-thread-messages-other = { $count } сообщения
page-message-menu = Что сделать с сообщением
page-reply = Ответить
page-react = Реакция
page-thread = Начать ветку
page-open-thread = Открыть ветку
page-edit = Изменить
page-copy-link = Скопировать ссылку
page-copied = Ссылка скопирована.
page-delete = Удалить

## Карточки
page-more = Ещё
page-more-for = Ещё: { $what }
page-only-you = Видите только вы
page-dismiss = Убрать
page-in-seconds = через { $count } с
page-minutes-left-one = осталась { $count } мин
page-minutes-left-few = осталось { $count } мин
page-minutes-left-many = осталось { $count } мин
page-minutes-left-other = осталось { $count } мин
page-hours-left-one = остался { $count } ч
page-hours-left-few = осталось { $count } ч
page-hours-left-many = осталось { $count } ч
page-hours-left-other = осталось { $count } ч
page-days-left-one = остался { $count } день
page-days-left-few = осталось { $count } дня
page-days-left-many = осталось { $count } дней
page-days-left-other = осталось { $count } дня
page-minutes-over-one = просрочено на { $count } мин
page-minutes-over-few = просрочено на { $count } мин
page-minutes-over-many = просрочено на { $count } мин
page-minutes-over-other = просрочено на { $count } мин
page-hours-over-one = просрочено на { $count } ч
page-hours-over-few = просрочено на { $count } ч
page-hours-over-many = просрочено на { $count } ч
page-hours-over-other = просрочено на { $count } ч
page-days-over-one = просрочено на { $count } день
page-days-over-few = просрочено на { $count } дня
page-days-over-many = просрочено на { $count } дней
page-days-over-other = просрочено на { $count } дня

## Поле сообщения
page-composer = Поле сообщения
page-write = Напишите в #{ $channel } как { $name } или нажмите { $key } для команд
page-write-short = { $name }: текст или { $key } для команд
page-write-mods = Сообщение модераторам или { $key } для команд
page-write-mods-short = Сообщение или { $key } для команд
page-write-thread = Сообщение в ветку или { $key } для команд
page-write-direct = Напишите лично · { $name } или нажмите { $key } для команд
page-write-direct-short = Сообщение или { $key } для команд
page-cannot-write = Здесь можно только читать
page-send = Отправить
page-attach = Добавить файлы
page-files = Файлы к отправке
page-remove-file = Убрать файл { $name }
page-replying = Ответ · { $name }
page-editing = Изменение сообщения
page-palette = О чём можно попросить Steward
page-palette-everybody = Для всех
page-palette-team = Для модераторов
page-palette-setup = Для настройки
page-key-choose = выбрать
page-key-next = следующее поле
page-dashed = пунктир = можно не заполнять
page-if-you-like = по желанию
page-needed = нужно

## Формы
page-optional = (по желанию)
page-fill-in = Заполните, пожалуйста, поле «{ $what }».

## Неполадки
page-troubles = Что может сломаться
page-troubles-note = Включите неполадку, какие бывают на настоящих платформах, и посмотрите, как справится Steward.
page-trouble-off = { $what }: убрать · { $name }
page-for-whom = Для кого?
page-reconnecting = Связь с песочницей прервалась. Пробую снова.
page-stopped = Steward остановлен. Написанное сохраняется и будет прочитано, когда он вернётся.
page-lost = До песочницы сейчас не достучаться. Попробуйте ещё раз через минуту.
page-failed = Не получилось. Попробуйте ещё раз через минуту.

## Опросы самой площадки
page-poll-single = Выберите один вариант
page-poll-several = Можно выбрать несколько вариантов
page-poll-quiz = Викторина: считается первый ответ
page-poll-anonymous = никто не видит, кто что выбрал
page-poll-hidden = итоги после закрытия
page-poll-closed = опрос закончен
page-poll-until = до { $when }
page-poll-share = { $count } · { $share } %
page-poll-voters-one = { $count } голос
page-poll-voters-few = { $count } голоса
page-poll-voters-many = { $count } голосов
page-poll-voters-other = { $count } голоса

## Картинки
page-picture-open = { $name }. Открыть крупно
page-picture-veiled = { $name }: картинка скрыта
page-picture-show = Показать картинку
page-picture-save = Сохранить картинку

## Закреплённое, события, голосовые комнаты
page-pinned = Закреплено
page-pins-one = { $count } закреплённое сообщение
page-pins-few = { $count } закреплённых сообщения
page-pins-many = { $count } закреплённых сообщений
page-pins-other = { $count } закреплённого сообщения
page-events = События
page-month = Месяц
page-events-more = и ещё { $count }
page-event-now = идёт сейчас
page-event-times = С { $starts } до { $ends }
page-event-begin = Начать сейчас
page-event-end = Закончить
page-event-cancel = Отменить событие
page-seats = Кто здесь сидит
page-sit-down = Присесть
page-get-up = Встать

## По ссылке
page-invite-link = Пригласить по ссылке…
page-invite-link-note = Придёт новый участник — по ссылке, созданной Steward
page-invite-link-field = Ссылка
page-invite-name-field = Имя
page-invite-send = Впустить
