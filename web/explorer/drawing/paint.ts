import { FONT, type Line, type Shape } from './scene.js';

/** Paints shapes in their order. Lines that look alike and follow one another are one stroke: that is what makes many fast. */
export function paint(context: CanvasRenderingContext2D, shapes: readonly Shape[]): void {
  context.lineJoin = 'round';
  context.textBaseline = 'middle';
  let stroke: Line | undefined;
  const finish = (): void => {
    if (stroke) context.stroke();
    stroke = undefined;
  };
  for (const shape of shapes) {
    if (shape.shape === 'line') {
      if (!stroke || !alike(stroke, shape)) {
        finish();
        context.beginPath();
        context.strokeStyle = shape.stroke;
        context.lineWidth = shape.width;
        context.globalAlpha = shape.opacity ?? 1;
        stroke = shape;
      }
      shape.points.forEach(([x, y], at) => (at === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
      continue;
    }
    finish();
    context.globalAlpha = 1;
    if (shape.shape === 'label') {
      write(context, shape);
    } else if (shape.shape === 'box') {
      context.fillStyle = shape.fill;
      context.fillRect(shape.x, shape.y, shape.width, shape.height);
    } else {
      context.globalAlpha = shape.opacity ?? 1;
      context.beginPath();
      context.arc(shape.x, shape.y, shape.radius, 0, 2 * Math.PI);
      context.fillStyle = shape.fill;
      context.fill();
      if (shape.stroke) {
        context.strokeStyle = shape.stroke;
        context.lineWidth = 1.5;
        context.stroke();
      }
    }
  }
  finish();
  context.globalAlpha = 1;
}

const alike = (a: Line, b: Line): boolean =>
  a.stroke === b.stroke && a.width === b.width && (a.opacity ?? 1) === (b.opacity ?? 1);

function write(context: CanvasRenderingContext2D, label: Shape & { shape: 'label' }): void {
  const { x, y, text, size, fill, anchor = 'start', bold, turn, halo } = label;
  context.font = `${bold ? 600 : 400} ${size}px ${FONT}`;
  context.textAlign = anchor === 'middle' ? 'center' : anchor;
  context.fillStyle = fill;
  context.save();
  context.translate(x, y);
  if (turn !== undefined) context.rotate((turn * Math.PI) / 180);
  if (halo !== undefined) {
    context.strokeStyle = halo;
    context.lineWidth = 3;
    context.strokeText(text, 0, 0);
  }
  context.fillText(text, 0, 0);
  context.restore();
}
