import type { View } from '../address.js';

/** What a shape says and does where it is shown on a page. */
interface Live {
  /** Lines for who points at it; the first is its name. */
  readonly tip?: readonly string[];
  /** Where a click leads. */
  readonly to?: View;
}

export interface Line {
  readonly shape: 'line';
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly stroke: string;
  readonly width: number;
  readonly opacity?: number;
}

export interface Box {
  readonly shape: 'box';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
}

export interface Disk {
  readonly shape: 'disk';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly fill: string;
  readonly stroke?: string;
  readonly opacity?: number;
}

export interface Label {
  readonly shape: 'label';
  readonly x: number;
  /** Of the middle of the line. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly fill: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
  /** Degrees, clockwise, around its point. */
  readonly turn?: number;
  /** A color that sets it off from what is below. */
  readonly halo?: string;
}

export type Shape = (Line | Box | Disk | Label) & Live;

/** A drawing that does not know where it is shown: as SVG, on a canvas, or in a file. Lengths are CSS pixels. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  /** The lowest first. */
  readonly shapes: readonly Shape[];
}

export const FONT = 'Inter, system-ui, sans-serif';
