/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "look_setup.h"

static void json_says_the_same(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_EN);
    assert_string_equal(
        look_csv("id;navn\n1;\"a \"\"b\"\"\"\n", true),
        "{\"file\":\"FILE\",\"form\":\"CSV\",\"encoding\":\"utf-8\",\"delimiter\":\";\","
        "\"bom\":false,\"gzip\":false,\"sep_line\":false,\"parts\":[{\"name\":null,"
        "\"rows\":1,\"broken\":0,\"header_row\":0,\"decimal\":null,\"two_readings\":null,"
        "\"shapes\":null,\"crs\":null,\"columns\":[{\"name\":\"id\",\"holds\":\"whole\","
        "\"role\":\"id\",\"format\":null,\"other_format\":null,\"personal\":true,"
        "\"filled\":1,\"empty\":0},{\"name\":\"navn\",\"holds\":\"text\",\"role\":null,"
        "\"format\":null,\"other_format\":null,\"personal\":true,\"filled\":1,\"empty\":0"
        "}],\"first_rows\":[[null,null]],\"yaml\":\"# the columns do not tell what the "
        "file is; this is how to read it:\\u000afile: FILE\\u000a\"}]}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_says_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
