"""From a site's declaration to what is to be read: arguments, targets, paging, discovery, fallbacks."""
