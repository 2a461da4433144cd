# House rules to start from: the community's own, to be changed at will.

house-gaming-1-title = Be kind to newcomers
house-gaming-1-text = Everybody asked the same questions once. Answer, or leave it to somebody who likes to.
house-gaming-2-title = Criticise ideas, not people
house-gaming-2-text = A bad plan may be called a bad plan. Nobody is called names, in any language.
house-gaming-3-title = No threats, no hatred
house-gaming-3-text = Not in jest either: others can't see your face.
house-gaming-4-title = No bait, no advertising
house-gaming-4-text = Free coins, strange links and invitations to other servers are removed.
house-gaming-5-title = Leave room for others
house-gaming-5-text = One thought, one message; no walls of capitals, no floods.
