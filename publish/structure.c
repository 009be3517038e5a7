/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/cell.h"
#include "geodata/base/number.h"
#include "publish/sink.h"
#include "publish/tables.h"

static void put_statistic(FILE *out, const struct tryg_statistic *one)
{
    char value[TRYG_NUMBER_TEXT], factor[16] = "";
    tryg_number_shortest(one->value, value);
    if (one->factor) {
        snprintf(factor, sizeof factor, "%d", one->factor);
    }
    tryg_cell_put_csv(out, one->group ? one->group : "");
    fputc(',', out);
    tryg_cell_put_csv(out, one->what);
    fputc(',', out);
    tryg_cell_put_csv(out, one->indicator ? one->indicator : "");
    fprintf(out, ",%s,%s\n", factor, value);
}

enum tryg_status tryg_publish_structure_csv(const char *path,
                                            const struct tryg_baseline *baseline,
                                            struct tryg_error *err)
{
    FILE *out;
    TRYG_TRY(tryg_sink_open(path, &out, err));
    fputs("group,statistic,indicator,factor,value\n", out);
    for (size_t s = 0; s < baseline->statistics; s++) {
        put_statistic(out, &baseline->statistic[s]);
    }
    return tryg_sink_close(path, out, err);
}
