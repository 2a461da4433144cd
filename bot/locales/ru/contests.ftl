# Розыгрыши (решает случай) и конкурсы (решают люди).

activity-contests = Конкурс № { $ref }
due-contests-freeze = закрытие списка конкурса
due-contests-draw = розыгрыш
due-contests-claim = конец срока, чтобы забрать приз
due-contests-tidy = уборка после конкурса

command-contest = Розыгрыши и конкурсы: что идёт и есть ли вы в списке
command-contest-new = Создать розыгрыш или конкурс
option-contest-new-kind = что это; если не указать, розыгрыш
choice-contest-new-kind-giveaway = розыгрыш: решает случай
choice-contest-new-kind-jury = конкурс: баллы ставит жюри
choice-contest-new-kind-vote = конкурс: голосуют участники
choice-contest-new-kind-ugc = конкурс публикаций с хештегом
option-contest-new-title = название
option-contest-new-ends = до какого времени можно участвовать: пятница 20:00, через 3 дня, 24.12. 18:00
option-contest-new-prize = что можно получить
option-contest-new-places = сколько призовых мест; если не указать, одно
option-contest-new-channels = где объявить; если не указать, здесь
option-contest-new-by = для публикаций: кто решает
choice-contest-new-by-chance = случай
choice-contest-new-by-jury = жюри
choice-contest-new-by-vote = участники
command-contest-list = Что идёт сейчас и что решилось недавно
command-contest-show = Один розыгрыш или конкурс и что с ним можно сделать
option-contest-show-number = какой; если не указать, последний
command-contest-open = Открыть черновик или объявить открытый ещё в каких-то каналах
option-contest-open-number = какой; если не указать, последний
option-contest-open-channels = где: названия каналов, здесь, везде
command-contest-review = Работы, которые ждут проверки
option-contest-review-number = какой; если не указать, последний
command-contest-jury = Позвать кого-то в жюри или вывести из него
option-contest-jury-person = кого
option-contest-jury-number = какой; если не указать, последний
command-contest-freeze = Закрыть список сейчас
option-contest-freeze-number = какой; если не указать, последний
command-contest-draw = Провести розыгрыш по закрытому списку сейчас
option-contest-draw-number = какой; если не указать, последний
command-contest-reroll = Передать место следующему по очереди
option-contest-reroll-number = какой; если не указать, последний
option-contest-reroll-place = какое место, если их несколько
command-contest-cancel = Отменить розыгрыш или конкурс
option-contest-cancel-number = какой; если не указать, последний
option-contest-cancel-reason = почему; это увидят все
command-contest-prize = Отметить, что приз вручён
option-contest-prize-number = какой; если не указать, последний
option-contest-prize-place = какое место, если их несколько
option-contest-prize-what = что вручили, если что-то другое

contests-press-in = Участвую
contests-press-out = Больше не участвую
contests-press-me = Я в списке?
contests-press-me-in = № { $ref }: я в списке?
contests-press-claim = Да, это я
contests-press-vote = Голосовать
contests-press-judge = Для жюри
contests-press-rejudge = Начать заново
contests-press-skip = Позже
contests-press-ok = Принять
contests-press-no = Не принимать
contests-press-open-message = Открыть сообщение
contests-press-open = Открыть сейчас
contests-press-words = Изменить текст…
contests-press-who = Кто может участвовать…
contests-press-how = Как всё устроено…
contests-press-discard = Выбросить черновик
contests-press-freeze = Закрыть список
contests-press-cancel = Отменить конкурс
contests-press-tell = Объявить итоги ещё раз
contests-press-fallback = Взять запечатанное число
contests-press-unseen = Обойти их
contests-press-given-place = Место { $place }: приз вручён
contests-press-reroll-place = Место { $place }: следующему

