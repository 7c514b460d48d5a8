import { paint } from './paint.js';
import type { Scene } from './scene.js';

/** Hands a file to the reader. */
export function download(name: string, type: string, content: string | Blob): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Not at once: the browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A scene as a PNG, at twice its size for print and dense screens. */
export async function pngFile(scene: Scene): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = scene.width * 2;
  canvas.height = scene.height * 2;
  const context = canvas.getContext('2d')!;
  context.scale(2, 2);
  context.fillStyle = scene.background;
  context.fillRect(0, 0, scene.width, scene.height);
  paint(context, scene.shapes);
  return new Promise((fulfill, reject) =>
    canvas.toBlob(
      (blob) => (blob ? fulfill(blob) : reject(new Error('The drawing is too large for a PNG.'))),
      'image/png',
    ),
  );
}
