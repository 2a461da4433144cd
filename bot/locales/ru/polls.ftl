# Опросы и викторины.

activity-polls = Опрос № { $ref }
due-polls-close = завершение опроса
due-polls-remind = напоминание об опросе
due-polls-remind-last = последнее напоминание об опросе
due-polls-count = окончательный подсчёт опроса на платформе
due-polls-draft = черновик опроса, который так и не опубликован
command-poll-new = Спросить сообщество: черновик опроса, просмотр, публикация
option-poll-new-question = что спрашиваем
option-poll-new-options = варианты через |
option-poll-new-closes = когда закрыть: 2 дня, пятница 20:00 или вручную
option-poll-new-method = как считать голоса
option-poll-new-secret = никто не узнает, кто что выбрал, даже команда
option-poll-new-hidden = до конца не показывать, сколько голосов
option-poll-new-change = можно ли менять голос до конца
option-poll-new-tie = что делать, если голосов поровну
option-poll-new-quorum = сколько человек должно участвовать: 20 или 30% от активных
option-poll-new-role = только для людей с этой ролью (несколько — через запятую)
option-poll-new-tenure = только для тех, кто здесь не меньше: 2 недели
option-poll-new-kind = опрос самой платформы или мой; auto выбирает и говорит почему
option-poll-new-channels = где показать, на любой платформе; если не указать — здесь
option-poll-new-remind = за сколько до конца напомнить в канале: 1 час или 1 день, 1 час
option-poll-new-every = повторять: каждый понедельник 10:00
choice-poll-new-method-plurality = один вариант, побеждает большинство голосов
choice-poll-new-method-approval = отметить всё подходящее, у кого больше отметок
choice-poll-new-method-irv = расставить по порядку, выбывание по турам
choice-poll-new-method-schulze = расставить по порядку, сравнить каждую пару
choice-poll-new-secret-yes = да
choice-poll-new-secret-no = нет
choice-poll-new-hidden-yes = да
choice-poll-new-hidden-no = нет
choice-poll-new-change-yes = да
choice-poll-new-change-no = нет
choice-poll-new-tie-first = побеждает тот, что стоит раньше
choice-poll-new-tie-draw = решает жребий, брошенный до начала
choice-poll-new-tie-nobody = никто, решает команда
choice-poll-new-kind-auto = что подойдёт
choice-poll-new-kind-native = опрос платформы, если подойдёт
choice-poll-new-kind-ballot = мой бюллетень
command-poll-quiz = Черновик викторины: вопросы, верные ответы, пояснения и очки
option-poll-quiz-question = название викторины
option-poll-quiz-closes = когда закрыть: 2 дня, пятница 20:00 или вручную
option-poll-quiz-channels = где показать, на любой платформе; если не указать — здесь
option-poll-quiz-remind = за сколько до конца напомнить в канале: 1 час или 1 день, 1 час
option-poll-quiz-every = повторять: каждый понедельник 10:00
command-poll-list = Опросы и викторины: какие идут, какие закончились
command-poll-show = Один опрос с кнопками
option-poll-show-number = номер опроса; если не указать — тот, что идёт
command-poll-result = Чем закончился опрос, с бюллетенями для пересчёта
option-poll-result-number = номер опроса; если не указать — самый новый
command-poll-here = Показать черновик в этом канале или в тех, что вы назовёте
option-poll-here-number = номер черновика; если не указать — ваш самый новый
option-poll-here-channels = каналы на любой платформе; если не указать — этот
command-poll-close = Закрыть опрос сейчас и подсчитать
option-poll-close-number = номер опроса; если не указать — тот, что идёт
command-poll-cancel = Отменить опрос без подсчёта
option-poll-cancel-number = номер опроса; если не указать — тот, что идёт

## Сообщение

polls-number = Опрос { $ref }
polls-until = до { $moment }
polls-lasts = идёт { $length }
polls-endless = пока команда не закроет
polls-over = закончен
polls-cancelled = отменён
polls-cancelled-line = Команда отменила этот опрос. Голоса не сохранены.
polls-option = { $number }. { $option }
polls-option-long = – { $option }
polls-option-votes = { $number }. { $option } · { $count } ({ $percent } %)
polls-asked-by =
    { $count ->
        [0] Спрашивает { $name }. Голосов пока нет.
        [one] Спрашивает { $name }. Пока { $count } голос.
        [few] Спрашивает { $name }. Пока { $count } голоса.
       *[many] Спрашивает { $name }. Пока { $count } голосов.
    }
