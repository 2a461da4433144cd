"""Small local models of the platforms' own servers, spoken to over real sockets by the real libraries.

A wire holds a platform's state and outlives the bot, so a test can kill the bot, go on talking, and start it again.

How to add one:
1. A package `tests/wire/<platform>/`: state in one file, the protocol in others, nothing imported from the product.
2. `python -m tests.wire.<platform>` runs it as a process: one JSON line of addresses, ends with its stdin.
3. A control with verbs for what people do, faults, and reads; the same verbs in process and over HTTP.
4. Tests beside this package drive it with the platform's plain library, so that the model itself is held to account.
"""
