import type { GraphNode } from './graph.js';

/** Which part of the plane is seen: a point p of it is at `scale · p + (x, y)` of the canvas. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const FARTHEST = 0.15;
const NEAREST = 6;

/** Zooms by a factor, with the point of the canvas at (x, y) staying where it is. */
export function zoomed(camera: Camera, factor: number, x: number, y: number): Camera {
  const scale = Math.min(NEAREST, Math.max(FARTHEST, camera.scale * factor));
  const by = scale / camera.scale;
  return { x: x - (x - camera.x) * by, y: y - (y - camera.y) * by, scale };
}

/** Sees all nodes, with a margin for their labels. */
export function fitting(nodes: readonly GraphNode[], { width, height }: Size): Camera {
  const margin = 36;
  const left = Math.min(...nodes.map((node) => node.x - node.radius));
  const right = Math.max(...nodes.map((node) => node.x + node.radius));
  const top = Math.min(...nodes.map((node) => node.y - node.radius));
  const bottom = Math.max(...nodes.map((node) => node.y + node.radius));
  const room = Math.min((width - 2 * margin) / (right - left), (height - 2 * margin) / (bottom - top));
  const scale = Math.min(2, Math.max(FARTHEST, room));
  return { x: width / 2 - (scale * (left + right)) / 2, y: height / 2 - (scale * (top + bottom)) / 2, scale };
}

/** The point of the plane that is at (x, y) of the canvas. */
export function pointAt(camera: Camera, x: number, y: number): { x: number; y: number } {
  return { x: (x - camera.x) / camera.scale, y: (y - camera.y) / camera.scale };
}
