# steward verify-draw: is a published draw as it should be?

cli-task-draws = Check a draw
cli-help-verify-draw =
    Do a published draw again and compare

    Reads draw.json, as Steward posted it with the result; needs no network and no store. Exit status 1 when anything differs.

    Example: steward verify-draw draw.json
cli-arg-verify-file = The draw.json that was posted with the result.
cli-opt-verify-list = The code of the list as the channel showed it before the draw.
cli-opt-verify-rules = The code of the conditions as the channel showed it at the opening.

verify-missing = { $path }: there is no such file. Save draw.json from the message with the result, and name it here.
verify-unopened = { $path }: can't be opened ({ $why }).
verify-too-long = { $path }: is far too long for a draw. Save draw.json once more from the message with the result.
verify-unreadable = { $path }: { $what }
verify-not-json = line { $line }, column { $column } is not JSON. Save the file once more from the message with the result.
verify-not-draw = this is no record of a draw. It is the file draw.json from the message with the result.
verify-format = format { $found } is not known here, only { $known }. A newer Steward may read it.
verify-field = “{ $field }” is missing or of another kind than it must be.

verify-list-order = entrants: the list is not sorted, or somebody stands in it twice.
verify-list-hash = list_hash: the list gives { $found }, the file says { $told }. Somebody was added, taken out or changed.
verify-seed-sealed = seed: this is not the number that was sealed at the opening.
verify-seed-beacon = seed: this is not the number of round { $round }.
verify-signature = source: the signature is not that of round { $round }. The round or the signature was changed.
verify-chain = source: the beacon “{ $chain }” is not known here, so its signature can't be checked.
verify-terms-hash = terms: the conditions are not those of the opening; their code differs.
verify-terms-differ = { $field }: is not what the conditions of the opening say.
verify-points = points: { $line } got points and does not stand in the list.
verify-ranking = ranking: place { $place } belongs to { $right }, the file says { $found }.
verify-ranking-length =
    { $right ->
        [one] ranking: has { $found } places and must have { $right }.
       *[other] ranking: has { $found } places and must have { $right }.
    }
verify-looked = looked: somebody of the ranking was left out, or looked at out of turn.
verify-looked-why = looked: somebody was passed over without a reason.
verify-winners = winners: { $line } is not who won.
verify-places =
    { $right ->
        [one] winners: there are { $found }, and { $right } place.
       *[other] winners: there are { $found }, and { $right } places.
    }
verify-not-published = list_hash: the channel showed { $told } before the draw; this is another list.
verify-not-promised = rules: the channel showed { $told } at the opening; these are other conditions.
verify-no =
    { $count ->
        [one] ✗ The draw does not hold: { $count } thing differs.
       *[other] ✗ The draw does not hold: { $count } things differ.
    }

verify-yes =
    { $count ->
        [one] ✓ “{ $title }” holds: { $count } entrant, drawn again with the same outcome.
       *[other] ✓ “{ $title }” holds: { $count } entrants, drawn again with the same outcome.
    }
verify-winner = { $place }. { $line }
verify-passed = Passed over by the organisers' word: { $line } ({ $why }).
verify-by-beacon = The number is round { $round } of drand, rightly signed: nobody could know it before.
verify-by-seal = The number was sealed at the opening. Whoever ran the draw could know it from then on.
verify-instead = It stands in for round { $round } of drand, which could not be had; a person decided that.
verify-compare =
    Now compare two codes with what the channel showed.
    Before the draw, of the list: { $list }
    At the opening, of the conditions: { $rules }
