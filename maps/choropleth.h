/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The coloured land in the frame: neighbours, areas by class, parks and water, borders,
 * and the pattern and bold outline of marked areas. */
#ifndef TRYG_MAPS_CHOROPLETH_H
#define TRYG_MAPS_CHOROPLETH_H

#include "maps/sheet.h"

void tryg_choropleth_draw(const struct tryg_sheet *sheet);

#endif
