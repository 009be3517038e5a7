/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of this room share: cmocka with its prerequisites, and comparing
 * doubles. */
#ifndef TRYG_TESTS_INDEX_CHECK_H
#define TRYG_TESTS_INDEX_CHECK_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define CHECK_NEAR(got, expected, within)                                                \
    do {                                                                                 \
        double check_got_ = (got), check_expected_ = (expected);                         \
        if (check_got_ != check_expected_ &&                                             \
            !(fabs(check_got_ - check_expected_) <= (within))) {                         \
            fail_msg("%s is %.17g, expected %.17g", #got, check_got_, check_expected_);  \
        }                                                                                \
    } while (0)

#define CHECK_IS(got, expected) CHECK_NEAR(got, expected, 0.0)

#define CHECK_UNKNOWN(got) assert_true(isnan(got))

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

#endif
