/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/shape/trend.h"

#include "geodata/base/lang.h"

const char *tryg_trend_text(enum tryg_verdict mark)
{
    return mark == TRYG_NO_SURE_CHANGE ? TX("ingen sikker udvikling", "no sure trend")
                                       : tryg_verdict_text(mark);
}
