# What the store says when it can't do its work. $detail: the file, or who holds it.
store-full = The disk is full, so nothing more can be kept: { $detail }. Make room on it; I go on by myself, and nothing that was acknowledged is lost.
store-locked = Another program holds the data file: { $detail }. Close it (a database browser, a copy job); I try again with the next message.
store-corrupt = The data file is damaged: { $detail }. Stop me, then put the last backup in its place with "steward restore BACKUP"; the damaged file is kept beside it.
store-readonly = I can't write to the data file: { $detail }. Check that the folder exists, that the disk is mounted for writing, and that my user may write there.
store-owned = The data file already has an owner: { $detail }. One program at a time may write to it: stop that one first, or start this one with another folder (--data).
store-newer = The data file was written by a newer Steward: { $detail }. Install that version or a later one; an older one would harm it.
store-missing = There is no data file here: { $detail }. Check the path; it is made by the first "steward demo".
store-disk = The disk does not answer as it should: { $detail }. Look at its health and its cable or mount; nothing is acknowledged until it writes again.
