"""Polls, contests, events and other things that make a community live. None is built yet.

How to add one: a folder with model.py (pure), service.py (returns rows, planned actions and due items in the caller's
transaction; never calls a platform) and commands.py (declared); list it in activities/catalog.py.
"""
