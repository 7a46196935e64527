"""Compares the searches of this project with those of others. Only `worker` and what it imports need more than Python itself."""
