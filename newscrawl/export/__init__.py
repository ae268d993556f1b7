"""What the store holds, in the forms that its users work with: for ``scrapy export``."""
