# Чему учат решения людей, насколько точны оценки и чего от них хотят.

due-learning = учёба на решениях людей
command-learning = Чему научили ваши решения и насколько точны оценки
command-learning-head = Одна оценка: как часто верна, с какого порога спрашивает и почему
option-learning-head-score = какая оценка
command-learning-wish = Пожелание: сколько карточек в день или сколько верных
option-learning-wish-score = какая оценка
option-learning-wish-for = cards (карточек в день), precision (сколько верных), usual (обычный порог)
option-learning-wish-value = число карточек в день или процент
choice-learning-wish-for-cards = карточек в день, не больше
choice-learning-wish-for-precision = сколько верных, не меньше
choice-learning-wish-for-usual = обычный порог
command-learning-versions = Версии выученного; с номером — вернуться к ней
option-learning-versions-version = к какой версии вернуться
command-learning-pause = Пока не учиться; оценки остаются как есть
command-learning-resume = Учиться дальше
command-learning-reset = Вернуть исходные оценки модели; можно отменить
choice-learning-head-score-toxic = грубость
choice-learning-head-score-insult = оскорбления
choice-learning-head-score-threat = угрозы
choice-learning-head-score-hate = вражда к группе людей
choice-learning-head-score-profanity = мат
choice-learning-head-score-spam = спам и обман
choice-learning-head-score-complaint = жалобы
choice-learning-head-score-question = вопросы
choice-learning-head-score-bug = сообщения об ошибках
choice-learning-head-score-idea = идеи
choice-learning-head-score-praise = похвала
choice-learning-head-score-wellbeing = человеку плохо
choice-learning-wish-score-toxic = грубость
choice-learning-wish-score-insult = оскорбления
choice-learning-wish-score-threat = угрозы
choice-learning-wish-score-hate = вражда к группе людей
choice-learning-wish-score-profanity = мат
choice-learning-wish-score-spam = спам и обман
choice-learning-wish-score-complaint = жалобы
choice-learning-wish-score-question = вопросы
choice-learning-wish-score-bug = сообщения об ошибках
choice-learning-wish-score-idea = идеи
choice-learning-wish-score-praise = похвала
choice-learning-wish-score-wellbeing = человеку плохо

press-learning = Чему учат решения
press-learning-all = Все оценки
press-learning-versions = Версии
press-learning-pause = Пауза
press-learning-resume = Учиться дальше
press-learning-reset = Начать заново
press-learning-cards = Пожелание: карточек в день
press-learning-precision = Пожелание: сколько верных
press-learning-usual = Обычный порог
press-learning-wish = Пожелать
press-learning-back = Вернуться к версии { $version }
press-learning-undo = Вернуть как было

## The menu

learning-title = Чему учат ваши решения
learning-what = По каждому решению модератора, возврату и «Зря сработало» видно, верной ли была оценка. Жалобы участников ничему не учат, пока по ним не решит модератор.
learning-nothing-yet = Пока ничего не выучено: оценки такие, как их даёт модель.
learning-changed-by =
    { $count ->
        [one] Учтено { $count } решение, версия { $version }.
        [few] Учтено { $count } решения, версия { $version }.
       *[many] Учтено { $count } решений, версия { $version }.
    }
learning-paused = Пауза: решения запоминаются на потом, оценки остаются как есть.
learning-aside = Версия { $version } хуже угадывает ваши последние решения, поэтому она отложена. Ничего не изменилось.
learning-waiting =
    { $count ->
        [one] { $count } решение ещё не учтено.
        [few] { $count } решения ещё не учтены.
       *[many] { $count } решений ещё не учтены.
    }
learning-unnamed =
    { $count ->
        [one] { $count } подтверждённая жалоба — о том, чего не измеряет ни одна оценка.
        [few] { $count } подтверждённые жалобы — о том, чего не измеряет ни одна оценка.
       *[many] { $count } подтверждённых жалоб — о том, чего не измеряет ни одна оценка.
    }
learning-line = { $head }: { $parts }
learning-decided =
    { $count ->
        [0] решений ещё нет
        [one] { $count } решение
        [few] { $count } решения
       *[many] { $count } решений
    }
learning-right = верно { $right } из { $of }
learning-cards =
    { $cards ->
        [0] карточек нет
        [one] { $cards } карточка в день
        [few] { $cards } карточки в день
        [many] { $cards } карточек в день
       *[other] { $cards } карточки в день
    }
learning-from = спрашивает с { $level }
learning-head-toxic = Грубость
learning-head-insult = Оскорбления
learning-head-threat = Угрозы
learning-head-hate = Вражда к группе людей
learning-head-profanity = Мат
learning-head-spam = Спам и обман
learning-head-complaint = Жалобы
learning-head-question = Вопросы
learning-head-bug = Сообщения об ошибках
learning-head-idea = Идеи
learning-head-praise = Похвала
learning-head-wellbeing = Человеку плохо

## One score

learning-no-head = Оценки «{ $head }» нет. Есть { $known }.
learning-fact-decided = Решений
learning-decided-of =
    { $moved ->
        [0] { $count }, на оценку сейчас не влияет ни одно
       *[other] { $count }, из них влияют на оценку сейчас: { $moved }
    }
learning-fact-precision = Верно
learning-too-few =
    { $count ->
        [0] выше порога решений ещё нет; чтобы судить, нужно { $need }
       *[other] выше порога решений всего { $count }; чтобы судить, нужно { $need }
    }
