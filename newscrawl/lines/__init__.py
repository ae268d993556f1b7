"""What one line of a page is: a byline, a dateline, a credit, a notice, a caption. Words come from the lexicon."""
