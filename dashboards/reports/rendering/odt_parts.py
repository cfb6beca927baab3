"""What is the same in every OpenDocument text: the frame of its files and its few styles?"""

from html import escape

from dashboards.reports.rendering.widths import STEP

_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    ' xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

CONTENT = (
    f"{_HEAD}<office:document-content {_NAMES}><office:automatic-styles>"
    '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm"'
    ' fo:border-bottom="0.5pt solid #dcd3bf"/></style:style>'
    + "".join(
        f'<style:style style:name="W{width}" style:family="table-column">'
        f'<style:table-column-properties style:rel-column-width="{width}*"/></style:style>'
        for width in range(STEP, 100 + STEP, STEP)
    )
    + '<text:list-style style:name="Dots"><text:list-level-style-bullet text:level="1" text:bullet-char="•">'
    '<style:list-level-properties text:space-before="0.3cm" text:min-label-width="0.5cm"/>'
    "</text:list-level-style-bullet></text:list-style></office:automatic-styles>"
    "<office:body><office:text>%s</office:text></office:body></office:document-content>"
)


def _paragraph(name: str, text: str, paragraph: str = "", shown: str = "") -> str:
    display = f' style:display-name="{shown}"' if shown else ""
    return (
        f'<style:style style:name="{name}"{display} style:family="paragraph">'
        f"<style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>"
    )


STYLES = (
    f"{_HEAD}<office:document-styles {_NAMES}><office:styles>"
    '<style:default-style style:family="paragraph"><style:text-properties fo:font-size="11pt"'
    ' fo:font-family="Fira Sans, Calibri, sans-serif" fo:language="%(language)s"/></style:default-style>'
    + _paragraph("Title", 'fo:font-size="28pt" fo:font-weight="bold" fo:color="#0e5457"', 'fo:margin-bottom="0.3cm"')
    + _paragraph("Subtitle", 'fo:font-size="13pt" fo:color="#525b56"', 'fo:margin-bottom="0.6cm"')
    + _paragraph("Text_20_body", 'fo:font-size="11pt"', 'fo:margin-bottom="0.2cm"', "Text body")
    + _paragraph(
        "Heading_20_1",
        'fo:font-size="18pt" fo:font-weight="bold" fo:color="#0e5457"',
        'fo:margin-top="0.8cm" fo:margin-bottom="0.3cm" fo:keep-with-next="always"',
        "Heading 1",
    )
    + _paragraph(
        "Heading_20_2",
        'fo:font-size="13pt" fo:font-weight="bold"',
        'fo:margin-top="0.4cm" fo:margin-bottom="0.1cm" fo:keep-with-next="always"',
        "Heading 2",
    )
    + _paragraph("Caption", 'fo:font-weight="bold"', 'fo:margin-top="0.3cm" fo:keep-with-next="always"')
    + _paragraph("Small", 'fo:font-size="9.5pt" fo:color="#525b56"')
    + _paragraph("Head", 'fo:font-size="9.5pt" fo:font-weight="bold"')
    + _paragraph("Mark", 'fo:font-size="9pt" fo:color="#854600"', 'fo:keep-with-next="always"')
    + _paragraph("Quotations", 'fo:font-style="italic"', 'fo:margin-left="0.6cm" fo:margin-bottom="0.2cm"')
    + "</office:styles></office:document-styles>"
)

META = (
    f"{_HEAD}<office:document-meta {_NAMES}><office:meta><dc:title>%(title)s</dc:title>"
    "<dc:date>%(day)sT00:00:00</dc:date></office:meta></office:document-meta>"
)

MANIFEST = (
    f'{_HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    ' manifest:version="1.3"><manifest:file-entry manifest:full-path="/"'
    ' manifest:media-type="application/vnd.oasis.opendocument.text"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>%s</manifest:manifest>'
)


def plain(words: str) -> str:
    """Words as they stand in XML."""
    return escape(words, quote=False)
