# What is kept about a person, and making it go.

command-mydata = What is kept about you, and for how long
command-forget_me = Make me forget you
mydata-title = What I keep about you here
mydata-name = Name
mydata-since = Here since
mydata-since-unknown = you were here before me, so I don't know
mydata-count = Messages
mydata-count-unknown = not known
mydata-running-mute = You can only read for now.
mydata-running-mute-until = You can only read until { $until }.
mydata-running-ban = Your access here is closed.
mydata-running-ban-until = Your access here is closed until { $until }.
mydata-hash = That is kept under a code that names nobody, and stays until it ends, also once you are forgotten.
mydata-texts = Your words
mydata-texts-kept =
    { $count ->
        [one] { $count } text, kept for { $keep }
       *[other] { $count } texts, each kept for { $keep }
    }
mydata-reports = Reports you made
mydata-strike = A warning of { $at }, counts until { $until }
mydata-case = Case { $number } of { $at }: { $topic }
mydata-how-long = Words go after { $keep }. Decisions stay as numbers without your name once you are forgotten.
mydata-forget = To have all of it erased: /forget_me
forget-title = Forget you?
forget-what = I erase your name, your words, warnings' texts and everything that leads to you. It can't be taken back.
forget-stays = A running mute or ban stays until it ends, under a code that names nobody. Backups made before still hold it.
press-forget = Forget me
forget-done = Done. I don't know you any more; if you write again, we meet anew.