contests-title-chance = Розыгрыш · { $title }
contests-title-jury = Конкурс · { $title }
contests-title-vote = Конкурс · { $title }
contests-moment = { $at }
contests-parts = { $parts }
contests-span = { $length }
contests-fact-prize = Приз
contests-fact-places = Призовых мест
contests-fact-ends = До
contests-fact-who = Кто может
contests-fact-in = В списке
contests-fact-draw = Решится
contests-fact-claim = Время забрать приз
contests-fact-judging = Время на решение
contests-fact-source = Число
contests-gate-tenure = кто здесь { $length } и дольше
contests-gate-messages =
    { $count ->
        [one] у кого здесь хотя бы { $count } сообщение
        [few] у кого здесь хотя бы { $count } сообщения
       *[many] у кого здесь хотя бы { $count } сообщений
    }
contests-gate-role = у кого есть определённая роль
contests-gate-winners = у кого не было приза за последнее время ({ $length })
contests-gate-staff = кроме команды
contests-how-button = Чтобы участвовать, нажмите кнопку. Это всё.
contests-how-form = Чтобы участвовать, нажмите кнопку и напишите о своей работе.
contests-how-reply = Чтобы участвовать, ответьте на это сообщение своей работой.
contests-how-hashtag = Чтобы участвовать, напишите сообщение с хештегом #{ $tag }.
contests-count =
    { $count ->
        [0] Пока никого. Вы можете быть первыми.
        [one] Участвует { $count } человек.
        [few] Участвуют { $count } человека.
       *[many] Участвуют { $count } человек.
    }
contests-who-asks = Проводит { $name }. Передумать можно в любой момент, пока ничего не решено.
contests-kept = Я запомню, что вы участвуете. После закрытия номер вашего аккаунта будет в списке, который может проверить каждый.
contests-kept-works = Я сохраню вашу работу и покажу её тем, кто решает. После закрытия номер вашего аккаунта будет в списке, который может проверить каждый.
contests-looking-at =
    { $count ->
        [one] Время вышло. { $count } работа ещё ждёт проверки модератором.
        [few] Время вышло. { $count } работы ещё ждут проверки модератором.
       *[many] Время вышло. { $count } работ ещё ждут проверки модератором.
    }
contests-closed-count =
    { $count ->
        [0] Список закрыт. Участников не нашлось.
        [one] Список закрыт, в нём { $count } человек.
        [few] Список закрыт, в нём { $count } человека.
       *[many] Список закрыт, в нём { $count } человек.
    }
contests-soon-chance = Розыгрыш: { $at }.
contests-soon-jury = Жюри решает до { $at }.
contests-soon-vote = Голосуйте до { $at }. Счёт до этого не видит никто.
contests-decided-soon = Время на решение вышло. Итоги появятся здесь.
contests-by-people = Решают баллы или голоса; где они равны, решает розыгрыш.
contests-by-seal = Порядок даёт число, которое запечатали при открытии. Те, кто меня запускает, могут его знать.
contests-by-beacon = Порядок даёт раунд { $round } маяка drand — открытого источника чисел, которых никто не знает заранее. Время раунда: { $at }.
contests-code-rules = Код условий: { $code }
contests-code-seal = Код запечатанного числа: { $code }
contests-code-list = Код списка: { $code }
contests-call-cancelled = Отменено.
contests-call-why = Почему: { $why }
contests-call-below = Как всё решилось и как это проверить — в сообщении с итогами.
contests-closed-now =
    { $count ->
        [one] «{ $title }»: список закрыт, в нём { $count } человек. Решится: { $at }.
        [few] «{ $title }»: список закрыт, в нём { $count } человека. Решится: { $at }.
       *[many] «{ $title }»: список закрыт, в нём { $count } человек. Решится: { $at }.
    }

contests-result-title = Итоги · { $title }
contests-moved-title = Место освободилось · { $title }
contests-winner = { $place }. { $name }
contests-winner-votes =
    { $count ->
        [one] { $place }. { $name } · { $count } голос
        [few] { $place }. { $name } · { $count } голоса
       *[many] { $place }. { $name } · { $count } голосов
    }
