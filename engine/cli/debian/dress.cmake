# SPDX-License-Identifier: GPL-3.0-or-later
# Run by cpack on the installed tree: what Debian wants otherwise than `cmake --install`
# leaves it. Pages and changelogs are compressed, the licence is told in `copyright`.
# SOURCE_DATE_EPOCH decides the time in the changelog, and so does cpack itself in the archive.
set(share ${CPACK_TEMPORARY_DIRECTORY}${CPACK_PACKAGING_INSTALL_PREFIX}/share)
set(doc ${share}/doc/${CPACK_PACKAGE_NAME})

file(REMOVE ${doc}/LICENSE)
file(COPY ${CPACK_TRYG_COPYRIGHT} DESTINATION ${doc}
    FILE_PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
file(RENAME ${doc}/CHANGELOG.md ${doc}/changelog)
set(version ${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})
string(TIMESTAMP now "%a, %d %b %Y %H:%M:%S +0000" UTC)
file(WRITE ${doc}/changelog.Debian
"${CPACK_PACKAGE_NAME} (${version}) UNRELEASED; urgency=medium

  * What is new stands in changelog.gz.

 -- ${CPACK_PACKAGE_CONTACT}  ${now}
")
file(CHMOD ${doc}/changelog.Debian
    PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)

file(GLOB_RECURSE plain ${share}/man/*.[15])
execute_process(COMMAND gzip -9n ${plain} ${doc}/changelog ${doc}/changelog.Debian
    COMMAND_ERROR_IS_FATAL ANY)
