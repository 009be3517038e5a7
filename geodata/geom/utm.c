/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/geom/utm.h"

#include <math.h>
#include <stdbool.h>

enum { ETRS89_UTM = 25800, WGS84_UTM_NORTH = 32600, WGS84_UTM_SOUTH = 32700 };

static bool within(double value, double low, double high)
{
    return value >= low && value < high;
}

static bool in_denmark(double lon, double lat)
{
    bool mainland_and_islands = within(lon, 7.5, 12.8) && within(lat, 54.5, 57.9);
    bool bornholm = within(lon, 14.6, 15.3) && within(lat, 54.9, 55.5);
    return mainland_and_islands || bornholm;
}

static bool in_etrs89(double lon, double lat)
{
    return within(lon, -16.1, 40.18) && within(lat, 32.88, 84.0);
}

static int zone_of(double lon, double lat)
{
    bool norwegian_coast = within(lon, 3.0, 6.0) && within(lat, 56.0, 64.0);
    return norwegian_coast ? 32 : (int)floor((lon + 180.0) / 6.0) % 60 + 1;
}

int tryg_utm_epsg(double lon_deg, double lat_deg)
{
    if (!(fabs(lon_deg) <= 180.0) || !within(lat_deg, -80.0, 84.0)) {
        return 0;
    }
    if (in_denmark(lon_deg, lat_deg)) {
        return ETRS89_UTM + 32;
    }
    int zone = zone_of(lon_deg, lat_deg);
    if (in_etrs89(lon_deg, lat_deg)) {
        return ETRS89_UTM + zone;
    }
    return (lat_deg < 0.0 ? WGS84_UTM_SOUTH : WGS84_UTM_NORTH) + zone;
}
