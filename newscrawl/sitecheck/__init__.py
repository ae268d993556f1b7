"""What ``scrapy sites`` does: tables of declarations, a check against the live site, a draft of a new one."""
