"""What is compiled where numba is installed: plain loops over flat arrays."""
