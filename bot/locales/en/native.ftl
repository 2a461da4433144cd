# What platforms do by themselves: their own rules, sanctions by hand.

native-blocked = The platform's own rule “{ $rule }” did not let it through.
native-flagged = The platform's own rule “{ $rule }” saw it too.
native-muted = silenced for a while
native-by-hand = Done by hand on the platform, to { $name }.
