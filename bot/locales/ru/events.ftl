# События: объявление, ответы и лист ожидания, напоминания, вопросы, отметка на входе, подготовка, итоги.

activity-events = Событие № { $ref }
due-events-begin = начало события
due-events-end = конец события
due-events-doors = начало отметки на событии
due-events-wrap = подсчёт пришедших на событие
due-events-score = итоги события
due-events-remind = напоминание о событии
due-events-promote = анонс события

## Команды

command-event = События: что идёт, что впереди и всё вокруг них
command-event-list = Что идёт и что впереди
command-event-show = Одно событие: ваше место, вопросы, календарь
option-event-show-number = номер; без него — ближайшее событие
command-event-new = Задумать событие; без подробностей откроется форма
option-event-new-title = как называется
option-event-new-when = пятница 19:00, 2 часа · завтра 19:00-21:00
option-event-new-place = где это будет, или ссылка
option-event-new-about = что там будет, в нескольких фразах
option-event-new-capacity = сколько мест; ничего — если без ограничений
command-event-edit = План события и его подробности
option-event-edit-number = номер; без него — ближайшее событие
option-event-edit-title = как называется
option-event-edit-place = где это будет, или ссылка
option-event-edit-about = что там будет, в нескольких фразах
option-event-edit-capacity = сколько мест; 0 — без ограничений
option-event-edit-voice = голосовой канал, где всё пройдёт
option-event-edit-owner = кто отвечает за событие
option-event-edit-role = роль для всех, кто идёт: её номер или упоминание
option-event-edit-pin = закрепить объявление
choice-event-edit-pin-yes = да
choice-event-edit-pin-no = нет
option-event-edit-questions = смотрит ли команда вопросы заранее
choice-event-edit-questions-open = их сразу видят все
choice-event-edit-questions-looked = сначала смотрит команда
command-event-publish = Объявить событие здесь или в названных каналах
option-event-publish-number = номер
option-event-publish-channels = где; если не указать — здесь
command-event-date = Спросить, какие даты подходят, и выбрать одну
option-event-date-number = номер
option-event-date-times = до 8 дат через точку с запятой
option-event-date-channels = где спросить; если не указать — здесь
command-event-move = Перенести событие; все, кто идёт или думает, узнают
option-event-move-number = номер
option-event-move-when = пятница 19:00, 2 часа · завтра 19:00-21:00
command-event-cancel = Отменить событие; все, кто идёт или думает, узнают
option-event-cancel-number = номер
option-event-cancel-reason = что им передать
command-event-people = Кто идёт, кто ждёт места, кто не сможет
option-event-people-number = номер; без него — ближайшее событие
command-event-ask = Задать вопрос к событию
option-event-ask-number = номер; без него — ближайшее событие
option-event-ask-question = ваш вопрос
command-event-questions = Вопросы к событию, сначала самые нужные
option-event-questions-number = номер; без него — ближайшее событие
command-event-code = Код, который показывают пришедшим
option-event-code-number = номер; без него — ближайшее событие
command-event-slots = Дела в подготовке, которые могут взять участники
option-event-slots-number = номер
option-event-slots-names = спикер, ведущий, заметки · «нет» — убрать все
command-event-promote = Когда ещё раз анонсировать событие до начала
option-event-promote-number = номер
option-event-promote-when = за 7д, 1д, 2ч до начала или даты; «нет» — никогда
option-event-promote-channels = где; если не указать — там же, где объявление
command-event-repeat = Повторять событие
option-event-repeat-number = номер
option-event-repeat-rule = каждую пятницу 19:00 · последнее воскресенье месяца 12:00 · нет
command-event-report = Как прошло событие
option-event-report-number = номер
command-event-settings = Сколько нужно продумать до объявления события
option-event-settings-brief = полный план или только название, время и место
choice-event-settings-brief-full = полный план
choice-event-settings-brief-short = название, время и место

## Объявление

