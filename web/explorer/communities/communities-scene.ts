import { hierarchy, pack } from 'd3-hierarchy';
import { conceptView } from '../address.js';
import type { CommunitiesQuery } from '../documents.js';
import { between, type Colors } from '../drawing/colors.js';
import type { Disk, Scene, Shape } from '../drawing/scene.js';
import { counted } from '../words.js';

export type Community = CommunitiesQuery['communities']['communities'][number];

const MARGIN = 8;
/** Width of a letter, in sizes of the font. */
const LETTER = 0.57;
const LINE = 1.3;
const SMALLEST = 10;
const LARGEST = 16;

/** A circle for each community, its area by papers, with the names of its concepts in it as far as they fit. */
export function communitiesScene(communities: readonly Community[], width: number, colors: Colors): Scene {
  const root = hierarchy<Community | null>(null, (parent) => (parent === null ? [...communities] : undefined));
  const packed = pack<Community | null>()
    .size([width, Math.min(720, Math.max(340, width * 0.7))])
    .padding(8)(root.sum((community) => community?.paperCount ?? 0));
  const circles = packed.leaves().filter(({ data }) => data !== null);
  // The circles fill a square at most: what is free above and below them is cut off.
  const top = Math.min(...circles.map(({ y, r }) => y - r)) - MARGIN;
  const bottom = Math.max(...circles.map(({ y, r }) => y + r)) + MARGIN;
  const shapes = circles.flatMap(({ data, x, y, r }, at): Shape[] => {
    const { label, size, paperCount } = data!;
    const hue = colors.hues[at % colors.hues.length] ?? colors.none;
    const tip = [label, `${counted(size, 'concept')}, ${counted(paperCount, 'paper')}`];
    const fill = between(colors.paper, hue, 0.16);
    const disk: Disk = { shape: 'disk', x, y: y - top, radius: r, fill, stroke: hue };
    return [{ ...disk, tip }, ...namesIn(data!, disk, colors)];
  });
  return { width, height: Math.max(1, bottom - top), background: colors.paper, shapes };
}

/**
 * Names in a circle, the first in bold: what sets the community apart, then what leads it; none that does not fit. Where
 * none does, the first is cut short.
 */
function namesIn({ distinctive, members }: Community, { x, y, radius }: Disk, { ink }: Colors): Shape[] {
  const size = Math.max(SMALLEST, Math.min(LARGEST, radius / 5));
  if (radius < 2.5 * size) return [];
  const concepts = new Map([...distinctive, ...members.map(({ concept }) => concept)].map((one) => [one.id, one]));
  const most = Math.floor((radius * 1.45) / (size * LINE));
  // A line is as wide as the circle where the outermost of so many lines stands.
  const lettersOf = (count: number): number =>
    Math.floor((2 * Math.sqrt(radius ** 2 - (0.5 * count * size * LINE) ** 2) - size) / (size * LETTER));
  const letters = lettersOf(most);
  const lines: { readonly text: string; readonly id: string; readonly first: boolean }[] = [];
  for (const { id, name } of concepts.values()) {
    const parts = wrapped(name, letters);
    if (parts === null || lines.length + parts.length > most) continue;
    const first = lines.length === 0;
    lines.push(...parts.map((text) => ({ text, id, first })));
  }
  const [leading] = concepts.values();
  if (lines.length === 0 && leading) {
    const words = leading.name.split(' ').slice(0, most);
    lines.push(...words.map((word) => ({ text: cut(word, lettersOf(words.length)), id: leading.id, first: true })));
  }
  return lines.map(({ text, id, first }, at): Shape => {
    const middle = y + (at - (lines.length - 1) / 2) * size * LINE;
    const to = conceptView(id);
    return { shape: 'label', x, y: middle, text, size, fill: ink, anchor: 'middle', bold: first, to };
  });
}

const cut = (word: string, letters: number): string =>
  word.length > letters ? `${word.slice(0, letters - 1)}…` : word;

/** A name in lines of so many letters, broken at spaces; null where a word is longer. */
function wrapped(name: string, letters: number): string[] | null {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    if (word.length > letters) return null;
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
