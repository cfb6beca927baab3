"""How fast is it? Items measured back to back with a floor, see docs/benchmarks.md. Run by `make bench`."""
