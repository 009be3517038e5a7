/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/look.h"
#include "geodata/base/lang.h"
#include "import/layer.h"
#include "import/look_parts.h"
#include "import/sav.h"
#include "import/sheet.h"

#include <errno.h>
#include <string.h>

static const char *bare_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static enum tryg_status read_file(const char *path, tryg_arena *arena,
                                  struct tryg_look_file *file, struct tryg_error *err)
{
    FILE *in = fopen(path, "rb");
    if (!in) {
        return tryg_fail(err, TRYG_DATA,
                         TX("%s kan ikke åbnes: %s.", "%s cannot be opened: %s."), path,
                         tryg_system_text(errno));
    }
    fclose(in);
    *file = (struct tryg_look_file){.path = path, .name = bare_name(path)};
    if (tryg_sav_is(path)) {
        return tryg_look_read_spss(path, arena, file, err);
    }
    if (tryg_sheet_kind(path) != TRYG_WORKBOOK_NONE) {
        return tryg_look_read_sheets(path, arena, file, err);
    }
    if (tryg_layer_fits(path)) {
        return tryg_look_read_layers(path, arena, file, err);
    }
    return tryg_look_read_text(path, arena, file, err);
}

enum tryg_status tryg_look(const char *path, bool json, FILE *out, struct tryg_error *err)
{
    tryg_arena *arena = tryg_arena_new("look", 0);
    struct tryg_look_file file;
    enum tryg_status status = read_file(path, arena, &file, err);
    if (status == TRYG_OK) {
        (json ? tryg_look_print_json : tryg_look_print)(&file, out);
    }
    tryg_arena_free(arena);
    return status;
}
