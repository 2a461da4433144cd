"""Measurements of what the product calls, as ratios taken in one run: `make bench`, or `python -m benchmarks.<name>`."""
