"""Deployment checks: production refuses to start insecurely, and every reason has an id."""
