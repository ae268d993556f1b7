"""Ways into the operator's own network: what a page may try, and canaries that notice when it works."""
