# SPDX-License-Identifier: GPL-3.0-or-later
# The Debian package: `./dev package`, or `cpack` in the folder of a release build.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tryghedsindeks)
set(CPACK_PACKAGE_CONTACT "tryghedsindeks maintainers <maintainers@tryghedsindeks.invalid>"
    CACHE STRING "Who answers for the package")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "city's safety index from reports and answers")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"tryghed joins the police's reports and a survey of residents on a city's
districts into a yearly safety index: a number, a level and a map for each
district, each with its uncertainty and the sum behind it.

It reads CSV, XLSX, ODS and any vector file that GDAL opens, balances its
books, and writes tables, a workbook, GeoPackage, SpatiaLite and maps.
Messages and results are in Danish or English.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
# What the linker knows; a font to set maps with; the grids and tables that PROJ reads.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-open-sans | fonts-dejavu-core, proj-data")
set(CPACK_STRIP_FILES ON)
# Whoever builds it may have another umask.
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE
    GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

# Seen by the script: it runs in cpack, where only CPACK_ variables are known.
set(CPACK_TRYG_COPYRIGHT ${CMAKE_CURRENT_LIST_DIR}/copyright)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/dress.cmake)
include(CPack)
