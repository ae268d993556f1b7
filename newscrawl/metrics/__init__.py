"""What newscrawl says of itself to Prometheus, and to people when a verdict changes."""
