"""What every HTTP service of the product shares: error bodies, correlation id, limits, metrics, docs."""
