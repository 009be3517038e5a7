<?xml version="1.0" encoding="UTF-8"?>
<gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml" xmlns:t="http://example.org/t">
<gml:featureMember><t:sted gml:id="s.1"><t:nr>0101</t:nr><t:geom>
<gml:Polygon srsName="urn:ogc:def:crs:EPSG::4326"><gml:exterior><gml:LinearRing>
<gml:posList>55 12 55 13 56 13 55 12</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>
</t:geom></t:sted></gml:featureMember>
</gml:FeatureCollection>
