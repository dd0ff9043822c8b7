"""What a reply costs: run ``python -m tests.benchmarks``. No timing here decides a test."""
