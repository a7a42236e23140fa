"""Sheets, as people keep positions in them, to cases and back; files of Genius to cases.

``sheet`` reads and writes cells (csv here, xlsx in ``workbook`` and ``workbook_out``), ``layout`` finds issues, parties and sources in
them, ``cell_language`` reads what a cell says, ``positions_in`` makes the text of a case, ``positions_out`` makes sheets of a case.

``genius_xml`` reads XML and nothing from outside it; ``genius_domain``, ``genius_profile`` and ``genius_rectangles`` read what it says,
``genius_exact`` makes decimals of it, ``genius_case`` the text of a case.

Nothing is imported here, so that what reads no workbook loads no library for it.
"""
