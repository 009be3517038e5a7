# SPDX-License-Identifier: GPL-3.0-or-later
# Write OUT, a C source that holds FILES (paths from FOLDER) as arrays, so that the program
# needs no data folder: cmake -DFOLDER=... -DFILES=a,b -DOUT=...
#     -DHEADER=... -DSTRUCT=... -DLIST=... -P embed.cmake
string(REPLACE "," ";" FILES "${FILES}")
set(arrays "")
set(table "")
set(number 0)
foreach(file ${FILES})
    file(READ ${FOLDER}/${file} hex HEX)
    string(LENGTH "${hex}" digits)
    math(EXPR bytes "${digits} / 2")
    string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," hex "${hex}")
    string(APPEND arrays "static const unsigned char file_${number}[] = {\n${hex}0};\n")
    string(APPEND table "    {\"${file}\", file_${number}, ${bytes}},\n")
    math(EXPR number "${number} + 1")
endforeach()
file(WRITE ${OUT} "/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made by embed.cmake. */
#include \"${HEADER}\"

${arrays}
const struct ${STRUCT} ${LIST}[] = {
${table}    {0, 0, 0},
};
")
