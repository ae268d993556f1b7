"""One HTML file about a period: main news, lists in motion, exposure, stories, changed headlines, health.

The file needs no network and no server. ``contents`` asks the store, a module for each part; ``write`` puts
what it answers into the templates, and the file into its place. Charts are SVG out of those templates: their
places in time are percentages, so that they fit any width, and what they show can be read and reached by
keyboard without a script.
"""
