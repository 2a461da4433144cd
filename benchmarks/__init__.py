"""Measurements of what the product calls, as ratios taken in one run: `python -m benchmarks.<name>`."""