contests-winner-points =
    { $count ->
        [one] { $place }. { $name } · средний балл { $mean }, оценка { $count }
        [few] { $place }. { $name } · средний балл { $mean }, оценок { $count }
       *[many] { $place }. { $name } · средний балл { $mean }, оценок { $count }
    }
contests-nobody-in = Участников не нашлось, поэтому приз не выпал никому.
contests-nobody-left = Среди участников нет никого, кому можно отдать приз.
contests-out-of-chance =
    { $count ->
        [one] Участников в розыгрыше: { $count }.
        [few] Участников в розыгрыше: { $count }.
       *[many] Участников в розыгрыше: { $count }.
    }
contests-out-of-jury =
    { $count ->
        [one] Работ у жюри: { $count }.
        [few] Работ у жюри: { $count }.
       *[many] Работ у жюри: { $count }.
    }
contests-out-of-vote =
    { $count ->
        [one] Работ на голосовании: { $count }.
        [few] Работ на голосовании: { $count }.
       *[many] Работ на голосовании: { $count }.
    }
contests-left-out = Не вошли: { $parts }
contests-left-absent = уже не здесь: { $count }
contests-left-staff = команда: { $count }
contests-left-role = без нужной роли: { $count }
contests-left-tenure = слишком недавно здесь: { $count }
contests-left-messages = мало сообщений: { $count }
contests-left-organiser = организатор: { $count }
contests-left-juror = жюри: { $count }
contests-left-winner = приз был недавно: { $count }
contests-left-withdrawn = передумали: { $count }
contests-left-forgotten = данные стёрты: { $count }
contests-left-unseen = не удалось увидеть: { $count }
contests-left-twice = приз уже есть на другом аккаунте: { $count }
contests-left-lapsed = не откликнулись: { $count }
contests-left-replaced = замена по решению команды: { $count }
contests-why-absent = вас не было видно в сообществе.
contests-why-staff = команда в этом не участвует.
contests-why-role = нужна определённая роль.
contests-why-tenure = вы здесь ещё слишком недолго.
contests-why-messages = нужно больше ваших сообщений здесь.
contests-why-organiser = вы это проводите.
contests-why-juror = вы в жюри.
contests-why-winner = у вас недавно был приз.
contests-why-withdrawn = вы передумали.
contests-why-forgotten = ваши данные стёрты.
contests-why-unseen = площадка не сказала, здесь ли вы.
contests-why-twice = приз уже есть на другом вашем аккаунте.
contests-why-lapsed = вышло время, чтобы откликнуться.
contests-why-replaced = команда отдала место следующему по очереди.
contests-plain-list = Список закрыли { $at }, а его код появился здесь до розыгрыша, так что никого нельзя было ни добавить, ни убрать.
contests-plain-sealed = Порядок даёт число, которое запечатали при открытии; честно говоря, те, кто меня запускает, могли его подсмотреть.
contests-plain-beacon = Порядок даёт число из открытого источника, объявленное { $at }, уже после закрытия списка, так что заранее его не знал никто.
contests-plain-list-works = Список закрыли { $at }, а его код появился здесь до того, как началось решение, так что ничего нельзя было ни добавить, ни убрать.
contests-plain-sealed-works = Решили баллы или голоса; только между равными порядок дало число, запечатанное при открытии, и те, кто меня запускает, могли его подсмотреть.
contests-plain-beacon-works = Решили баллы или голоса; только между равными порядок дало число из открытого источника, объявленное { $at }, уже после закрытия списка.
contests-plain-late = Порядок даёт число из открытого источника, объявленное { $at }; честно говоря, это раньше, чем закрылся список: в нужное время меня не было на связи.
contests-plain-fallback = Открытый источник не отвечал, и команда решила взять число, запечатанное при открытии; те, кто меня запускает, могли его подсмотреть.
contests-plain-check = Проверьте сами: откройте на телефоне страницу draw-{ $ref }.html из этого сообщения; она проведёт розыгрыш ещё раз и скажет, всё ли сходится.
contests-recipe = Вручную: для каждой строки списка возьмите SHA-256 от числа, вертикальной черты и строки и упорядочьте по нему. Или запустите: steward verify-draw draw.json
contests-recipe-works = Вручную: сначала идут баллы или голоса; между равными возьмите SHA-256 от числа, вертикальной черты и строки и упорядочьте по нему. Или запустите: steward verify-draw draw.json
contests-fact-list = Список
contests-fact-number = Число
contests-fact-rules = Условия
contests-file-page = Страница, которая проводит розыгрыш ещё раз и сравнивает
contests-file-record = Запись розыгрыша
contests-chart-title = Итоги: «{ $title }»
contests-votes =
    { $count ->
        [one] { $count } голос
        [few] { $count } голоса
       *[many] { $count } голосов
    }
