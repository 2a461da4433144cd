# Команды: описания не длиннее 100 знаков и самые простые ответы.

no-such-command = Команды «{ $name }» я не знаю. /help покажет, что я умею здесь.
lacking-option = Для /{ $name } нужно «{ $option }». Пример покажет /help { $name }.
command-help = Что я умею здесь
command-rules = Правила сообщества
command-case = Случай по номеру и всё, что умеет его карточка
option-case-number = какой случай
option-case-do = что с ним сделать
option-case-text = заметка, срок или ответ, если нужны
option-help-command = одна команда: что ей нужно
help-short = Короткие формы
help-title = О чём меня можно попросить
help-line = /{ $name } · { $what }
help-family = /{ $name } … · { $what }
help-everybody = Для всех
help-team = Для модераторов
help-setup = Для настройки
help-more = За строкой с «…» несколько команд: /help poll покажет их.
help-blanks = /help { $example } покажет, что нужно этой команде.
rules-title = Правила сообщества
rules-line = { $number }. { $title }
rules-none = Сообщество ещё не записало свои правила.

## О чём команды с одним первым словом
command-poll = Опросы и викторины: что идёт и чем кончилось
command-idea = Идеи: предложить свою, посмотреть чужие
command-theme = Темы: одна жалоба или ошибка от многих и что с ней стало
command-gallery = Галерея: конкурсы работ, сами работы и то, что прислано вами
command-buddy = Напарники для новичков
command-invite = Ссылки-приглашения, по которым видно, откуда пришли люди
command-greeting = Как здесь встречают новичков
command-thanks = Спасибо: сказать кому-то, посмотреть, за что благодарят
command-task = Доска дел: где нужны руки
command-ambassador = Амбассадоры: предложить, посмотреть, сложить обязанности
