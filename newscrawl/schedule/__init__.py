"""When crawls run: the declaration ``schedule.toml``, its slots, who starts them: cron, systemd, Scrapyd."""