contests-points = { $mean } · { $count }

contests-claim-call = Это вы? Нажмите кнопку за это время: { $length }. Потом место перейдёт следующему по очереди.
contests-you-won = Приз выпал вам · { $title }
contests-you-won-prize = Ваш приз: { $prize }
contests-you-won-claim = Дайте знать, что вы здесь, за это время: { $length }. Потом место перейдёт следующему по очереди.
contests-you-won-soon = Команда сама обратится к вам.
contests-claim-done = Прекрасно. Команда уже знает и обратится к вам: «{ $title }».
contests-claim-already = Вы уже откликнулись, команда знает. Приз за «{ $title }» — ваш.
contests-claim-not-you = В этот раз вас нет среди тех, кому выпал приз: «{ $title }». Спасибо за участие.
contests-claim-lapsed = Время откликнуться вышло, и место перешло следующему по очереди: «{ $title }».
contests-claimed-staff = «{ $title }»: есть отклик · { $name }. Когда вручите приз: /contest prize
contests-lapsed-you = Вам выпал приз «{ $title }», но время откликнуться вышло, и место переходит следующему по очереди.

contests-bars-organiser = Вы это проводите, поэтому приз достанется кому-то другому.
contests-bars-juror = Вы в жюри, поэтому участвовать здесь нельзя.
contests-bars-winner = У вас здесь недавно был приз. В этот раз — очередь других.
contests-closed = Список «{ $title }» закрыт: { $at }. Войти в него больше нельзя.
contests-not-open = Это ещё не открыто.
contests-cancelled-already = «{ $title }»: отменено.
contests-unknown = Конкурса { $ref } здесь нет. Какие есть, покажет /contest list
contests-out-done = Вы больше не участвуете: «{ $title }». Ничего не остаётся, кроме вашей строки, если список уже закрыт; приз ей не выпадет.
contests-out-not-in = Вас и так нет в списке: «{ $title }».
contests-fault-entry = Здесь пусто. Напишите несколько слов и отправьте ещё раз.
contests-heard-yes = Вы участвуете: «{ $title }».
contests-heard-review = Ваша работа у меня: «{ $title }». Она войдёт в список, как только её посмотрит модератор.
contests-heard-no = Ваше сообщение не войдёт в список: «{ $title }».

contests-me-in-now = Вы участвуете, номер { $number } из { $of } на этот момент.
contests-me-in = Вы участвуете: номер { $number } из { $of }.
contests-me-until = Список открыт до { $at }.
contests-me-review = Ваша работа ждёт проверки модератором.
contests-me-review-what = Она войдёт в список, как только её посмотрят; я напишу вам.
contests-me-left-out = Модератор не включил вашу работу в список. Её можно забрать и отправить другую.
contests-me-not-yet = Вас пока нет в списке.
contests-me-refused = Вас нет в списке: { $why }
contests-me-in-list =
    { $of ->
        [one] Вы в закрытом списке, номер { $number } из { $of }.
        [few] Вы в закрытом списке, номер { $number } из { $of }.
       *[many] Вы в закрытом списке, номер { $number } из { $of }.
    }
contests-me-not-in-list =
    { $count ->
        [0] Вас нет в закрытом списке; в нём никого.
        [one] Вас нет в закрытом списке; в нём { $count } человек.
        [few] Вас нет в закрытом списке; в нём { $count } человека.
       *[many] Вас нет в закрытом списке; в нём { $count } человек.
    }
