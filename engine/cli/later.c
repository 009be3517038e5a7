/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands whose names are promised and whose rooms are not built yet: they say so. */
#include "engine/cli/command.h"

static enum tryg_status not_yet(struct tryg_cli *cli, struct tryg_error *err)
{
    (void)cli;
    return tryg_fail(err, TRYG_USAGE,
                     TX("kommandoen er endnu ikke understøttet.",
                        "the command is not yet supported."));
}

#define LATER(symbol, word, words, first, second, da, en)                                \
    const struct tryg_command symbol = {                                                 \
        .name = (word),                                                                  \
        .arguments = (words),                                                            \
        .summary = {{da, en}},                                                           \
        .examples = {{"  tryghed " first "\n  tryghed " second,                          \
                      "  tryghed " first "\n  tryghed " second}},                        \
        .most = 64,                                                                      \
        .run = not_yet}

LATER(TRYG_COMMAND_HOTSPOTS, "hotspots", "[DIR]", "hotspots", "hotspots kbh",
      "tæthed og hotspots (endnu ikke understøttet)",
      "density and hotspots (not yet supported)");
LATER(TRYG_COMMAND_REPORT, "report", "[DIR]", "report", "report kbh",
      "den årlige publikation (endnu ikke understøttet)",
      "the yearly publication (not yet supported)");
LATER(TRYG_COMMAND_PUBLISH, "publish", "[DIR]", "publish", "publish kbh",
      "diskretionsport og pakke (endnu ikke understøttet)",
      "disclosure gate and package (not yet supported)");
