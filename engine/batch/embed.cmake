# SPDX-License-Identifier: GPL-3.0-or-later
# Text files as a C table, so that the program needs no folder of its own at run time:
#     cmake -D OUT=x_embedded.h -D ROOT=folder -D "FILES=a.yaml;da/b.md" -P embed.cmake
# makes EMBEDDED[], each the file's path under ROOT and its 0-ended text.
set(arrays "")
set(table "")
foreach(file ${FILES})
    string(MAKE_C_IDENTIFIER ${file} name)
    file(READ ${ROOT}/${file} hex HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
    string(REGEX REPLACE "(0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,)" "\\1\n    "
        bytes "${bytes}")
    string(APPEND arrays "static const unsigned char TEXT_${name}[] = {\n    ${bytes}0};\n\n")
    string(APPEND table "    {\"${file}\", TEXT_${name}},\n")
endforeach()
file(WRITE ${OUT}
    "/* Made by embed.cmake. */\n\n${arrays}"
    "static const struct {\n    const char *name;\n    const unsigned char *text;\n} EMBEDDED[] = {\n${table}};\n")
