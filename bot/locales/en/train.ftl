## steward train

cli-task-train = Train the classifier
cli-help-train =
    Train the classifier from a folder of labelled files and the project's own sentences.

    It needs the extra "train". The figures go to stdout, the weights and the model card to their files. The same data and
    seed give the same weights. It takes some minutes.

    Example: steward train --data labelled --seed 1
cli-opt-train-data = The folder with the labelled files (NAME.train.jsonl and NAME.devtest.jsonl).
cli-opt-train-out = Where the weights are written.
cli-opt-train-card = The model card; its figures are written anew, its other text stays.
cli-opt-train-seed = What the first random weights are drawn from.
cli-train-library = Training needs more libraries: pip install 'steward[train]', then try again.
cli-train-no-folder = There is no folder { $folder }. Name the one that holds the labelled files with --data.
cli-train-no-file = The file { $file } is missing from the folder of labelled files.
cli-train-unwritable = { $file } can't be written: { $why }
cli-train-broken = { $place }: { $why }. The row was left out.
cli-train-broken-more =
    { $count ->
        [one] { $count } more row was left out.
       *[other] { $count } more rows were left out.
    }
cli-train-examples = { $count } examples; { $broken } rows could not be used.
cli-train-letters = First step: letters, { $columns } columns.
cli-train-folds = The same again without each of { $folds } parts, for the second step to learn from.
cli-train-blend = Second step.
cli-train-measuring = Measuring.
cli-train-written = Written: { $weights } ({ $size } MB) and { $card }.

## The classifier's weights

weights-foreign = The file of the classifier's weights is none of Steward's. Install Steward anew, or make it with "steward train".
weights-cut = The file of the classifier's weights is cut or damaged. Install Steward anew, or make it with "steward train".
weights-version =
    The classifier's weights are of version { $found }, this Steward reads version { $read }. Install Steward anew, or make
    them with "steward train".
weights-other =
    The classifier's weights were trained for another Steward. Install Steward anew, or make them with "steward train".
weights-numbers =
    The classifier's weights hold something that is no number ({ $name }). Install Steward anew, or make them with
    "steward train".
weights-missing =
    The file of the classifier's weights is missing. Install Steward anew, or make it with "steward train".
cli-check-weights = Classifier: its weights are whole.
cli-check-weights-rules = Rule files were not looked at: they need the classifier.
