# Что хранится о человеке и как это стереть.

command-mydata = Что о вас хранится и как долго
command-forget_me = Стереть всё, что я о вас знаю
mydata-title = Что я о вас храню
mydata-name = Имя
mydata-since = Здесь с
mydata-since-unknown = вы здесь дольше меня, поэтому не знаю
mydata-count = Сообщений
mydata-count-unknown = неизвестно
mydata-running-mute = Пока вы можете только читать.
mydata-running-mute-until = До { $until } вы можете только читать.
mydata-running-ban = Доступ сюда для вас закрыт.
mydata-running-ban-until = Доступ сюда для вас закрыт до { $until }.
mydata-hash = Это хранится под кодом без имени и останется до конца срока, даже если вас забыть.
mydata-texts = Ваши тексты
mydata-texts-kept =
    { $count ->
        [one] { $count } текст, хранится { $keep }
        [few] { $count } текста, каждый хранится { $keep }
       *[many] { $count } текстов, каждый хранится { $keep }
    }
mydata-reports = Ваши жалобы
mydata-strike = Предупреждение от { $at }, действует до { $until }
mydata-case = № { $number } от { $at }: { $topic }
mydata-how-long = Тексты удаляются через { $keep }. Когда вас забудут, решения останутся числами без имени.
mydata-forget = Чтобы стереть всё: /forget_me
forget-title = Забыть вас?
forget-what = Сотру имя, ваши тексты, тексты предупреждений и всё, что ведёт к вам. Вернуть это будет нельзя.
forget-stays = Мут или бан, который уже идёт, останется до конца под кодом без имени. В прежних резервных копиях данные ещё есть.
press-forget = Забыть меня
forget-done = Готово. Я вас больше не знаю; напишете снова — познакомимся заново.
