# SPDX-License-Identifier: GPL-3.0-or-later
# Text files as a list of C arrays, so that the program needs no folder of its own at run
# time:
#     cmake -D OUT=x.c -D LIST=tryg_embedded_x -D ROOT=folder -D "FILES=a;b/c" -P embed.cmake
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
    "/* Made by embed.cmake. */\n#include \"engine/batch/embedded.h\"\n\n${arrays}"
    "const struct tryg_embedded ${LIST}[] = {\n${table}    {NULL, NULL}};\n")
