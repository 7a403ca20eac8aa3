"""Real replicas, a real database, and everything that breaks: nothing lost, nothing twice."""