events-number = Событие { $number }
events-untitled = Событие без названия
events-state-draft = черновик
events-state-open = впереди
events-state-running = идёт сейчас
events-state-over = завершено
events-state-cancelled = отменено
events-when = { $starts } – { $ends }
events-when-open = даты пока нет
events-label-when = Когда
events-label-place = Где
events-label-speakers = С кем
events-label-owner = Зовёт
events-label-capacity = Мест
events-capacity = { $count }
events-going = Идут: { $count }
events-going-of = Идут: { $count } из { $of }
events-counts = { $going } · возможно: { $maybe }
events-counts-waiting = { $going } · возможно: { $maybe } · в листе ожидания: { $waiting }
events-call-data = Достаточно одного нажатия, и ответ можно поменять. Кто идёт, видят только организаторы.
events-call-off = Это событие отменено.
events-call-over = Событие завершено. Спасибо всем, кто был с нами.
events-press-yes = Иду
events-press-maybe = Возможно
events-press-no = Не смогу
events-press-remind = Напомнить
events-press-more = Ещё
events-press-here = Я здесь
events-press-ics = В мой календарь
events-press-ask = Задать вопрос
events-press-questions = Вопросы
events-press-duties = Помочь с подготовкой
events-press-people = Кто идёт
events-press-brief = План
events-press-code = Код для отметки
events-press-finish = Завершить сейчас
events-press-report = Как прошло
events-press-show = Событие { $number }

## Ответы тому, кто нажимает

events-answer-yes = Место на событии «{ $title }» за вами. До встречи!
events-answer-waiting = Все места на событии «{ $title }» заняты. Вы { $number }-й номер в листе ожидания; как только место станет вашим, я сразу напишу вам лично.
events-answer-maybe = Отмечено: возможно, вы придёте на событие «{ $title }». Место за ответом «возможно» не держится.
events-answer-no = Отмечено: вы не сможете прийти на событие «{ $title }». Спасибо, что сказали.
events-own-none = Вы пока не ответили.
events-own-yes = Место за вами.
events-own-maybe = Ваш ответ: возможно.
events-own-no = Ваш ответ: не смогу.
events-own-waiting = Вы { $number }-й номер в листе ожидания.
events-promoted = Освободилось место: вы идёте на событие «{ $title }».
events-promoted-how = Если прийти всё же не получится, верните место: его ждут следующие.
events-gone = Этого события у меня больше нет.
events-unknown = События { $number } здесь нет. Что есть, покажет /event list.
events-none = Пока ничего не запланировано.
events-over = Это событие уже завершено.
events-off = Это событие отменено.
events-running = Событие уже идёт, поэтому время не меняется. Всё остальное можно поправить командой /event edit.
events-past = Это время уже прошло. Выберите то, что ещё впереди.
events-dateless = Даты пока нет, поэтому в календарь ставить нечего.
events-ics = Откройте файл, и календарь примет событие.

## Напоминания

events-remind-which = Когда вам напомнить?
events-remind-done = Напомню за { $length } до начала. Нажмите, чтобы изменить.
events-remind-late = До начала осталось слишком мало, напоминать уже поздно.
events-reminder-on = ✓ за { $length }
events-reminder-off = за { $length }
events-press-quiet = Не напоминать
events-quiet = О событии «{ $title }» больше не напоминаю.
events-reminder = Скоро «{ $title }»: { $at }.
events-soon = Скоро: { $title }
events-moved = Событие «{ $title }» перенесено. Прежнее время: { $before }.
events-moved-how = Ваш ответ в силе, пока вы его не поменяете. Напоминания тоже перенесены.
events-press-still = Всё равно иду
events-cancelled = Событие «{ $title }» ({ $at }) отменено.

## Выбор даты

events-dates-title = Когда могут прийти на событие «{ $title }»
events-dates-how = Какие даты вам подходят? Нажмите на каждую.
events-dates-asked =
    { $count ->
        [0] Пока нет ни одного ответа.
        [one] Ответил { $count } человек.
        [few] Ответили { $count } человека.
       *[many] Ответили { $count } человек.
    }
