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

#define LATER(symbol, word, arguments, da, en)                                           \
    const struct tryg_command symbol = {                                                 \
        word,       arguments,                                                           \
        {{da, en}}, {{"  (endnu ikke understøttet)", "  (not yet supported)"}},          \
        0,          64,                                                                  \
        false,      NULL,                                                                \
        not_yet}

LATER(TRYG_COMMAND_COMPARE, "compare", "YEAR [BASE]",
      "ændring med sin sikkerhed; målene (endnu ikke understøttet)",
      "change with its certainty; the goals (not yet supported)");
LATER(TRYG_COMMAND_DIFF, "diff", "OLD [NEW]",
      "hvad der er rettet mellem to kørsler (endnu ikke understøttet)",
      "what was revised between two runs (not yet supported)");
LATER(TRYG_COMMAND_HOTSPOTS, "hotspots", "[DIR]",
      "tæthed og hotspots (endnu ikke understøttet)",
      "density and hotspots (not yet supported)");
LATER(TRYG_COMMAND_REPORT, "report", "[DIR]",
      "den årlige publikation (endnu ikke understøttet)",
      "the yearly publication (not yet supported)");
LATER(TRYG_COMMAND_PUBLISH, "publish", "[DIR]",
      "diskretionsport og pakke (endnu ikke understøttet)",
      "disclosure gate and package (not yet supported)");
