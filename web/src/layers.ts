/** How incidents are drawn on a map: a point only for a point, else the shape they lie somewhere in; counts from afar. */

import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import type { Colours } from "./ground";

/** A place known to so few kilometres is drawn as a point. */
export const POINT_KM = 1;
/** A place known to more than this is drawn as a shape with a count, and never counted in with others nearby. */
export const WIDE_KM = 60;

const LABEL = { "text-font": ["sans-serif"], "text-size": 12, "text-allow-overlap": true };
const KM_A_PIXEL = 40_075 / 512; // at the equator, at zoom 0
const IS_EXACT: ExpressionSpecification = ["<=", ["get", "km"], POINT_KM];

/** A ring stands for a circle that would be a speck; where the circle itself can be seen, the ring is not. */
const SPECK = (opacity: number): ExpressionSpecification => {
  const at = (zoom: number): ExpressionSpecification => ["case", ["<", ["*", ["get", "reach"], 2 ** zoom / KM_A_PIXEL], 10], opacity, 0];
  const steps = Array.from({ length: 12 }, (_, zoom) => [zoom + 1, at(zoom + 1)]).flat();
  return ["step", ["zoom"], at(0), ...steps] as ExpressionSpecification;
};

/** The layers of an overview, the lowest first. */
export function overviewLayers(colours: Colours): LayerSpecification[] {
  return [
    ...shapes("regions", colours, 0.1),
    ...shapes("circles", colours, 0.16),
    {
      id: "region-counts", type: "symbol", source: "middles",
      layout: { ...LABEL, "text-field": ["get", "words"], "text-allow-overlap": false, "text-padding": 4, "text-max-width": 8 },
      paint: { "text-color": colours.ink, "text-halo-color": colours.halo, "text-halo-width": 1.6 },
    },
    {
      id: "clusters", type: "circle", source: "incidents", filter: ["has", "point_count"],
      paint: {
        "circle-color": colours.mark, "circle-opacity": 0.92, "circle-stroke-color": colours.halo, "circle-stroke-width": 1.5,
        "circle-radius": ["step", ["get", "point_count"], 11, 10, 14, 100, 17, 1000, 21, 10000, 26],
      },
    },
    {
      id: "cluster-counts", type: "symbol", source: "incidents", filter: ["has", "point_count"],
      layout: { ...LABEL, "text-field": ["get", "point_count_abbreviated"] },
      paint: { "text-color": colours.on },
    },
    {
      id: "abouts", type: "circle", source: "incidents", filter: ["all", ["!", ["has", "point_count"]], ["!", IS_EXACT]],
      paint: {
        "circle-color": colours.mark, "circle-opacity": SPECK(0.12), "circle-radius": 8,
        "circle-stroke-color": colours.mark, "circle-stroke-width": 2, "circle-stroke-opacity": SPECK(1),
      },
    },
    {
      id: "points", type: "circle", source: "incidents", filter: ["all", ["!", ["has", "point_count"]], IS_EXACT],
      paint: { "circle-color": colours.mark, "circle-radius": 5, "circle-stroke-color": colours.halo, "circle-stroke-width": 1.5 },
    },
  ];
}

/** The layers of the places told of one incident; the one it is listed under has a full line. */
export function toldLayers(colours: Colours): LayerSpecification[] {
  const isChosen: ExpressionSpecification = ["==", ["get", "chosen"], true];
  return [
    { id: "told", type: "fill", source: "told", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": colours.area, "fill-opacity": 0.12 } },
    { id: "told-line", type: "line", source: "told", filter: isChosen, paint: { "line-color": colours.area, "line-width": 2.5 } },
    { id: "told-other", type: "line", source: "told", filter: ["!", isChosen], paint: { "line-color": colours.area, "line-width": 1.5, "line-dasharray": [3, 2] } },
    {
      id: "told-points", type: "circle", source: "middles", filter: IS_EXACT,
      paint: { "circle-color": colours.mark, "circle-radius": 5, "circle-stroke-color": colours.halo, "circle-stroke-width": 1.5 },
    },
    {
      id: "told-names", type: "symbol", source: "middles",
      layout: { ...LABEL, "text-field": ["get", "words"], "text-allow-overlap": false, "text-variable-anchor": ["center", "top", "bottom"], "text-radial-offset": 0.6 },
      paint: { "text-color": colours.ink, "text-halo-color": colours.halo, "text-halo-width": 1.6 },
    },
  ];
}

function shapes(source: string, colours: Colours, opacity: number): LayerSpecification[] {
  return [
    { id: source, type: "fill", source, paint: { "fill-color": colours.area, "fill-opacity": opacity } },
    { id: `${source}-line`, type: "line", source, paint: { "line-color": colours.area, "line-width": 1.2, "line-dasharray": [3, 2] } },
  ];
}
