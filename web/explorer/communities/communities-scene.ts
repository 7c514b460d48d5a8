import { hierarchy, pack, type HierarchyCircularNode } from 'd3-hierarchy';
import { conceptView } from '../address.js';
import type { CommunitiesQuery } from '../documents.js';
import { between, type Colors } from '../drawing/colors.js';
import type { Scene, Shape } from '../drawing/scene.js';
import { counted } from '../words.js';

export type Community = CommunitiesQuery['communities']['communities'][number];
type Member = Community['members'][number];

interface Part {
  readonly community?: Community;
  readonly member?: Member;
  readonly at: number;
  readonly parts?: readonly Part[];
}

const LETTER = 0.56;
const SMALLEST_NAME = 9;

/** A circle for each community with its leading concepts in it; areas go with papers. */
export function communitiesScene(communities: readonly Community[], width: number, colors: Colors): Scene {
  const height = Math.min(680, Math.max(340, width * 0.72));
  const root = hierarchy<Part>(
    {
      at: 0,
      parts: communities.map((community, at) => ({
        community,
        at,
        parts: community.members.slice(0, 12).map((member) => ({ member, at })),
      })),
    },
    ({ parts }) => parts,
  ).sum(({ member }) => member?.concept.paperCount ?? 0);
  const packed = pack<Part>()
    .size([width, height])
    .padding((node) => (node.depth === 0 ? 14 : 3))(root);
  const shapes = packed.descendants().flatMap((node) => shapesOf(node, colors));
  // Names last, over all circles.
  const names = shapes.filter(({ shape }) => shape === 'label');
  return {
    width,
    height,
    background: colors.paper,
    shapes: [...shapes.filter(({ shape }) => shape !== 'label'), ...names],
  };
}

function shapesOf({ data, x, y, r: radius }: HierarchyCircularNode<Part>, colors: Colors): Shape[] {
  const hue = colors.hues[data.at % colors.hues.length] ?? colors.none;
  if (data.community) {
    const { label, size, paperCount } = data.community;
    const tip = [label, `${counted(size, 'concept')}, ${counted(paperCount, 'paper')}`];
    return [{ shape: 'disk', x, y, radius, fill: between(colors.paper, hue, 0.14), stroke: hue, tip }];
  }
  if (!data.member) return [];
  const { concept } = data.member;
  const to = conceptView(concept.id);
  const tip = [concept.name, counted(concept.paperCount, 'paper')];
  const disk: Shape = { shape: 'disk', x, y, radius, fill: between(colors.paper, hue, 0.45), tip, to };
  const lines = linesOf(concept.name);
  const longest = Math.max(...lines.map((line) => line.length));
  const size = Math.min(13, (radius * 1.8) / (longest * LETTER));
  if (size < SMALLEST_NAME) return [disk];
  const first = y - ((lines.length - 1) * size * 1.15) / 2;
  const written = lines.map((text, at): Shape => {
    return { shape: 'label', x, y: first + at * size * 1.15, text, size, fill: colors.ink, anchor: 'middle', tip, to };
  });
  return [disk, ...written];
}

/** A name in up to three lines, broken at spaces. */
function linesOf(name: string): string[] {
  const words = name.split(' ');
  const lines = Math.min(3, words.length);
  const long = Math.max(name.length / lines, ...words.map((word) => word.length));
  const made: string[] = [];
  for (const word of words) {
    const last = made.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= long * 1.15) made[made.length - 1] = `${last} ${word}`;
    else made.push(word);
  }
  return made;
}
