"""What a data folder holds, and what of it is let go."""
