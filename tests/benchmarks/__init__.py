"""What a reply costs, and a build. No timing here decides a test.

Run ``python -m tests.benchmarks`` and ``python -m tests.benchmarks.build``.
"""
