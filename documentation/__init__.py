"""What follows the documentation and takes its pictures; nothing of it is part of the package."""