events-date-line = { $at } · { $count }
events-date-best = ✓ { $at } · { $count }, пока больше всего
events-press-can = { $at } · { $count }
events-press-pick = Выбрать { $at }
events-can = Вам подходит: { $times }. Нажмите ещё раз, чтобы изменить.
events-can-none = Ни одна дата вам не подходит. Нажмите ещё раз, чтобы изменить.
events-dates-picked = Дата выбрана: { $at }
events-dates-off = Дату больше не ищем.
events-dates-over = Вопрос с датой решён, выбирать здесь уже нечего.
events-dates-chosen = Дата выбрана: { $at }. Подходит людям: { $count }.
events-dates-sent = Спрашиваю про даты: { $count }. Как идёт дело, покажет /event date { $number }; там же можно выбрать.
events-dates-number = Нужно от 2 до { $most } разных дат через «;», например: пятница 19:00; суббота 18:00
events-clashes = В это же время: { $what }
events-clash-event = «{ $title }» ({ $at })
events-clash-other = { $what } ({ $at })

## План

events-drafted = Вот черновик. Пока вы его не объявите, его никто не видит.
events-lacking = пока не заполнено
events-lacking-how = Когда заполнены все строки, событие можно объявить.
events-in-voice = в голосовом канале
events-tick-yes = ✓ { $what }
events-tick-no = ○ { $what }
events-brief-title = Название
events-brief-when = Время
events-brief-place = Место или ссылка
events-brief-about = Что будет
events-brief-goal = Цель
events-brief-audience = Для кого
events-brief-script = Формат и сценарий
events-brief-speakers = Спикеры
events-brief-budget = Бюджет
events-brief-owner = Ответственный
events-press-basics = Название, время, место…
events-press-plan = Цель, сценарий, бюджет…
events-press-own = Отвечаю за событие
events-press-publish = Объявить здесь
events-press-short = Короткий план
events-press-cancel = Отменить событие
events-brief-short = Теперь здесь событию нужны только название, время и место.
events-brief-full = Теперь событию нужен полный план, прежде чем его объявят.
events-publish-lacks = Прежде чем объявить, дополните план: { $what }. Команда /event edit поможет.
events-published = Объявлено. Начало: { $at }. Об остальном позабочусь я.
events-published-held = Всё готово. Сейчас пауза публикаций, поэтому объявление выйдет, когда его отпустят.
events-published-again = Теперь объявление есть и там.
events-published-already = Это событие уже объявлено.
events-channel-unknown = Такого канала не вижу. Напишите его название или отправьте команду там, где нужно объявление.
events-channel-staff = Участники не читают этот канал. Назовите другой или отправьте /event publish там, где они есть.
events-form-new = Новое событие
events-form-edit = Название, время, место
events-form-plan = Остальной план
events-field-title = Как называется?
events-field-when = Когда и как долго?
events-field-place = Где? Место или ссылка
events-field-about = Что там будет?
events-field-capacity = Сколько мест?
events-hint-when = пятница 19:00, 2 часа
events-hint-place = Дом культуры или https://…
events-hint-capacity = Пусто — без ограничений
events-field-goal = Зачем оно? Как понять, что удалось?
events-field-audience = Для кого?
events-field-script = Как всё пройдёт?
events-field-speakers = Кто выступает или ведёт?
events-field-budget = Сколько стоит? По строке на расход
events-save = Сохранить
events-send = Отправить
events-when-clock = { $time } — не время суток. Напишите так: 19:00-21:00.
events-when-length = Событие длится от { $least } до { $most }. Напишите так: пятница 19:00, 2 часа
events-capacity-unread = Не получается понять «{ $text }» как число людей. Напишите число или ничего, если без ограничений.
events-owner-unknown = Такого человека здесь не вижу.
events-role-unread = Напишите номер роли или упомяните её там, где она есть.
events-role-staff = Эта роль делает человека частью команды или впускает новичков, поэтому событие не может её раздавать.
events-move-done = Перенесено. Новое начало: { $at }. Все, кто идёт или думает, узнают.
events-form-cancel = Отменить событие
events-field-reason = Что передать тем, кто хочет прийти?
events-form-dates = Спросить про дату
events-field-dates = До 8 дат, каждая с новой строки
events-hint-dates = пятница 19:00, 2 часа
events-cancel-done = Событие «{ $title }» отменено. Все, кто идёт или думает, узнают.
events-cancel-draft = Событие «{ $title }» отменено. Его ещё никто не видел.
events-finished = Событие «{ $title }» завершено. Через четверть часа посчитаю, кто был.
events-list-title = События
events-list-line = { $number }. { $title } · { $when } · { $state }

