"""Not yet in the course."""
