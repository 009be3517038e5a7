/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as the inside of a workbook: the sheet of an XLSX (first byte even) or the
 * content of an ODS (odd). The reader does not stumble, and rows and cells are in order.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_vsi.h>

#include "import/sheet.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

static void must(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "%s\n", what);
        abort();
    }
}

static void put_part(void *zip, const char *name, const void *bytes, size_t count)
{
    must(CPLCreateFileInZip(zip, name, NULL) == CE_None &&
             CPLWriteFileInZip(zip, bytes, (int)count) == CE_None &&
             CPLCloseFileInZip(zip) == CE_None,
         "zip");
}

static void put_text(void *zip, const char *name, const char *text)
{
    put_part(zip, name, text, strlen(text));
}

static void write_xlsx(void *zip, const uint8_t *bytes, size_t count)
{
    put_text(zip, "[Content_Types].xml", "<Types/>");
    put_text(zip, "_rels/.rels",
             "<r><Relationship Id='a' Type='x/officeDocument' Target='xl/b.xml'/></r>");
    put_text(zip, "xl/b.xml",
             "<workbook><sheets><sheet name='A' r:id='s'/></sheets>"
             "</workbook>");
    put_text(zip, "xl/_rels/b.xml.rels",
             "<r><Relationship Id='s' Type='x/worksheet' Target='s.xml'/>"
             "<Relationship Id='t' Type='x/styles' Target='t.xml'/>"
             "<Relationship Id='u' Type='x/sharedStrings' Target='u.xml'/></r>");
    put_text(zip, "xl/t.xml", "<s><cellXfs><xf/><xf numFmtId='14'/></cellXfs></s>");
    put_text(zip, "xl/u.xml", "<sst><si><t>x</t></si></sst>");
    put_part(zip, "xl/s.xml", bytes, count);
}

static void check(const struct tryg_sheet *sheet)
{
    for (size_t r = 0; r < sheet->rows; r++) {
        size_t filled = 0;
        for (size_t c = 0; c < sheet->columns; c++) {
            filled += *sheet->cell[r * sheet->columns + c] != 0;
        }
        must(filled > 0, "an empty row");
        must(sheet->line[r] > (r ? sheet->line[r - 1] : 0), "rows out of order");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    static unsigned nth; /* GDAL remembers the inside of an archive by its name */
    char path[64];
    if (count == 0) {
        return 0;
    }
    snprintf(path, sizeof path, "/vsimem/fuzz%u.zip", nth++);
    void *zip = CPLCreateZip(path, NULL);
    must(zip != NULL, "zip");
    if (bytes[0] & 1) {
        put_part(zip, "content.xml", bytes + 1, count - 1);
    } else {
        write_xlsx(zip, bytes + 1, count - 1);
    }
    CPLCloseZip(zip);
    tryg_arena *arena = tryg_arena_new("fuzz", 0);
    struct tryg_sheet sheet;
    struct tryg_error err;
    if (tryg_sheet_read(path, "x", NULL, arena, &sheet, &err) == TRYG_OK) {
        check(&sheet);
    }
    tryg_arena_free(arena);
    VSIUnlink(path);
    return 0;
}
