/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the sources of listings write a column down: id, kind (TEXT, WHOLE ...), width in
 * letters, and what it means in Danish and English. */
#ifndef TRYG_PUBLISH_COLUMN_H
#define TRYG_PUBLISH_COLUMN_H

#include "publish/listing.h"

#define COLUMN(id, kind, width, da, en)                                                  \
    {                                                                                    \
        id, TRYG_KIND_##kind, width,                                                     \
        {                                                                                \
            {                                                                            \
                da, en                                                                   \
            }                                                                            \
        }                                                                                \
    }

#endif