## Люди

events-people-title = Кто идёт на событие «{ $title }»
events-people-in = Идут: { $count }
events-people-waiting = Ждут места: { $count }
events-people-maybe = Возможно: { $count }
events-people-no = Не смогут: { $count }
events-people-list = { $names }
events-people-nobody = никто
events-people-rest = и ещё { $count }
events-people-came = Уже на месте: { $count }

## Вопросы

events-questions-title = Вопросы к событию «{ $title }»
events-questions-none = Вопросов пока нет. Ваш может стать первым.
events-question-line =
    { $count ->
        [one] { $number }. { $text } · { $count } голос { $note }
        [few] { $number }. { $text } · { $count } голоса { $note }
       *[many] { $number }. { $text } · { $count } голосов { $note }
    }
events-question-mine = · ваш
events-question-held = · ждёт вашего взгляда
events-press-vote = ▲ { $count } · № { $number }
events-press-qshow = Показать № { $number }
events-press-qdone = Отвечено: № { $number }
events-press-qhide = Скрыть № { $number }
events-form-ask = Вопрос к событию
events-field-question = Ваш вопрос
events-question-put = Ваш вопрос под номером { $number }. За него могут голосовать другие.
events-question-waits = Спасибо. Сначала вопрос посмотрит команда, потом он появится в списке.
events-question-empty = Вопроса пока нет. Напишите хотя бы одну фразу.
events-question-many = Открытых вопросов от одного человека может быть не больше { $most }. Подождите, пока на часть ответят.
events-question-over = Этот вопрос уже закрыт.
events-vote-done = Вы тоже ждёте ответа на вопрос { $number }.
events-vote-back = Ваш голос за вопрос { $number } убран.
events-vote-own = Это ваш вопрос, он и так считается.

## Подготовка

events-duties-title = Помочь с событием «{ $title }»
events-duties-none = Сейчас все дела разобраны или их пока нет.
events-duties-many = У события может быть не больше { $most } дел.
events-duty-line = { $name }: { $who }
events-duty-free = свободно
events-press-duty = Беру: { $name }
events-press-duty-back = Вернуть: { $name }
events-duty-unknown = Это дело больше не нужно.
events-duty-taken = Кто-то успел раньше: «{ $name }» уже занято.
events-duty-yours = Спасибо! «{ $name }» за вами.
events-duty-back = «{ $name }» снова свободно. Спасибо, что сказали вовремя.
events-duty-told = К событию «{ $title }»: за дело «{ $name }» берётся { $who }.
events-duty-told-back = К событию «{ $title }»: дело «{ $name }» снова свободно, его возвращает { $who }.

## Отметка на входе

events-code = Код события «{ $title }»: { $code }. Покажите его пришедшим: они нажмут «Я здесь» и введут код.
events-form-here = Вы на месте
events-field-code = Код, который показывает ведущий
events-hint-code = пять цифр
events-here-done = Рады вас видеть! Вы отмечены на событии «{ $title }».
events-here-twice = Вы уже отмечены.
events-here-wrong =
    { $left ->
        [one] Код другой. Посмотрите ещё раз; осталась { $left } попытка.
        [few] Код другой. Посмотрите ещё раз; осталось { $left } попытки.
       *[many] Код другой. Посмотрите ещё раз; осталось { $left } попыток.
    }
events-here-locked = Слишком много неверных кодов. Попросите ведущего помочь.
events-here-early = Отметка начнётся: { $at }.
events-here-late = Отметка уже закрыта.

## Анонсы и повторения