contests-me-withdrawn = Вы передумали, поэтому вашей строке приз не выпадет.
contests-me-line = Ваша строка в нём: { $line }. Код под этим текстом охватывает и её; страница с итогами её находит.
contests-me-won = Вам выпал приз, место { $place }.
contests-me-passed = Вас обошли: { $why }
contests-me-lost = В этот раз приз выпал не вам. Спасибо за участие.
contests-mydata-entry = Участие в «{ $title }» с { $at }
contests-mydata-prize = Приз в «{ $title }», { $at }
contests-mydata-vote = Ваш голос в «{ $title }»: работа { $entry }; он исчезнет, когда голоса подсчитают

contests-vote-title = Голосование · { $title }
contests-vote-what = У каждого один голос, до конца его можно перенести. Как вы голосуете, не видят ни участники, ни команда.
contests-vote-nothing = Голосовать больше не за что.
contests-vote-for = За № { $number }
contests-vote-chosen = ✓ № { $number }
contests-vote-done = Ваш голос у № { $number }. Перенести его можно до { $at }.
contests-vote-same = Ваш голос уже у № { $number }.
contests-vote-own = Это ваша работа. Отдайте голос чьей-нибудь другой.
contests-vote-gone = Этой работы больше нет.
contests-work = № { $number }
contests-work-link = { $url }
contests-judging-other = Здесь решают по-другому.
contests-judging-soon = Ещё рано: работы принимаются до { $at }.
contests-judging-over = «{ $title }»: время на решение вышло.
contests-judge-not-you = Эта кнопка для жюри.
contests-judge-title = { $title } · { $number } из { $of }
contests-judge-done =
    { $count ->
        [0] Оценивать нечего.
        [one] Готово: оценена { $count } работа.
        [few] Готово: оценены все { $count } работы.
       *[many] Готово: оценены все { $count } работ.
    }
contests-jury-begins =
    { $count ->
        [one] «{ $title }»: { $count } работа ждёт ваших баллов до { $at }. Нажмите «Для жюри» под сообщением конкурса.
        [few] «{ $title }»: { $count } работы ждут ваших баллов до { $at }. Нажмите «Для жюри» под сообщением конкурса.
       *[many] «{ $title }»: { $count } работ ждут ваших баллов до { $at }. Нажмите «Для жюри» под сообщением конкурса.
    }
contests-jury-you = Вы в жюри: «{ $title }». Я напишу, когда будет что оценить.
contests-jury-on = Теперь в жюри: { $name }.
contests-jury-off = Больше не в жюри: { $name }.
contests-jury-other = Здесь решает не жюри.
contests-jury-late = Список закрыт, состав жюри больше не меняется.

contests-review-title = Работа { $number } · { $title }
contests-review-in = Ваша работа в списке: «{ $title }».
contests-review-out = Модератор не включил вашу работу в список «{ $title }». Её можно забрать и отправить другую.
contests-review-yes = Работа { $number } принята.
contests-review-no = Работа { $number } не принята.
contests-review-by = { $what } · { $name }
contests-review-same = Это уже решено.
contests-review-gone = Этой работы больше нет: её забрали обратно.
contests-review-late = Список «{ $title }» больше не открыт.
contests-review-none = Ни одна работа не ждёт проверки: «{ $title }».
contests-review-left =
    { $count ->
        [one] Время «{ $title }» вышло, и { $count } работа ждёт проверки: /contest review. Список закроется сразу после неё, самое позднее { $until }.
        [few] Время «{ $title }» вышло, и { $count } работы ждут проверки: /contest review. Список закроется сразу после неё, самое позднее { $until }.
       *[many] Время «{ $title }» вышло, и { $count } работ ждут проверки: /contest review. Список закроется сразу после неё, самое позднее { $until }.
    }

