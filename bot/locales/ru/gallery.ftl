# Галерея: работы участников, показанные с их согласия.

activity-gallery = Галерея № { $ref }
due-gallery-close = закрытие галереи
due-gallery-show = показ работы в галерее
command-submit = Сдать работу: ответьте на своё сообщение или напишите текст
option-submit-message = ссылка на ваше сообщение, если это не ответ на него
command-gallery-new = Открыть галерею или челлендж с хештегом
option-gallery-new-title = о чём она
option-gallery-new-until = когда закончится: пятница 20:00, через 2 недели
option-gallery-new-tag = хештег, по которому находить работы
option-gallery-new-channel = где показывать работы
option-gallery-new-hearts = можно ли ставить сердечки
choice-gallery-new-hearts-yes = да
choice-gallery-new-hearts-no = нет
command-gallery-list = Галереи: что открыто и что было
command-gallery-mine = Мои работы и как их забрать
command-gallery-feature = Показать одну работу там, где её увидят все
option-gallery-feature-work = номер работы
option-gallery-feature-channel = в каком канале
command-gallery-end = Закрыть галерею сейчас
option-gallery-end-number = номер галереи
gallery-title = { $title }
gallery-how = Покажите своё! Пришлите сюда и ответьте на сообщение командой /submit — или нажмите кнопку, чтобы сдать текст.
gallery-how-tag = Покажите своё! Опубликуйте с хештегом #{ $tag } — или нажмите кнопку, чтобы сдать текст.
gallery-promise = Без вашего «да» ничего не покажем. Забрать работу можно в любой момент: /gallery mine.
gallery-so-far =
    { $works ->
        [0] Пока здесь пусто · открыто до { $until }
       *[other] Работ: { $works }, авторов: { $people } · открыто до { $until }
    }
gallery-is-over =
    { $works ->
        [0] Галерея закрыта.
       *[other] Галерея закрыта. Работ: { $works }, авторов: { $people }.
    }
gallery-submit = Сдать работу
gallery-queue-title = Работы для «{ $title }»
gallery-queue-count =
    { $count ->
        [0] Все работы просмотрены.
        [one] { $count } работа ждёт просмотра.
        [few] { $count } работы ждут просмотра.
       *[many] { $count } работ ждут просмотра.
    }
gallery-queue-look = Посмотреть следующую
gallery-queue-empty = Все работы просмотрены. Спасибо!
gallery-work-title = Работа { $number } для «{ $title }»
gallery-by = Автор
gallery-has-picture = Там картинка или файл: посмотрите само сообщение.
gallery-left =
    { $count ->
        [1] Это последняя из ожидающих.
       *[other] Ждут вместе с этой: { $count }.
    }
gallery-accept = Показать
gallery-refuse = Не показывать
gallery-skip = Позже
gallery-see = К сообщению
gallery-accepted-last = Принято, и это была последняя. Сначала спросим автора, потом покажем.
gallery-accepted-up = Принято, и это была последняя. Автор уже согласен: показываем.
gallery-looked-at = Эту работу команда уже посмотрела: { $state }.
gallery-own-work = Это ваша работа: пусть её посмотрит кто-то другой из команды.
gallery-ask = Команда хочет показать вашу работу в галерее «{ $title }».
gallery-ask-how = Можно? И как вас подписать?
gallery-ask-back = Забрать работу можно в любой момент: /gallery mine.
gallery-yes-name = Да, с моим именем
gallery-yes-other = Да, под другим именем
gallery-yes-nobody = Да, без имени
gallery-no = Нет
gallery-credit = автор: { $name }
gallery-credit-nobody = автор: участник сообщества
gallery-featured = Из галереи «{ $title }»
gallery-heart = ❤ Нравится
gallery-heart-given =
    { $count ->
        [1] Ваше сердечко — первое. Нажмите ещё раз, чтобы забрать.
       *[other] Сердечек уже { $count }. Нажмите ещё раз, чтобы забрать своё.
    }
gallery-heart-back = Сердечко снято. Осталось: { $count }.
gallery-own-heart = Это ваша работа, а сердечки — для работ других.
gallery-over = Галерея «{ $title }» закрыта
gallery-thanks =
    { $works ->
        [0] В этот раз работ не было.
       *[other] Показано работ: { $works }, авторов: { $people }. Спасибо всем!
    }
