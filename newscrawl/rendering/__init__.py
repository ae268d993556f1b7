"""Pages that only a browser can read: Chromium as a bounded resource of a crawl.

The way of a request: :mod:`plan` marks it, :mod:`handler` gives it one of the pages that :mod:`pool` keeps,
:mod:`answers` listens to the data the page fetches, :mod:`complete` waits until the page shows what it is to
show, and :mod:`annotate` adds what the data says to the DOM that the page readers get. :mod:`gateway` and
:mod:`blocking` decide what the browser may load. :mod:`provider` starts the browser as far shut in as
:mod:`confinement` finds possible here, by the :mod:`launcher`; :mod:`restrictions` are those of its pages.
"""