contests-form-words = Розыгрыш или конкурс
contests-form-who = Кто может участвовать
contests-form-how = Как всё устроено
contests-form-entry = Ваша работа
contests-form-keep = Сохранить
contests-field-title = Как называется?
contests-field-prize = Что можно получить?
contests-field-about = О чём это?
contests-hint-about = Несколько слов; их прочтут над кнопкой
contests-field-ends = До какого времени можно участвовать?
contests-hint-ends = пятница 20:00 · через 3 дня · 24.12. 18:00
contests-hint-ends-set = Сейчас: { $at }. Пусто: останется так
contests-field-places = Сколько призовых мест?
contests-field-tenure = Сколько нужно пробыть здесь?
contests-field-messages = Сколько нужно сообщений?
contests-field-roles = Только с одной из этих ролей
contests-hint-roles = номера ролей или сами роли через @; пусто: любые
contests-field-winners = Сколько ждать после приза?
contests-hint-span = 2 часа · 3д · 2 недели; пусто: неважно
contests-field-staff = Команде тоже можно?
contests-choice-yes = да
contests-choice-no = нет
contests-choice-none = нет
contests-field-entering = Как участвовать?
contests-entering-button = по кнопке
contests-entering-form = по кнопке и нескольким словам
contests-entering-reply = ответом на сообщение
contests-entering-hashtag = сообщением с хештегом
contests-field-hashtag = Какой хештег?
contests-hint-hashtag = только для хештегов; с # или без
contests-field-claim = Откликнуться за приз нужно за
contests-hint-claim = 48ч · 3д; пусто: не нужно
contests-field-judging = Жюри или участники решают
contests-field-source = Откуда число?
contests-source-sealed = запечатано при открытии
contests-source-drand = маяк drand, открытый источник
contests-field-entry = Что вы присылаете?
contests-hint-entry = Текст, ссылка; это прочтут те, кто решает

contests-fault-title = Нужно название.
contests-fault-far = Это слишком далеко; самое большее — { $length }.
contests-fault-places = Не понимаю «{ $text }» как число мест. Напишите число от 1 до { $most }.
contests-fault-choice = Такого варианта нет: «{ $text }». Есть { $known }.
contests-fault-number = Не понимаю «{ $text }» как число.
contests-fault-hashtag = «{ $text }» — не хештег. Напишите одно слово из букв и цифр, например осень2026.
contests-fault-button = Здесь на каждую работу смотрят, поэтому одной кнопки мало.
contests-fault-span = Не понимаю «{ $text }» как срок. Напишите, например, 2 часа, 3д или 2 недели.
contests-lacks-title = Не хватает названия. Нажмите «Изменить текст…».
contests-lacks-ends = Не хватает времени, до которого можно участвовать. Нажмите «Изменить текст…».
contests-lacks-hashtag = Не хватает хештега. Нажмите «Как всё устроено…».
contests-no-channel = Не хватает места, где это объявить. Напишите: /contest open { $ref } и название канала.
contests-channel-unknown = Не нахожу канал «{ $text }». Напишите его название, «здесь» или «везде».
contests-person-unknown = Не нахожу здесь никого по имени «{ $text }».
contests-ends-past = Время, до которого можно участвовать, уже вышло. Укажите другое и откройте тогда.