events-promote-done = Анонсы выйдут: { $times }.
events-promote-none = Анонсов больше не будет.
events-promote-late = Анонс должен выйти до начала события.
events-promote-many = У события может быть не больше { $most } анонсов.
events-promote-dateless = Чтобы анонсировать, нужна дата, которая ещё впереди.
events-repeat-done = Событие повторяется: { $rule }. Ближайшие даты: { $times }. Каждое получит своё объявление, когда начнётся предыдущее.
events-repeat-off = Событие больше не повторяется. Что уже объявлено, остаётся.
events-repeat-none = Событие и так не повторяется.
events-repeat-first = Сначала объявите событие, потом его можно повторять.

## После события

events-feedback-ask = Как вам событие «{ $title }»?
events-feedback-how = Три коротких вопроса. Организаторы видят ответы без имён.
events-press-feedback = Рассказать
events-feedback-title = Как всё прошло?
events-field-score = От 1 (не моё) до 5 (отлично)
events-field-again = Придёте ещё?
events-field-text = Что оставить, а что изменить?
events-score-1 = 1 · не моё
events-score-2 = 2 · так себе
events-score-3 = 3 · нормально
events-score-4 = 4 · хорошо
events-score-5 = 5 · отлично
events-again-yes = Да
events-again-no = Скорее нет
events-feedback-done = Спасибо! Это поможет следующему событию.
events-feedback-score = Выберите число от 1 до 5.
events-feedback-early = Рассказать можно будет, когда событие закончится.
events-feedback-late = Форма уже закрыта. Если хотите, напишите организаторам в чате.
events-feedback-absent = Эта форма для тех, кто был на событии.
events-report-title = Как прошло событие «{ $title }»
events-report-early = Событие ещё не завершено, рассказывать пока нечего.
events-report-yes = Собирались
events-report-said = { $count }, и ещё { $maybe } «возможно»
events-report-came = Пришли
events-report-rate = { $count }. Из { $of } собиравшихся пришли { $rate } %; без предупреждения: { $extra }; уже бывали раньше: { $returning }.
events-report-rate-none = { $count }, заранее не собирался никто
events-report-uncounted = не сосчитано: голосового канала не было, и кодом никто не отметился
events-report-waited = Лист ожидания
events-report-line = место из него: { $count }, не дождались: { $left }
events-report-score = Оценка
events-report-few = меньше пяти ответов, поэтому не показываем
events-report-mean = { $mean } из 5, ответов: { $n } (5: { $five }, 4: { $four }, 3: { $three }, 2: { $two }, 1: { $one })
events-report-chart = «{ $title }»: { $mean } из 5, ответов: { $n }
events-report-again = Придут ещё
events-report-share = { $share } % из { $n } (вероятно, от { $low } до { $high } %)
events-report-quote = «{ $text }»
events-report-goal = Цель
events-report-met = Цель достигнута?
events-met-open = пока никто не сказал
events-met-yes = да
events-met-partly = отчасти
events-met-no = нет
events-press-met-yes = Достигнута
events-press-met-partly = Отчасти
events-press-met-no = Не достигнута

## Для команды

events-native-gone = Запись о событии «{ $title }» на самой платформе убрана или завершена не мной. Само событие { $number } в силе.
events-native-gone-mend = Если его не будет, используйте /event cancel { $number }.
events-native-refused = Не получилось добавить «{ $title }» в события платформы: { $why }
events-native-refused-mend = Объявление всё равно на месте. В Discord дайте Steward право управлять событиями; следующая правка попробует снова.
events-native-refused-other = Объявление всё равно на месте. Поправьте время, место или голосовой канал командой /event edit, и я попробую снова.
events-role-refused = Не получилось выдать роль события «{ $title }»: { $why }
events-role-refused-mend = Места остаются за людьми. Поднимите Steward выше этой роли или выберите другую командой /event edit.
events-mydata = События · ваши ответы: { $answers } · посещения: { $visits } · опросы о дате: { $dates } · вопросы: { $questions } · отзывы: { $feedback }
