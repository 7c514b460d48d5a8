import type { Colors } from '../drawing/colors.js';
import type { Label, Line, Scene, Shape } from '../drawing/scene.js';
import type { Camera, Size } from './camera.js';
import type { Graph, GraphEdge, GraphNode } from './graph.js';

export interface Look {
  readonly colors: Colors;
  /** The color of each node by id; `none` without one. */
  readonly colorOf: ReadonlyMap<string, string>;
  /** The node that is pointed at, whose ties stand out. */
  readonly pointed: GraphNode | undefined;
}

const LABEL = 12;
const MOST_LABELS = 40;

/** The drawing of a graph as the camera sees it. */
export function networkScene(graph: Graph, camera: Camera, size: Size, look: Look): Scene {
  const { colors, colorOf, pointed } = look;
  const near = new Set<GraphNode>(pointed ? [pointed] : []);
  for (const { source, target } of pointed ? graph.edges : []) {
    if (source === pointed) near.add(target);
    if (target === pointed) near.add(source);
  }
  const faded = (node: GraphNode): boolean => pointed !== undefined && !near.has(node);
  const shapes: Shape[] = edgeLines(graph, camera, look);
  for (const node of [...graph.nodes].reverse()) {
    const fill = colorOf.get(node.id) ?? colors.none;
    const stroke = node.depth === 0 ? colors.ink : colors.paper;
    const opacity = faded(node) ? 0.2 : 1;
    shapes.push({ shape: 'disk', ...place(node, camera), radius: shownRadius(node, camera), fill, stroke, opacity });
  }
  const labeled = pointed
    ? [pointed, ...graph.nodes.filter((node) => node !== pointed && near.has(node))]
    : graph.nodes;
  shapes.push(...labels(labeled, camera, size, graph, look));
  return { ...size, background: colors.paper, shapes };
}

const place = (node: GraphNode, { x, y, scale }: Camera): { x: number; y: number } => ({
  x: x + scale * node.x,
  y: y + scale * node.y,
});

/** Circles grow less than distances do, so that zooming in spreads them. */
const shownRadius = (node: GraphNode, { scale }: Camera): number => node.radius * Math.min(scale, Math.sqrt(scale));

/** Three strengths, each drawn at once: the weaker half, the stronger, and the strongest tenth. */
function edgeLines({ drawn }: Graph, camera: Camera, { colors, pointed }: Look): Shape[] {
  const line = ({ source, target }: GraphEdge, width: number, opacity: number, stroke = colors.soft): Line => {
    const [from, to] = [place(source, camera), place(target, camera)];
    return { shape: 'line', points: [[from.x, from.y], [to.x, to.y]], stroke, width, opacity }; // prettier-ignore
  };
  const lines = drawn.map((edge, at) => {
    const rank = at / drawn.length;
    const [width, opacity] = rank > 0.9 ? [2, 0.6] : rank > 0.5 ? [1.25, 0.4] : [1, 0.25];
    return line(edge, width, pointed ? opacity / 3 : opacity);
  });
  const own = pointed ? drawn.filter(({ source, target }) => source === pointed || target === pointed) : [];
  return [...lines, ...own.map((edge) => line(edge, 1.75, 0.9, colors.accent))];
}

/** A name's place: its left and right ends, and its middle line. */
interface Room {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

const LINE = LABEL * 1.2;

/**
 * Names below their circles, or above or beside them, the center's first and then by papers. One that would cover
 * another or lie on a circle is left out, but for the center's.
 */
function labels(nodes: readonly GraphNode[], camera: Camera, size: Size, graph: Graph, { colors }: Look): Label[] {
  const disks = graph.nodes.map((node) => ({ ...place(node, camera), radius: shownRadius(node, camera) - 1 }));
  const made: Label[] = [];
  const taken: Room[] = [];
  const free = (room: Room): boolean =>
    taken.every(({ left, right, y }) => Math.abs(y - room.y) >= LINE || room.right <= left || right <= room.left) &&
    disks.every(
      ({ x, y, radius }) =>
        Math.abs(y - room.y) >= radius + LABEL / 2 || x + radius <= room.left || room.right <= x - radius,
    );
  const ranked = [...nodes].sort((a, b) => Number(b.depth === 0) - Number(a.depth === 0) || b.papers - a.papers);
  for (const node of ranked) {
    const { x, y } = place(node, camera);
    if (x < 0 || x > size.width || y < 0 || y > size.height) continue;
    const bold = node.depth === 0;
    const width = node.name.length * LABEL * (bold ? 0.6 : 0.55) + 6;
    const away = shownRadius(node, camera);
    const tries: Room[] = [
      { left: x - width / 2, right: x + width / 2, y: y + away + LABEL * 0.8 },
      { left: x - width / 2, right: x + width / 2, y: y - away - LABEL * 0.8 },
      { left: x + away + 2, right: x + away + 2 + width, y },
      { left: x - away - 2 - width, right: x - away - 2, y },
    ];
    const room = tries.find(free) ?? (bold ? tries[0] : undefined);
    if (!room) continue;
    taken.push(room);
    const at = { x: (room.left + room.right) / 2, y: room.y, text: node.name };
    made.push({ shape: 'label', ...at, size: LABEL, fill: colors.ink, anchor: 'middle', bold, halo: colors.paper });
    if (made.length === MOST_LABELS) break;
  }
  return made;
}
