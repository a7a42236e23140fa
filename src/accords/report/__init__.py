"""A :class:`~accords.blocks.Document` as a page, a Markdown text, words on a terminal, or data.

Every renderer is a function of the document alone: ``html.to_html``, ``markdown.to_markdown``, ``terminal.print_document``,
``data.to_data``. They share the numbers of the footnotes (``citations``), the order of the headings (``outline``), the shape of
tables (``grid``), what characters of a user's text are let through (``characters``) and their own few words (``words``).
Nothing is imported here, so that one format does not load another's libraries.
"""
