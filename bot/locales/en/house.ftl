# House rules of a gaming community to start from; the presets cite them by number.

house-gaming-1-title = No threats, no hatred
house-gaming-1-text = Not in jest either: others can't see your face.
house-gaming-2-title = Criticise ideas, not people
house-gaming-2-text = A bad plan may be called a bad plan. Nobody is called names, in any language.
house-gaming-3-title = No bait, no advertising
house-gaming-3-text = Free coins, strange links and invitations to other servers are removed.
house-gaming-4-title = Leave room for others
house-gaming-4-text = One thought, one message; no walls of capitals, no floods.
house-gaming-5-title = Private things stay private
house-gaming-5-text = Nobody's name, address or number is posted here, not even a friend's.
