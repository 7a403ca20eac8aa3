"""How fast Infoview is, beside a bare Bolt app on the same machine: see docs/benchmarks.md."""
