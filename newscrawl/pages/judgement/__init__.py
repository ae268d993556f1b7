"""Where sources disagree, a reasoned rule decides which one is believed: one module for each question."""
