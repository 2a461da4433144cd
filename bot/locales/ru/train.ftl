## steward train

cli-task-train = Обучить классификатор
cli-help-train =
    Обучает классификатор по папке размеченных файлов и собственным предложениям проекта.

    Нужен набор библиотек «train». Показатели выводятся на экран, веса и описание модели — в свои файлы. Одинаковые данные
    и начальное число дают одинаковые веса. Это занимает несколько минут.

    Пример: steward train --data labelled --seed 1
cli-opt-train-data = Папка с размеченными файлами (ИМЯ.train.jsonl и ИМЯ.devtest.jsonl).
cli-opt-train-out = Куда записать веса.
cli-opt-train-card = Описание модели: показатели пишутся заново, остальной текст остаётся.
cli-opt-train-seed = Начальное число для первых случайных весов.
cli-train-library = Для обучения нужны ещё библиотеки: pip install 'steward[train]', затем повторите.
cli-train-no-folder = Папки { $folder } нет. Укажите папку с размеченными файлами в --data.
cli-train-no-file = В папке размеченных файлов нет файла { $file }.
cli-train-unwritable = Не получается записать { $file }: { $why }
cli-train-broken = { $place }: { $why }. Строка пропущена.
cli-train-broken-more =
    { $count ->
        [one] Пропущена ещё { $count } строка.
        [few] Пропущены ещё { $count } строки.
       *[many] Пропущено ещё { $count } строк.
    }
cli-train-examples = Примеров: { $count }, не пригодилось строк: { $broken }.
cli-train-letters = Первый шаг: буквы, столбцов: { $columns }.
cli-train-folds = То же ещё раз без каждой из частей ({ $folds }), чтобы второму шагу было на чём учиться.
cli-train-blend = Второй шаг.
cli-train-measuring = Измерение.
cli-train-written = Записано: { $weights } ({ $size } МБ) и { $card }.

## Веса классификатора

weights-foreign = Файл весов классификатора — не от Steward. Переустановите Steward или создайте веса командой «steward train».
weights-cut = Файл весов классификатора обрезан или повреждён. Переустановите Steward или создайте веса командой «steward train».
weights-version =
    Веса классификатора — версии { $found }, а этот Steward читает версию { $read }. Переустановите Steward или создайте
    веса командой «steward train».
weights-other =
    Веса классификатора обучены для другой версии Steward. Переустановите Steward или создайте веса командой «steward train».
weights-numbers =
    Среди весов классификатора есть не число ({ $name }). Переустановите Steward или создайте веса командой
    «steward train».
weights-missing = Файла весов классификатора нет. Переустановите Steward или создайте веса командой «steward train».
cli-check-weights = Классификатор: веса целы.
cli-check-weights-rules = Файлы правил не проверены: для этого нужен классификатор.
