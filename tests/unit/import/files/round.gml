<?xml version="1.0" encoding="UTF-8"?>
<gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml" xmlns:t="http://example.org/t">
<gml:featureMember><t:sted gml:id="s.1"><t:nr>1</t:nr><t:geom>
<gml:Surface srsName="urn:ogc:def:crs:EPSG::25832"><gml:patches><gml:PolygonPatch><gml:exterior><gml:Ring><gml:curveMember><gml:Curve><gml:segments>
<gml:Circle><gml:posList>720100 6175000 720000 6175100 719900 6175000</gml:posList></gml:Circle>
</gml:segments></gml:Curve></gml:curveMember></gml:Ring></gml:exterior></gml:PolygonPatch></gml:patches></gml:Surface>
</t:geom></t:sted></gml:featureMember>
</gml:FeatureCollection>
