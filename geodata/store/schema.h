/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables and views of the result database, as SQL, in the order they are made.
 *
 * Source   schema/NNN_*.sql, put into the program when it is built.
 */
#ifndef TRYG_STORE_SCHEMA_H
#define TRYG_STORE_SCHEMA_H

/* What a file of ours says of itself: PRAGMA application_id ("TRYG") and user_version. A
 * change of the tables raises the version; a file of another version is not read. */
enum { TRYG_STORE_APPLICATION = 0x54525947, TRYG_STORE_VERSION = 7 };

/* Texts of one or more statements; the last is NULL. */
extern const char *const TRYG_STORE_SCHEMA[];

#endif