polls-how-plurality = Один вариант; его можно поменять до конца опроса.
polls-how-plurality-final = Один вариант, и поменять его нельзя.
polls-how-approval = Отметьте всё, что вас устроит; это можно менять до конца опроса.
polls-how-approval-final = Отметьте всё, что вас устроит, и сдайте бюллетень: потом его не поменять.
polls-how-irv = Расставьте варианты по порядку. Самый слабый выбывает тур за туром, пока у одного не станет больше половины.
polls-how-irv-final = Расставьте варианты по порядку и сдайте бюллетень: потом его не поменять.
polls-how-schulze = Расставьте варианты по порядку. Сравнивается каждая пара; побеждает тот, кто сильнее остальных.
polls-how-schulze-final = Расставьте варианты по порядку и сдайте бюллетень: потом его не поменять.
polls-secret = Тайный: когда опрос закончится, никто не узнает, кто что выбрал, даже команда.
polls-hidden = Сколько голосов, будет видно в конце. Имена не показываются.
polls-open = Сколько голосов, видно сразу. Имена не показываются.
polls-who-role = Голосовать могут только люди с определённой ролью.
polls-who-tenure = Для тех, кто здесь не меньше чем { $length }.
polls-who-both = Для людей с определённой ролью, которые здесь не меньше чем { $length }.
polls-quorum =
    { $count ->
        [one] Опрос состоится, если участвует хотя бы { $count } человек.
        [few] Опрос состоится, если участвуют хотя бы { $count } человека.
       *[many] Опрос состоится, если участвуют хотя бы { $count } человек.
    }
polls-quorum-percent = Опрос состоится, если участвуют хотя бы { $percent } % тех, кто здесь активен.
polls-tie-first = Если голосов поровну, побеждает вариант, который стоит раньше.
polls-tie-draw = Если голосов поровну, решает жребий, брошенный до начала.
polls-tie-draw-sealed = Если голосов поровну, решает жребий. Он уже брошен; его отпечаток: { $fingerprint }
polls-reminder =
    { $count ->
        [0] Опрос { $ref }, «{ $question }», закроется { $moment }. Голосов пока нет.
        [one] Опрос { $ref }, «{ $question }», закроется { $moment }. Пока { $count } голос.
        [few] Опрос { $ref }, «{ $question }», закроется { $moment }. Пока { $count } голоса.
       *[many] Опрос { $ref }, «{ $question }», закроется { $moment }. Пока { $count } голосов.
    }

## Голосование

polls-press-vote = Голосовать
polls-press-about = Как это работает
polls-press-back = Забрать мой голос
polls-press-undo = Убрать последний
polls-press-finish = Сдать бюллетень
polls-press-look = Посмотреть итог
polls-press-show = { $ref }. { $question }
polls-choose-plurality = Выберите один вариант.
polls-choose-approval = Выберите сколько хотите; каждое нажатие сохраняется.
polls-choose-irv = Нажимайте варианты по порядку, с лучшего; каждое нажатие сохраняется. Расставлять все не обязательно.
polls-choose-schulze = Нажимайте варианты по порядку, с лучшего; каждое нажатие сохраняется. Расставлять все не обязательно.
polls-marked = ✓ { $option }
polls-choice = { $options }
polls-yours = Ваш голос учтён: { $choice }. Его можно поменять до конца опроса.
polls-yours-until = Ваш голос учтён: { $choice }. Его можно поменять до { $moment }.
polls-not-yet = Бюллетень ещё не сдан. Когда закончите, нажмите «Сдать бюллетень».
polls-final = Ваш голос учтён: { $choice }. В этом опросе его нельзя поменять.
polls-closed-already = Этот опрос закончен, голоса уже ничего не меняют.
polls-not-open = Этот опрос сейчас не идёт.
polls-vote-natively = Голосуйте в самом опросе, в канале.
polls-ballot-unknown = Эта кнопка не из вашего бюллетеня. Нажмите «Голосовать» под опросом, и откроется ваш.
polls-unknown = Опроса { $ref } здесь нет. Все опросы: /poll list.

## Итог

polls-won =
    { $count ->
        [one] Побеждает «{ $option }»: { $count } голос ({ $percent } %)
        [few] Побеждает «{ $option }»: { $count } голоса ({ $percent } %)
       *[many] Побеждает «{ $option }»: { $count } голосов ({ $percent } %)
    }
