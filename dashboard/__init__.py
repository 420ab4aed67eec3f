"""What people open: pages over one published release, nothing else."""
