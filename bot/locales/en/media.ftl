# Pictures and files of flagged messages, as copies in the moderators' room.

media-caption = Case { $number }: attached to a message of { $name }
card-media =
    { $count ->
        [one] A copy is in this room, marked “Case { $number }”
       *[other] { $count } copies are in this room, marked “Case { $number }”
    }
card-media-more =
    { $count ->
        [one] A copy is in this room, marked “Case { $number }”; { $more } more were not copied
       *[other] { $count } copies are in this room, marked “Case { $number }”; { $more } more were not copied
    }
press-media = Show the copy
lost-media-kept = What was attached did not come back: { $what }. A copy is in the moderators' room.

config-media = Pictures and files
config-media-what = What is attached to a flagged message is copied into the moderators' room before the message goes, and deleted with the evidence. Or only its kind and name are kept.
config-media-keep = copy into the room
config-media-hash = only kind and name
media-gone = The copy was deleted with the evidence.
