"""One module for each kind of evidence of an article page. Each yields candidates; none decides."""
