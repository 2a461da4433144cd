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
rules-title = Правила сообщества
rules-line = { $number }. { $title }
rules-none = Сообщество ещё не записало свои правила.