polls-won-irv =
    { $number ->
        [1] Побеждает «{ $option }» в первом же туре, голосов: { $count }
       *[other] Побеждает «{ $option }» в туре { $number }, голосов: { $count }
    }
polls-won-schulze = Побеждает «{ $option }»: сильнее остальных при сравнении каждой пары
polls-won-first = Поровну: { $options }. «{ $option }» стоит раньше и побеждает, как и было условлено до начала
polls-won-drawn = Поровну: { $options }. По жребию, брошенному до начала, побеждает «{ $option }»
polls-tied = Поровну: { $options }. Победителя нет
polls-nobody-voted = Никто не голосовал
polls-no-quorum =
    { $count ->
        [0] Никто не участвовал, опрос не состоялся
        [one] Участвует только { $count } человек, опрос не состоялся
        [few] Участвуют только { $count } человека, опрос не состоялся
       *[many] Участвуют только { $count } человек, опрос не состоялся
    }
polls-first-choices = Числа выше — первые места.
polls-round = Тур { $number }: { $votes }
polls-round-out = Тур { $number }: { $votes }. Выбывает: { $out }
polls-round-votes = { $option } — { $count }
polls-duel = «{ $option }» против «{ $other }»: { $count } к { $against }
polls-tie-on-the-way = По ходу подсчёта было поровну; решило правило, выбранное до начала.
polls-turnout =
    { $count ->
        [one] Участвует { $count } человек.
        [few] Участвуют { $count } человека.
       *[many] Участвуют { $count } человек.
    }
polls-turnout-of = Участвуют { $count } из { $total } ({ $percent } %), считая среди { $of }.
polls-of-active = тех, кто писал здесь за 28 дней до опроса или голосует
polls-seed = Жребий: { $seed }. Его отпечаток стоял под опросом с самого начала: { $fingerprint }
polls-uncertain = Платформа не подтвердила этот подсчёт. Это последнее, что она сообщила.
polls-bar-note = { $count } · { $percent } %
polls-told = Опрос { $ref } закончен: { $question }
polls-staff-undecided = Опрос { $ref } закончен без ясного победителя: { $question }
polls-press-ballots = Пересчитать самому
polls-ballots = Все бюллетени опроса { $ref }, без имён и без порядка: одна строка — один бюллетень.
polls-recount-plurality = Сложите каждый столбец. Побеждает самая большая сумма.
polls-recount-approval = Сложите каждый столбец. Побеждает самая большая сумма.
polls-recount-irv = Посчитайте единицы в каждом столбце. Пока ни у кого нет больше половины действующих бюллетеней, вычёркивайте самый слабый столбец; его бюллетени переходят к следующему номеру. Из равных вычёркивайте тот, что был слабее в последнем из прежних раундов; если раунды не различают, то последний по правилу опроса, а где при равенстве не побеждает никто — все сразу.
polls-recount-schulze = Для каждых двух столбцов посчитайте строки, где у одного номер меньше; пустая клетка — последняя. Побеждает тот, кто сильнее всех остальных. Если они побеждают друг друга по кругу, решает самая сильная цепочка побед (метод Шульце).
polls-recount-ties = Если столбцы равны, решает правило под опросом. Брошенный жребий расставляет варианты по SHA-256 от строки «жребий|номер», от меньшего.
polls-no-ballots = Для этого опроса бюллетеней нет.
polls-not-over = Опрос { $ref } ещё не закончен.
polls-closed = Опрос { $ref } закрыт, итог опубликован.
polls-counting = Опрос закрыт. Итог появится, как только платформа всё посчитает.

## Как это работает

