/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the integration barometer is told to people. */
#ifndef TRYG_CLI_BAROMETER_H
#define TRYG_CLI_BAROMETER_H

#include <stdio.h>

#include "geodata/shape/barometer.h"

/* The status table in tryg_lang(); nothing when `barometer` is NULL. */
void tryg_barometer_text(const struct tryg_barometer *barometer, FILE *out);

#endif
