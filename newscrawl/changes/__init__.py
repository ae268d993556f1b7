"""What differs between two versions of an article, word by word, and of what kind that is."""