polls-explain-plurality = У каждого один голос; побеждает тот вариант, у которого голосов больше.
polls-explain-approval = Каждый отмечает всё, что его устроит; побеждает вариант с наибольшим числом отметок.
polls-explain-irv = Каждый расставляет варианты по порядку. Если ни один не стоит первым больше чем на половине бюллетеней, самый слабый выбывает, а его бюллетени переходят к следующему по порядку, и так пока у одного не станет больше половины.
polls-explain-schulze = Каждый расставляет варианты по порядку. Каждые два сравниваются по всем бюллетеням; побеждает тот, кто сильнее остальных. Если они побеждают друг друга по кругу, решает самая сильная цепочка побед (метод Шульце).
polls-explain-open = Я храню, кто что выбрал, чтобы никто не голосовал дважды, и никому этого не показываю. Тот, кто ведёт мою базу данных, мог бы посмотреть. /mydata покажет ваш голос, /forget_me сотрёт его.
polls-explain-secret = До конца опроса мне нужно знать, какой бюллетень ваш, чтобы вы могли его поменять. В конце я уничтожаю ключ, и остаются бюллетени без имён и времени. Мне неподвластны более ранние резервные копии, журнал базы, пока его не перезапишут, и то, что видит сама платформа. Если голосов совсем мало, выбор может выдать сам итог.
polls-explain-tie-first = Если голосов поровну, побеждает вариант, который стоит раньше.
polls-explain-tie-draw = Если голосов поровну, решает жребий. Он брошен до первого голоса и будет показан в конце.
polls-explain-tie-nobody = Если голосов поровну, победителя нет и решает команда.
polls-by-native = Здесь { $why }
polls-by-ballot = Здесь мой собственный бюллетень: { $why }
polls-platform-discord = Discord
polls-platform-telegram = Telegram
polls-platform-sandbox = песочница
polls-platform-any = эта платформа
polls-why-fits = обычный опрос платформы ({ $platform }): всё нужное он умеет.
polls-why-asked = так попросили.
polls-why-secret = тайный опрос, который каждый может пересчитать, опросам платформы не под силу.
polls-why-ranked = опросы платформы не умеют расставлять по порядку.
polls-why-gate = опросы платформы не проверяют, кому можно голосовать.
polls-why-channels =
    { $given ->
        [one] один опрос в { $given } канале опросам платформы не под силу.
       *[many] один опрос в { $given } каналах опросам платформы не под силу.
    }
polls-why-questions =
    { $given ->
        [one] { $given } вопрос опросам платформы не под силу.
        [few] { $given } вопроса опросам платформы не под силу.
       *[many] { $given } вопросов опросам платформы не под силу.
    }
polls-why-terms = в опросах платформы негде сказать, что делать при равенстве и сколько человек должно участвовать.
polls-why-final = в опросах платформы голос можно поменять.
polls-why-none = своих опросов здесь нет ({ $platform }).
polls-why-hidden = { $platform } показывает голоса до конца опроса.
polls-why-quiz = такой викторины нет среди опросов платформы ({ $platform }).
polls-why-explanation = в пояснении { $given } знаков, а { $platform } принимает не больше { $most }.
polls-why-options = вариантов { $given }, а { $platform } принимает не больше { $most }.
polls-why-few = { $platform } принимает не меньше вариантов, чем { $most }.
polls-why-question = в вопросе { $given } знаков, а { $platform } принимает не больше { $most }.
polls-why-long = в одном варианте { $given } знаков, а { $platform } принимает не больше { $most }.
polls-why-endless = опросы платформы ({ $platform }) закрываются сами, самое позднее через { $most } дн., а этот закрывают вручную.
polls-why-minutes = { $platform } считает целыми часами, а этот опрос идёт не целое число часов.
polls-why-short = { $platform }: опрос идёт не меньше { $most } мин.
polls-why-lengthy = { $platform }: опрос идёт не дольше { $most } дн.
polls-why-refused = { $platform }: обычный опрос не принят.

## Черновики

