"""Work in fixed blocks: the executor, progress, cancelling, checkpoints. Knows neither cases nor arrays."""