contests-draft-head = Черновик № { $ref }, так его увидят участники:
contests-not-draft = Это уже открыто.
contests-opened = Открыто: «{ $title }», № { $ref }. С этого времени условия не меняются.
contests-opening = Спрашиваю открытый источник, отвечает ли он. Сразу после этого откроется «{ $title }»; если ответа не будет, я напишу вам. № { $ref }.
contests-not-opened = Не получилось открыть «{ $title }»: это снова черновик.
contests-not-opened-mend = Попробуйте позже или выберите число, запечатанное при открытии: «Как всё устроено…».
contests-posted = «{ $title }» появится в каналах, где этого не было.
contests-discarded = Черновика больше нет.
contests-fixed = № { $ref } уже идёт, обещанное не меняется. Можно отменить: /contest cancel — и создать заново.
contests-fixed-over = Это уже позади, изменить ничего нельзя.
contests-cancel-what = Отменить «{ $title }»? Чтобы все увидели причину, напишите: /contest cancel { $ref } и причину.
contests-cancelled = «{ $title }»: отменено, в сообщении так и сказано.
contests-drawn-already = «{ $title }»: всё уже решено.
contests-not-drawn = Ещё ничего не решено.
contests-draw-open = Список ещё открыт. Сначала закройте его: /contest freeze { $ref }
contests-draw-early = Обещанное число появится только { $at }. Розыгрыш пройдёт, как только оно будет.
contests-draw-begun = Розыгрыш идёт. Итоги будут через мгновение.
contests-freeze-what = Закрыть список «{ $title }» сейчас? Потом в него уже не войти.
contests-freeze-review =
    { $count ->
        [one] { $count } работа ждёт проверки: /contest review { $ref }. После этого закройте список.
        [few] { $count } работы ждут проверки: /contest review { $ref }. После этого закройте список.
       *[many] { $count } работ ждут проверки: /contest review { $ref }. После этого закройте список.
    }
contests-frozen =
    { $count ->
        [0] Список закрыт. В нём никого.
        [one] Список закрыт, в нём { $count } человек. Решится: { $at }.
        [few] Список закрыт, в нём { $count } человека. Решится: { $at }.
       *[many] Список закрыт, в нём { $count } человек. Решится: { $at }.
    }
contests-frozen-already = Список уже закрыт.
contests-reroll-what = Место { $place } ({ $name }) перейдёт следующему по очереди. Очередь определил розыгрыш, заново ничего не разыгрывается.
contests-reroll-done = Место { $place } свободно. Оно перейдёт следующему по очереди.
contests-reroll-gone = Это место уже не за этим человеком.
contests-reroll-given = Этот приз уже вручён.
contests-given = Записано: { $prize } · { $name }.
contests-given-already = Приз уже вручён · { $name } · { $at }.
contests-told-again = Итоги уйдут ещё раз.
contests-prize-given = { $name } · вручено: { $prize } · { $by } · { $at }
contests-prize-claimed = { $name } · отклик есть, приз ещё не вручён.
contests-prize-waiting = { $name } · ждём отклика до { $at }.
contests-prize-untold = { $name } · итоги ещё никто не мог прочесть.
contests-show-head = № { $ref } · { $state }
contests-show-review =
    { $count ->
        [one] { $count } работа ждёт проверки: /contest review { $ref }
        [few] { $count } работы ждут проверки: /contest review { $ref }
       *[many] { $count } работ ждут проверки: /contest review { $ref }
    }
contests-list-title = Розыгрыши и конкурсы
contests-list-line = № { $ref } · { $title } · { $state }
contests-list-none = Сейчас ничего не идёт.
contests-list-none-staff = Сейчас ничего не идёт. Создать розыгрыш или конкурс: /contest new
contests-state-draft = черновик
contests-state-opening = вот-вот откроется
contests-state-open = открыто
contests-state-frozen = список закрыт
contests-state-drawn = решено
contests-state-done = завершено
contests-state-cancelled = отменено

contests-trouble = «{ $title }»: розыгрыш пока не получается. Пробую снова и снова, ничего не пропало.
contests-no-beacon = Открытый источник drand не разрешён теми, у кого я работаю.
beacon-unreachable = Открытый источник drand не отвечает.
beacon-signature = Ответ пришёл будто бы от drand, но подпись неверна, поэтому я ему не верю.
contests-unseen = Площадка не говорит, здесь ли ещё кто-то из очереди.
contests-fallback-what = Вы можете решить взять число, запечатанное при открытии. В итогах так и будет сказано.
contests-unseen-what = Вы можете решить обойти тех, кого не видно. В итогах будет сказано, сколько их.
contests-fallback-done = Беру запечатанное число, в итогах так и будет сказано.
contests-fallback-no = Здесь больше нечего решать.
contests-unseen-done = Обхожу тех, кого не видно.
contests-unseen-no = Здесь больше нечего решать.