gallery-best = ❤ { $count } · работа { $number }, { $credit }
gallery-mine-title = Ваши работы
gallery-mine-none = Действующих работ у вас нет.
gallery-mine-line = { $number }. { $what } · { $state }
gallery-a-picture = картинка или файл
gallery-state-waiting = ждёт команду
gallery-state-accepted = ждёт вашего «да»
gallery-state-declined = не показана
gallery-state-withheld = вы сказали «нет»
gallery-state-withdrawn = снята
gallery-state-shown = показана
gallery-back = Забрать { $number }
gallery-taken-back = Работа снята. Всё, что было показано, убрано.
gallery-form-title = Ваша работа
gallery-field-text = Своими словами
gallery-hint-text = Картинка? Опубликуйте её и ответьте на неё: /submit.
gallery-form-send = Сдать
gallery-in = Спасибо! Работа { $number } у команды.
gallery-suggested = Работа { $number } в очереди. Прежде чем что-то показать, спросим автора.
gallery-empty = Текст пуст. Попробуйте ещё раз, хватит пары строк.
gallery-known = Это сообщение уже сдано. Что с ним, покажет /gallery mine.
gallery-not-yours = Это чужое сообщение. Автор может сдать его командой /submit.
gallery-none-open = Сейчас открытых галерей нет. Что было, покажет /gallery list.
gallery-name-title = Под каким именем?
gallery-field-name = Имя
gallery-name-send = Так и подписать
gallery-agreed = Спасибо! Покажем так, как только команда посмотрит. Забрать: /gallery mine.
gallery-withheld = Хорошо, работа остаётся только вашей. Ничего не покажем.
gallery-not-for-you = Ответить на это может только автор работы.
gallery-gone = Этой работы уже нет.
gallery-unknown = Такой работы нет.
gallery-reason-title = Почему нет?
gallery-field-reason = Это прочтёт автор
gallery-reason-send = Отклонить
gallery-no-reason = Нужна причина: её прочтёт автор. Ничего не изменилось.
gallery-declined = Вашей работы в галерее «{ $title }» не будет. Команда объясняет почему:
gallery-declined-done = Отклонено. Автору сообщили почему.
gallery-not-shown = Работу { $number } показать не вышло: { $why }
gallery-went-along = Вашего сообщения больше нет, поэтому работа ушла и из галереи. Сдать её снова можно в любой момент.
gallery-new-title = Новая галерея
gallery-field-title = О чём она?
gallery-field-tag = Хештег (если нужен)
gallery-hint-tag = #мойсад
gallery-field-until = До какого времени?
gallery-hint-until = пятница 20:00, через 2 недели
gallery-new-send = Открыть
gallery-where = Напишите это в канале, где показывать работы, или назовите его: /gallery new channel:галерея
gallery-no-title = Галерее нужно название. Ничего не открыто.
gallery-bad-tag = «{ $text }» — не хештег: только буквы и цифры, например #мойсад.
gallery-bad-channel = Не вижу канала «{ $text }». Напишите его название или не указывайте канал.
gallery-tag-taken = #{ $tag } занят другой открытой галереей. Возьмите другой или сначала закройте ту.
gallery-opened = Галерея { $number } открыта до { $until }.
gallery-list-title = Галереи
gallery-list-none = Пока ни одной. Модератор открывает её командой /gallery new.
gallery-list-line = { $number }. { $title } · { $state }
gallery-list-over = закрыта
gallery-list-until = открыта до { $until }
gallery-ended = Эта галерея закрыта. Что открыто, покажет /gallery list.
gallery-ended-now = Галерея «{ $title }» закрыта; итог появится в её канале.
gallery-not-agreed = Эту работу показать нельзя: нет согласия команды или автора.
gallery-featured-done = Работа показана.
gallery-crisis = Публикации на паузе, поэтому сейчас ничего не показываем. Попробуйте после /crisis off.
gallery-mydata = Галерея: ваших работ { $works }, показано { $shown }; сердечек поставлено { $hearts }
gallery-elsewhere = Картинка — там, где её опубликовали.
gallery-bot = Это сообщение бота. Работы — то, что сделали люди.
gallery-looked-anew = Ваша работа для «{ $title }» изменилась, поэтому команда посмотрит её ещё раз. Потом она вернётся.
