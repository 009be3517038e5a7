/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which UTM zone suits a place: the suggestion in the message about a CRS that does not
 * fit. Private to the room. */
#ifndef TRYG_GEOM_UTM_H
#define TRYG_GEOM_UTM_H

/* The EPSG code of the UTM zone to use at (lon_deg, lat_deg).
 * Law      EPSG:25832 in all of Denmark, as its authorities use it; ETRS89 / UTM in the
 *          rest of Europe (the area of use of EPSG:4258), WGS 84 / UTM elsewhere; zone 32
 *          on the Norwegian west coast. 0 where UTM does not reach (beyond 84 N, 80 S) or
 *          the place is not one. */
int tryg_utm_epsg(double lon_deg, double lat_deg);

#endif