polls-form-title = Новый опрос
polls-form-quiz-title = Новая викторина
polls-form-question = Вопрос или название
polls-form-question-hint = Где встречаемся?
polls-form-options = Варианты, каждый с новой строки
polls-form-options-hint = В парке
polls-form-questions = Вопросы, между ними пустая строка
polls-form-questions-hint = Строка вопроса; + верный ответ; - неверный; = пояснение
polls-form-closes = Когда закрыть (пусто: через сутки)
polls-form-closes-hint = 2 дня, пятница 20:00 или вручную
polls-press-preview = Посмотреть
polls-draft = Черновик: пока он виден только вам.
polls-draft-where = Где появится: { $channels }
polls-draft-here = Появится в этом канале.
polls-draft-every = Повторяется: { $rule }
polls-draft-dates = Ближайшие: { $dates }
polls-press-post = Опубликовать
polls-press-plan = Запланировать
polls-press-edit = Изменить текст
polls-press-correct = Исправить
polls-press-drop = Выбросить
polls-set-method = Подсчёт: { $value }
polls-set-tie = Поровну: { $value }
polls-set-secret-on = Тайный: да
polls-set-secret-off = Тайный: нет
polls-set-hidden-on = Голоса видны: в конце
polls-set-hidden-off = Голоса видны: сразу
polls-set-change-on = Менять голос: можно
polls-set-change-off = Менять голос: нельзя
polls-set-kind-auto = Чей опрос: что подойдёт
polls-set-kind-ballot = Чей опрос: мой
polls-method-plurality = один вариант
polls-method-approval = всё подходящее
polls-method-irv = по порядку, турами
polls-method-schulze = по порядку, парами
polls-rule-first = кто стоит раньше
polls-rule-draw = жребий
polls-rule-nobody = победителя нет
polls-nothing-lost = Всё, что вы написали, сохранено.
polls-draft-gone = Этого черновика уже нет. Новый: /poll new.
polls-open-already = Этот опрос уже не черновик.
polls-dropped = Черновик выброшен.
polls-posted = Опрос { $ref } публикуется.
polls-posted-again = Сообщение публикуется снова. Все голоса на месте.
polls-posted-anew = Опрос публикуется на моём бюллетене и начинается с нуля.
polls-stands = Сообщение на месте, ничего не пропало.
polls-planned = Запланировано. Образец — опрос { $ref }; даты покажет /schedule.
polls-stopped = По образцу { $ref } новых опросов не будет. Те, что идут, продолжаются.
polls-held = Включена пауза публикаций, поэтому ничего нового не выходит. Черновик сохранён; опубликуйте его потом.
polls-fire-kept = Повторяющийся опрос { $ref } на этот раз пропущен. { $why }
polls-template = Образец { $ref }: { $question } ({ $rule })
polls-press-stop = Больше не повторять
polls-bad-no-question = Опросу нужен вопрос.
polls-bad-question = В вопросе { $given } знаков; помещается не больше { $most }.
polls-bad-few = Нужно хотя бы два варианта, а здесь их { $given }. Пишите каждый с новой строки или через |.
polls-bad-many = Вариантов { $given }, а помещается не больше { $most }.
polls-bad-long = В варианте { $number } знаков: { $given }; помещается не больше { $most }.
polls-bad-twice = «{ $option }» встречается дважды.
polls-bad-line = Строка { $number }: { $words }
polls-bad-mark = Непонятно, что такое «{ $text }». Начните с + (верно), - (неверно) или = (пояснение), а перед новым вопросом оставьте пустую строку.
polls-bad-right = Хотя бы один ответ должен быть верным (+) и хотя бы один неверным (-).
polls-bad-explanation = В пояснении { $given } знаков; помещается не больше { $most }.
polls-bad-no-quiz = Здесь нет вопроса. Напишите его отдельной строкой, а под ним ответы: + верный, - неверный.
polls-bad-questions = Вопросов { $given }, а помещается не больше { $most }.
polls-bad-quorum = Не получается прочитать «{ $text }». Напишите, сколько человек должно участвовать: 20 или 30%.
polls-bad-span = Опрос идёт не меньше минуты и не дольше года. Например: 2 дня или пятница 20:00.
polls-bad-past = Время, когда опрос должен был закрыться, уже прошло. Поменяйте его и опубликуйте снова.
polls-bad-tenure = «{ $text }» не похоже на срок. Например: 2 недели.
polls-bad-remind = За «{ $text }» до конца напомнить не получится. Например: 1 час или 1 день, 1 час. Это должно быть короче самого опроса.
polls-bad-every = Для повторяющегося опроса нужна длительность, а не момент. Например: 2 дня.
polls-bad-rule = Уже не получается прочитать, когда повторять. Например: каждый понедельник 10:00.
polls-bad-quorum-role = Сколько человек с этой ролью, неизвестно. Вместо процентов напишите число.
polls-bad-apart = Участники этого места не видят. Перейдите в их канал и введите /poll here { $ref } или назовите каналы там же.
polls-bad-word = Слово «{ $text }» здесь незнакомо. Выберите одно из предложенных.
polls-bad-channels = Такого канала не видно. Назовите его так, как он там написан, или не указывайте: тогда здесь.

## Для команды

