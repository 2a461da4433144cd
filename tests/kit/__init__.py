"""Builders and doubles that several test folders share.

How to add one:
1. One file a noun (`people.py` builds authors, `texts.py` says keys), plain functions with sensible defaults.
2. What stands for the world comes from `adapters/memory`, never from a mock.
3. Import it as `from tests.kit.<file> import <name>`; keep the product's own packages free of it.
4. If it holds logic worth a doubt, test it in the folder that uses it.
"""
