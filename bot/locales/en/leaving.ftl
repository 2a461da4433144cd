# Somebody has left: what open cards about them say.

card-left = { $name } has left since.