polls-press-close = Закрыть и подсчитать
polls-press-cancel = Отменить опрос
polls-press-leave = Пусть идёт
polls-press-again = Опубликовать снова
polls-close-sure =
    { $count ->
        [one] Закрыть опрос { $ref }, «{ $question }», сейчас? Есть { $count } голос. Открыть снова не получится.
        [few] Закрыть опрос { $ref }, «{ $question }», сейчас? Есть { $count } голоса. Открыть снова не получится.
       *[many] Закрыть опрос { $ref }, «{ $question }», сейчас? Голосов: { $count }. Открыть снова не получится.
    }
polls-cancel-sure =
    { $count ->
        [one] Отменить опрос { $ref }, «{ $question }»? Пропадёт { $count } голос.
        [few] Отменить опрос { $ref }, «{ $question }»? Пропадут { $count } голоса.
       *[many] Отменить опрос { $ref }, «{ $question }»? Пропавших голосов: { $count }.
    }
polls-cancelled-now = Опрос { $ref } отменён.
polls-deleted-native =
    { $count ->
        [0] Опрос { $ref }, «{ $question }», удалён не мной. Это был опрос самой платформы, и его голоса пропали вместе с ним. Новая публикация начнётся с нуля на моём бюллетене.
        [one] Опрос { $ref }, «{ $question }», удалён не мной. Это был опрос самой платформы, и с ним пропал { $count } голос. Новая публикация начнётся с нуля на моём бюллетене.
        [few] Опрос { $ref }, «{ $question }», удалён не мной. Это был опрос самой платформы, и с ним пропали { $count } голоса. Новая публикация начнётся с нуля на моём бюллетене.
       *[many] Опрос { $ref }, «{ $question }», удалён не мной. Это был опрос самой платформы, и с ним пропало { $count } голосов. Новая публикация начнётся с нуля на моём бюллетене.
    }
polls-list = Опросы
polls-none = Опросов пока нет.
polls-none-open = Сейчас ни один опрос не идёт.
polls-none-over = Ни один опрос ещё не закончен.
polls-which = Идёт несколько опросов. Какой нужен? Номера покажет /poll list.
polls-entry = { $ref }. { $question } · { $state }
polls-state-draft = черновик
polls-state-template = образец повторяющегося опроса
polls-state-open = идёт
polls-state-counting = подсчёт
polls-state-closed = закончен

## Викторины

polls-quiz-what =
    { $count ->
        [one] В викторине { $count } вопрос. Ответ — сразу.
        [few] В викторине { $count } вопроса. Ответ — сразу после каждого.
       *[many] В викторине { $count } вопросов. Ответ — сразу после каждого.
    }
polls-quiz-data = Засчитывается первый ответ на каждый вопрос. Очки показываются без имён, если вы сами не захотите назваться.
polls-press-play = Играть
polls-quiz-of = Вопрос { $number } из { $total }
polls-right = Верно: { $option }
polls-wrong = «{ $option }» — неверно. Верный ответ: { $answer }
polls-your-score = Верных ответов: { $count } из { $total }.
polls-named = Ваше имя будет в таблице, если вы среди десяти лучших.
polls-unnamed = Ваше имя показано не будет.
polls-press-name = Показать моё имя
polls-press-unname = Не показывать моё имя
polls-not-played = Вы не участвуете в этой викторине.
polls-quiz-nobody = Никто не играл
polls-quiz-chart = Как прошла викторина: { $question }
polls-score = { $count } из { $total }
polls-quiz-mean =
    { $count ->
        [one] Играет { $count } человек, верно в среднем { $mean } из { $total }
        [few] Играют { $count } человека, верно в среднем { $mean } из { $total }
       *[many] Играют { $count } человек, верно в среднем { $mean } из { $total }
    }
polls-quiz-right = Верно отвечают { $count } из { $total }
polls-quiz-solved = { $number }. { $question } — { $answer } (знают { $percent } %)
polls-quiz-answer = Верно: { $answer }
polls-quiz-place = { $number }. { $name } · { $count } из { $total }
polls-quiz-unnamed =
    { $count ->
        [one] Без имени, по собственному желанию: { $count } человек.
        [few] Без имени, по собственному желанию: { $count } человека.
       *[many] Без имени, по собственному желанию: { $count } человек.
    }

## Что говорит /mydata

polls-mydata = Опрос { $ref }, «{ $question }»: ваш голос — { $choice }.
polls-mydata-secret = Опрос { $ref }, «{ $question }»: вы участвуете. Он тайный, поэтому выбор не показывается, а в конце исчезнет и связь с вами.
polls-mydata-quiz = Викторина { $ref }, «{ $question }»: ваши ответы.
