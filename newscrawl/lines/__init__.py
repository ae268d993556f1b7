"""What one line of a page is: a byline, a dateline, a credit, a notice, a caption, by the lexicon's words."""
