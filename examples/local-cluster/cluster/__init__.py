"""A small Kubernetes from Go modules and Debian packages: no registry, no Docker, no download site."""
