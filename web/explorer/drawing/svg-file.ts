import { FONT, type Scene, type Shape } from './scene.js';

/** A scene as the text of an SVG file. */
export function svgFile({ width, height, background, shapes }: Scene): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${digits(width)}" height="${digits(height)}" viewBox="0 0 ${digits(width)} ${digits(height)}" font-family="${FONT}">`,
    `<rect width="100%" height="100%" fill="${escaped(background)}"/>`,
    ...shapes.map(element),
    '</svg>\n',
  ].join('\n');
}

function element(shape: Shape): string {
  const title = shape.tip ? `<title>${escaped(shape.tip.join('\n'))}</title>` : '';
  switch (shape.shape) {
    case 'line': {
      const points = shape.points.map(([x, y]) => `${digits(x)},${digits(y)}`).join(' ');
      return `<polyline points="${points}" fill="none" stroke="${escaped(shape.stroke)}" stroke-width="${digits(shape.width)}" opacity="${shape.opacity ?? 1}">${title}</polyline>`;
    }
    case 'box':
      return `<rect x="${digits(shape.x)}" y="${digits(shape.y)}" width="${digits(shape.width)}" height="${digits(shape.height)}" fill="${escaped(shape.fill)}">${title}</rect>`;
    case 'disk':
      return `<circle cx="${digits(shape.x)}" cy="${digits(shape.y)}" r="${digits(shape.radius)}" fill="${escaped(shape.fill)}" stroke="${escaped(shape.stroke ?? 'none')}" opacity="${shape.opacity ?? 1}">${title}</circle>`;
    case 'label': {
      const { x, y, anchor = 'start', size, fill, bold, turn, halo } = shape;
      const turned = turn === undefined ? '' : ` transform="rotate(${turn} ${digits(x)} ${digits(y)})"`;
      const set = halo === undefined ? '' : ` stroke="${escaped(halo)}" stroke-width="3" paint-order="stroke"`;
      return `<text x="${digits(x)}" y="${digits(y)}" dy="0.35em" font-size="${digits(size)}" font-weight="${bold ? 600 : 400}" text-anchor="${anchor}" fill="${escaped(fill)}"${turned}${set}>${escaped(shape.text)}</text>`;
    }
  }
}

const digits = (value: number): string => String(Math.round(value * 100) / 100);

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
