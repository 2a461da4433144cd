# steward verify-draw: всё ли верно в опубликованном розыгрыше?

cli-task-draws = Проверить розыгрыш
cli-help-verify-draw =
    Провести опубликованный розыгрыш ещё раз и сравнить

    Читает файл draw.json, который Steward приложил к итогам; ни сеть, ни хранилище не нужны. Если что-то не сходится, код выхода 1.

    Пример: steward verify-draw draw.json
cli-arg-verify-file = Файл draw.json из сообщения с итогами.
cli-opt-verify-list = Код списка, который был в канале до розыгрыша.
cli-opt-verify-rules = Код условий, который был в канале при открытии.

verify-missing = { $path }: такого файла нет. Сохраните draw.json из сообщения с итогами и укажите его здесь.
verify-unopened = { $path }: не открывается ({ $why }).
verify-too-long = { $path }: для розыгрыша файл слишком велик. Сохраните draw.json из сообщения с итогами ещё раз.
verify-unreadable = { $path }: { $what }
verify-not-json = строка { $line }, место { $column }: это не JSON. Сохраните файл из сообщения с итогами ещё раз.
verify-not-draw = это не запись розыгрыша. Нужен файл draw.json из сообщения с итогами.
verify-format = формат { $found } здесь неизвестен, известен только { $known }. Его может прочесть более новый Steward.
verify-field = «{ $field }» отсутствует или не того вида.

verify-list-order = entrants: список не по порядку, или кто-то стоит в нём дважды.
verify-list-hash = list_hash: по списку выходит { $found }, в файле { $told }. Кого-то добавили, убрали или изменили.
verify-seed-sealed = seed: это не то число, которое запечатали при открытии.
verify-seed-beacon = seed: это не число раунда { $round }.
verify-signature = source: подпись не от раунда { $round }. Изменили раунд или подпись.
verify-chain = source: маяк «{ $chain }» здесь неизвестен, его подпись не проверить.
verify-terms-hash = terms: условия не те, что при открытии; их код не сходится.
verify-terms-differ = { $field }: не то, что в условиях при открытии.
verify-points = points: у { $line } есть баллы, а в списке этой строки нет.
verify-ranking = ranking: место { $place } принадлежит { $right }, в файле { $found }.
verify-ranking-length =
    { $right ->
        [one] ranking: мест { $found }, а должно быть { $right }.
        [few] ranking: мест { $found }, а должно быть { $right }.
       *[many] ranking: мест { $found }, а должно быть { $right }.
    }
verify-looked = looked: кого-то из очереди пропустили или взяли не по порядку.
verify-looked-why = looked: кого-то обошли без причины.
verify-winners = winners: приз выпал не { $line }.
verify-places =
    { $right ->
        [one] winners: призёров { $found }, а место { $right }.
        [few] winners: призёров { $found }, а места { $right }.
       *[many] winners: призёров { $found }, а мест { $right }.
    }
verify-not-published = list_hash: до розыгрыша в канале был код { $told }; это другой список.
verify-not-promised = rules: при открытии в канале был код { $told }; это другие условия.
verify-no =
    { $count ->
        [one] ✗ Розыгрыш не сходится: { $count } расхождение.
        [few] ✗ Розыгрыш не сходится: { $count } расхождения.
       *[many] ✗ Розыгрыш не сходится: { $count } расхождений.
    }

verify-yes =
    { $count ->
        [one] ✓ «{ $title }» сходится: { $count } участник, повторный розыгрыш дал то же самое.
        [few] ✓ «{ $title }» сходится: { $count } участника, повторный розыгрыш дал то же самое.
       *[many] ✓ «{ $title }» сходится: { $count } участников, повторный розыгрыш дал то же самое.
    }
verify-winner = { $place }. { $line }
verify-passed = Обошли по слову организаторов: { $line } ({ $why }).
verify-by-beacon = Число — раунд { $round } маяка drand, подпись верна: заранее его не мог знать никто.
verify-by-seal = Число было запечатано при открытии. Те, кто проводит розыгрыш, могли знать его с этого времени.
verify-instead = Оно взято вместо раунда { $round } маяка drand, который не удалось получить; так решили люди.
verify-compare =
    Теперь сравните два кода с теми, что были в канале.
    До розыгрыша, код списка: { $list }
    При открытии, код условий: { $rules }
