# Words that stand in pictures and nowhere else. There is little room: a cell of a month holds some eight letters.

pictures-more = +{ $count } more
pictures-more-bars = and { $count } more