learning-share = { $right } из { $of }, { $percent } % (почти наверняка от { $low } до { $high } %)
learning-fact-found = Найдено
learning-found-unknown = не узнать: подтверждённых жалоб слишком мало, чтобы судить о пропущенном
learning-fact-cards = Карточки
learning-cards-over =
    { $days ->
        [one] { $cards } в день, за { $days } день
        [few] { $cards } в день, за { $days } дня
       *[many] { $cards } в день, за { $days } дней
    }
learning-level-usual = Спрашивает с { $level }: это обычный порог, других пожеланий не было.
learning-level-cards =
    { $days ->
        [one] Спрашивает с { $level }: пожелание — { $wish }. За { $days } последний день получилось бы { $would } в день.
        [few] Спрашивает с { $level }: пожелание — { $wish }. За { $days } последних дня получилось бы { $would } в день.
       *[many] Спрашивает с { $level }: пожелание — { $wish }. За { $days } последних дней получилось бы { $would } в день.
    }
learning-level-precision = Спрашивает с { $level }: пожелание — { $wish }. Выше этого порога решений { $count }, верных { $percent } %.
learning-level-best = Пожелание — { $wish }, но ни один порог этого наверняка не даёт: в лучшем случае верно { $percent } % из { $count }. Поэтому спрашивает с { $level }, это обычный порог.
learning-level-little-days = Пожелание — { $wish }. Чтобы подобрать порог, нужны полные дни переписки: { $need }, пока есть { $have }. До тех пор спрашивает с { $level }, это обычный порог.
learning-level-little-messages = Пожелание — { $wish }. Чтобы подобрать порог, нужны сообщения: { $need }, пока есть { $have }. До тех пор спрашивает с { $level }, это обычный порог.
learning-level-little-decisions = Пожелание — { $wish }. Чтобы подобрать порог, нужны решения: { $need }, пока есть { $have }. До тех пор спрашивает с { $level }, это обычный порог.
learning-wish-cards =
    { $cards ->
        [one] не больше { $cards } карточки в день
        [few] не больше { $cards } карточек в день
        [many] не больше { $cards } карточек в день
       *[other] не больше { $cards } карточки в день
    }
learning-wish-precision = верных не меньше { $percent } %
learning-unused = Ни одно правило здесь не берёт этот порог. Чтобы правило его брало, напишите в нём { $line }
learning-table = Как часто оценка была верна:
learning-row = от { $start } до { $end }: верно { $percent } % из { $count }, по оценке { $said } %
learning-form-cards = Карточек в день, не больше
learning-form-cards-hint = например, 5; 0,5 — одна за два дня
learning-form-precision = Сколько из них должно быть верных, в процентах
learning-form-precision-hint = от 50 до 99; например, 90
learning-wish-unknown = Такого пожелания нет: «{ $text }». Напишите cards, precision или usual.
learning-wish-unread-cards = «{ $text }» — не число карточек в день. Нужно от 0,1 до 1000, например 5.
learning-wish-unread-precision = «{ $text }» — не процент, которого можно добиваться. Нужно от 50 до 99, например 90.

## Versions, and going back

learning-versions-title = Версии выученного
learning-versions-what = Каждую новую сначала проверяют на последней трети ваших решений. Чем меньше ошибка, тем лучше.
learning-versions-none = Версий ещё нет. Первая появится через несколько минут после пяти решений.
learning-version = Версия { $version }: { $parts }
learning-version-in-force = действует
learning-version-aside = отложена
learning-version-of =
    { $count ->
        [one] по { $count } решению
       *[other] по { $count } решениям
    }
learning-version-at = { $at }
learning-version-trial = ошибка на последних { $count }: { $after }, до неё { $before }
learning-no-version = Версии «{ $version }» нет. Список: /learning versions.
learning-already = Версия { $version } уже действует.
learning-back-title = Снова действует версия { $version }
learning-back-done = Решения, принятые после неё, больше не учитываются. Новые будут учитываться.
learning-reset-title = Оценки снова такие, как их даёт модель
learning-reset-done = Прежние решения больше не учитываются, учёба начинается заново с ваших следующих решений. Пожелания остаются.
learning-reset-already = Возвращать нечего: сейчас ничего не выучено.
learning-undo-late = С тех пор изменилось что-то ещё, поэтому одним шагом не вернуть. К чему можно вернуться: /learning versions.
learning-told-aside = Новая версия { $version } проверена на ваших последних решениях ({ $count }): она угадывает их хуже прежней. Она отложена, ничего не меняется.
learning-doctor-paused = Учёба на ваших решениях на паузе. Продолжить: /learning resume.
learning-doctor-aside = Последняя версия выученного ({ $version }) оказалась хуже прежней и отложена. Обе видны в /learning versions.

## Under Explain

learning-like =
    { $of ->
        [one] { $what }; из { $of } последнего похожего модераторы подтвердили { $confirmed }
       *[other] { $what }; из { $of } последних похожих модераторы подтвердили { $confirmed }
    }
learning-like-few =
    { $count ->
        [one] { $what }; похожих решений пока только { $count }
       *[other] { $what }; похожих решений пока только { $count }
    }
learning-like-none = { $what }; похожих решений ещё не было

## In rules

rule-score-wished = { $head } с порога, который вы пожелали
rule-expected-score-level = число больше 0 и не больше 1 или слово wished
