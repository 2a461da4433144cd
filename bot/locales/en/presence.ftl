# Steward itself in a place: the first word, a word why not, rights that go and come, handing over.

presence-hello = Hello, I'm Steward. I help your moderators: I bring them what may need a person, and tell members what was decided and why. I punish nobody by myself.
presence-members = You can call a moderator with /report, in answer to a message. Every decision about you can be looked at again, and /mydata shows what I keep about you.
presence-keeps = What is written here is kept for { $length } and then forgotten.
presence-host = I am run by { $host }.
press-presence-setup = Set me up
presence-added = Thank you for adding me to { $place }. Setting me up takes five minutes: /setup there, or the button here. Until then I only read.
presence-back = I'm back in { $place }. Settings, cases and rules are as they were.
presence-not-yours = I only work in communities that were chosen by whoever runs me, so I'm leaving now. Nothing was kept.
presence-own = Steward is free: anybody can run one of their own.
presence-rights-lost = I lost the right to { $rights }.
presence-rights-back =
    { $count ->
        [one] I have my rights back. One thing could not be done without them. Shall I do it now?
       *[other] I have my rights back. { $count } things could not be done without them. Shall I do them now?
    }
presence-again =
    { $count ->
        [one] Trying it again. The card says how it went.
       *[other] Trying { $count } again. The cards say how it went.
    }
