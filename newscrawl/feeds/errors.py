"""Errors of feeds in one plain line that says what to do."""

import errno

from newscrawl.exceptions import NewscrawlError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


class FeedError(NewscrawlError):
    """A feed cannot be written as a whole. Raised by ``storage``, ``append`` and ``publish``."""


def feed_error(path: object, error: OSError) -> FeedError:
    """What an error of the file system means for the feed at ``path``."""
    if error.errno in _FULL:
        advice = "the disk or the allowed file size is full; free space and run again"
    elif error.errno in _FORBIDDEN:
        advice = "it may not be written; give this user the right to write the folder"
    else:
        advice = "check the path"
    return FeedError(f"File {path} was not written: {advice} ({error.strerror or error})")
