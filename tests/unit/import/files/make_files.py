#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the binary files of this folder, with nothing but Python's own library, so that what
the tests read was not written by the libraries they test. The outputs are kept beside this
script; run it again after a change: python3 make_files.py"""
import struct
import zipfile

NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def pack(name, parts, first=None):
    with zipfile.ZipFile(name, "w") as z:
        for part, text in ([first] if first else []) + sorted(parts.items()):
            info = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if first and part == first[0] else zipfile.ZIP_DEFLATED
            z.writestr(info, text)


def xlsx(name, sheets, strings=(), styles="", workbook=""):
    parts = {
        "[Content_Types].xml": HEAD + f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": HEAD + f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="a" Type="{REL}/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
    }
    rels, listed = "", ""
    for i, (title, body) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{i}.xml"] = HEAD + body
        rels += f'<Relationship Id="r{i}" Type="{REL}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        listed += f'<sheet name="{title}" sheetId="{i}" r:id="r{i}"/>'
    if strings:
        rels += f'<Relationship Id="s" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/>'
        parts["xl/sharedStrings.xml"] = HEAD + f"<sst {NS}>" + "".join(f"<si>{s}</si>" for s in strings) + "</sst>"
    if styles:
        rels += f'<Relationship Id="t" Type="{REL}/styles" Target="styles.xml"/>'
        parts["xl/styles.xml"] = HEAD + f"<styleSheet {NS}>{styles}</styleSheet>"
    parts["xl/workbook.xml"] = HEAD + f'<workbook {NS} xmlns:r="{REL}">{workbook}<sheets>{listed}</sheets></workbook>'
    parts["xl/_rels/workbook.xml.rels"] = HEAD + f'<Relationships xmlns="{PACKAGE}/relationships">{rels}</Relationships>'
    pack(name, parts)


def sheet(rows, after=""):
    return f"<worksheet {NS}><sheetData>{rows}</sheetData>{after}</worksheet>"


STYLES = (
    '<numFmts count="3"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy;@"/>'
    '<numFmt numFmtId="165" formatCode="[Red]#,##0.0&quot; dage&quot;"/>'
    '<numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts>'
    '<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/>'
    '<xf numFmtId="22"/><xf numFmtId="166"/><xf numFmtId="20"/></cellXfs>'
)


def text(ref, s):
    return f'<c r="{ref}" t="inlineStr"><is><t>{s}</t></is></c>'


def number(ref, v, style=0):
    return f'<c r="{ref}" s="{style}"><v>{v}</v></c>'


# Every kind of cell. The expected texts stand in sheet_test.c.
cells = sheet(
    '<row r="1">' + text("A1", "kode") + text("B1", " tal ") + '<c r="C1" t="s"><v>0</v></c></row>'
    '<row r="2"><c r="A2" t="s"><v>1</v></c>' + number("B2", "0.30000000000000004") + number("C2", "40179", 1) + "</row>"
    # An empty row 3; row 5 in full: what people see as numbers and dates.
    '<row r="5">' + text("A5", "1E5") + number("B5", "1E5") + number("C5", "40179.5", 1) + "</row>"
    '<row r="6">' + text("A6", "2.50") + number("B6", "1234.0999999999999") + number("C6", "59.25", 3) + "</row>"
    '<row r="7">' + text("A7", "æ &amp; &#xF8;_x000D_&#229;") + number("B7", "5.0", 2) + number("C7", "1.5", 4) + "</row>"
    '<row r="8"><c r="A8" t="b"><v>1</v></c><c r="B8" t="b"><v>0</v></c><c r="C8" t="e"><v>#N/A</v></c></row>'
    '<row r="9"><c r="A9" t="str"><f>A2&amp;"x"</f><v>0101x</v></c><c r="B9"><f>SUM(B2:B5)</f><v>7</v></c><c r="C9"><f>1+1</f></c></row>'
    # Without references: the next row, the next cell; a stray cell far to the right is empty.
    '<row><c t="inlineStr"><is><r><t>ru</t></r><r><rPr/><t>nd</t></r><rPh sb="0" eb="1"><t>X</t></rPh></is></c><c s="5"><v>0.52083333333333337</v></c><c t="d"><v>2010-01-31T00:00:00</v></c><c r="ZZ10" s="2"/></row>',
    '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
)
strings = ["<t>dato</t>", '<t xml:space="preserve">0101</t>']
second = sheet('<row r="3">' + text("B3", "kun her") + "</row>")
xlsx("cells.xlsx", [("Celler", cells), ("Æ &amp; Ø", second), ("Tomt", sheet(""))], strings, STYLES)
xlsx("from_1904.xlsx", [("A", sheet('<row r="1">' + number("A1", "38717", 1) + number("B1", "0.25", 3) + "</row>"))],
     styles=STYLES, workbook='<workbookPr date1904="1"/>')

# Shared texts in every form, and the same number in every format.
shared = ["<r><t>ru</t></r><r><rPr/><t>nd</t></r>", "<t>kanji</t><rPh sb='0' eb='1'><t>kana</t></rPh>", "",
          "<t>a_x000D_b</t>", "<t>_x005F_x41_</t>", "<t>_x00E6_ _x41</t>"]
formats = ('<numFmts count="1"><numFmt numFmtId="170" formatCode="[$-406]d. mmmm yyyy"/></numFmts><cellXfs count="5">'
           '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="46"/><xf numFmtId="170"/><xf numFmtId="49"/></cellXfs>')
xlsx("texts.xlsx", [("A", sheet(
    '<row r="1">' + "".join(f'<c r="{c}1" t="s"><v>{i}</v></c>' for i, c in enumerate("ABCDEF")) + "</row>"
    '<row r="2">' + "".join(number(f"{c}2", 39448, i) for i, c in enumerate("ABCDEF")) + "</row>"))], shared, formats)

# Prefixed elements, as some programs write them.
prefixed = f'<x:worksheet xmlns:x="{NS[7:-1]}"><x:sheetData><x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t>med præfiks</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>'
xlsx("prefixed.xlsx", [("A", prefixed)])

# Damaged in four ways.
xlsx("cut_short.xlsx", [("A", sheet("")[:-20])])
xlsx("no_such_string.xlsx", [("A", sheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'))])
xlsx("beyond.xlsx", [("A", sheet('<row r="1">' + text("XFE1", "x") + "</row>"))])
xlsx("bad_entity.xlsx", [("A", sheet('<row r="1">' + text("A1", "&ukendt;") + "</row>"))])

# Counts per area as a statistics office sends them: title rows, merged cells, a total.
def row(n, *values):
    out = ""
    for column, value in zip("ABCDEFG", values):
        if isinstance(value, str) and value:
            out += text(f"{column}{n}", value)
        elif value != "":
            out += number(f"{column}{n}", value)
    return f'<row r="{n}">{out}</row>'


wide = [("Anmeldelser efter bydel",), ("Kilde: opdigtet",), ("",),
        ("Bydel", "Type", "Vold", "Trusler", "Indbrud i beboelse", "Indbrud i øvrigt"),
        ("Indre By", "sager", 10, 2, 30, 4), ("", "ofre", 99, 99, 99, 99),
        ("Østerbro", "sager", "..", 1, "1.234", 0), ("Uoplyst", "sager", 3, 0, 5, 1),
        ("I alt", "sager", 13, 3, 1269, 5), ("",), ("Note: foreløbige tal",)]
xlsx("wide.xlsx", [("Om", sheet(row(1, "se næste ark"))),
                   ("Tal", sheet("".join(row(i, *r) for i, r in enumerate(wide, 1)),
                                 '<mergeCells count="1"><mergeCell ref="A5:A6"/></mergeCells>'))])


# The same kinds of cell, and sheets, in OpenDocument form.
ODS = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
       'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
       'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"')


def ods(name, tables, before=""):
    content = HEAD + f'<office:document-content {ODS} office:version="1.2"><office:body><office:spreadsheet>{before}{tables}</office:spreadsheet></office:body></office:document-content>'
    pack(name, {"content.xml": content, "META-INF/manifest.xml": HEAD + "<manifest/>"},
         ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"))


def otext(s, more=""):
    return f'<table:table-cell {more} office:value-type="string" calcext:value-type="string"><text:p>{s}</text:p></table:table-cell>'


def ovalue(kind, value, shown, more=""):
    attribute = {"date": "date-value", "time": "time-value", "boolean": "boolean-value"}.get(kind, "value")
    return f'<table:table-cell {more} office:value-type="{kind}" office:{attribute}="{value}"><text:p>{shown}</text:p></table:table-cell>'


def orow(cells, more=""):
    return f"<table:table-row {more}>{cells}</table:table-row>"


EMPTY = "<table:table-cell/>"
ods("cells.ods",
    '<table:table table:name="Celler"><table:table-column table:number-columns-repeated="16384"/>'
    "<table:table-header-rows>" + orow(otext("kode", 'table:number-columns-spanned="2"') + "<table:covered-table-cell><text:p>skjult</text:p></table:covered-table-cell>" + otext("dato")) + "</table:table-header-rows>"
    + orow(otext("0101") + ovalue("float", "0.3", "0,30") + ovalue("date", "2010-01-01", "01-01-2010"))
    + orow('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="2"')
    + orow(otext("1E5") + ovalue("percentage", "0.125", "12,5 %") + ovalue("date", "2010-01-01T12:00:00", "01-01-2010 12:00"))
    + orow('<table:table-cell office:value-type="string"><office:annotation><text:p>bemærkning</text:p></office:annotation>'
           '<text:p>to<text:s text:c="2"/><text:span>ord</text:span></text:p><text:p>linje &lt;2&gt;</text:p></table:table-cell>'
           + ovalue("boolean", "true", "SAND") + ovalue("time", "PT12H30M00S", "12:30"))
    + orow(ovalue("float", "7", "7", 'table:number-columns-repeated="2"') + '<table:table-cell table:formula="of:=1+1"/>', 'table:number-rows-repeated="2"')
    + orow('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="1048000"')
    + '</table:table><table:table table:name="Ark2">' + orow(EMPTY + otext("kun her")) + "</table:table>",
    '<table:tracked-changes><table:deletion><table:table table:name="slettet"/></table:deletion></table:tracked-changes>')
ods("cut_short.ods", '<table:table table:name="A"><table:table-row>')

# Old Excel files begin so; a zip with something else in it.
with open("old.xls", "wb") as f:
    f.write(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504))
pack("other.zip", {"readme.txt": "hej"})


# A shapefile of two squares and a ring; no .prj, no .cpg; texts in Latin-1.
def polygon(rings):
    points = [p for ring in rings for p in ring]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    starts, at = [], 0
    for ring in rings:
        starts.append(at)
        at += len(ring)
    return (struct.pack("<i4d2i", 5, min(xs), min(ys), max(xs), max(ys), len(rings), len(points))
            + struct.pack(f"<{len(starts)}i", *starts) + b"".join(struct.pack("<2d", *p) for p in points))


def square(x, y, size, hole=False):
    ring = [(x, y), (x, y + size), (x + size, y + size), (x + size, y), (x, y)]
    return ring[::-1] if hole else ring


def shapefile(name, shapes, fields, rows):
    records, index, at = b"", b"", 50
    for i, shape in enumerate(shapes, 1):
        records += struct.pack(">2i", i, len(shape) // 2) + shape
        index += struct.pack(">2i", at, len(shape) // 2)
        at += 4 + len(shape) // 2
    def head(n):
        return struct.pack(">7i", 9994, 0, 0, 0, 0, 0, n // 2) + struct.pack("<2i8d", 1000, 5, 0, 0, 30, 10, 0, 0, 0, 0)
    open(name + ".shp", "wb").write(head(100 + len(records)) + records)
    open(name + ".shx", "wb").write(head(100 + len(index)) + index)
    width = 1 + sum(f[2] for f in fields)
    dbf = struct.pack("<4BIHH20x", 3, 80, 1, 1, len(rows), 33 + 32 * len(fields), width)
    for field, kind, size, decimals in fields:
        dbf += struct.pack("<11sc4xBB14x", field.encode(), kind.encode(), size, decimals)
    dbf += b"\r"
    for values in rows:
        dbf += b" "
        for (_, kind, size, _d), value in zip(fields, values):
            value = value.encode("latin-1")
            dbf += value.rjust(size) if kind == "N" else value.ljust(size)
    open(name + ".dbf", "wb").write(dbf + b"\x1a")


shapefile("squares", [polygon([square(10, 0, 10)]), polygon([square(0, 0, 10), square(2, 2, 4, True)]), polygon([square(20, 0, 10)])],
          [("nr", "N", 10, 0), ("tal", "N", 12, 3), ("navn", "C", 12, 0), ("dag", "D", 8, 0)],
          [("2", "2.000", "Søndermark", "20100131"), ("1", "0.125", "Østre", ""), ("10", "", "", "")])
