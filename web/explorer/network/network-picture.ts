import type { Colors } from '../drawing/colors.js';
import { paint } from '../drawing/paint.js';
import type { Scene } from '../drawing/scene.js';
import { fitting, pointAt, zoomed, type Camera, type Size } from './camera.js';
import { edgeNear, nodeNear } from './find.js';
import type { Graph, GraphEdge, GraphNode } from './graph.js';
import { layoutOf, type Layout } from './layout.js';
import { networkScene, type Look } from './network-scene.js';

interface Events {
  /** What is under the pointer, at (x, y) of the window. */
  point(found: GraphNode | GraphEdge | undefined, x: number, y: number): void;
  /** A node was clicked. */
  walk(node: GraphNode): void;
}

/** Further than this, in pixels, a press is a drag and no click. */
const STILL = 4;

/** A graph on a canvas: it lays itself out, follows pointers and wheel, and paints when something has changed. */
export class NetworkPicture {
  readonly #canvas: HTMLCanvasElement;
  readonly #graph: Graph;
  readonly #events: Events;
  readonly #layout: Layout;
  readonly #ended = new AbortController();
  readonly #resized: ResizeObserver;
  readonly #pointers = new Map<number, { x: number; y: number }>();
  #size: Size = { width: 1, height: 1 };
  #camera: Camera = { x: 0, y: 0, scale: 1 };
  #look: Look | undefined;
  /** Whether the camera follows the layout: until the reader takes it. */
  #follows = true;
  #dragged: GraphNode | undefined;
  #moved = 0;
  #frame = 0;

  constructor(canvas: HTMLCanvasElement, graph: Graph, events: Events) {
    [this.#canvas, this.#graph, this.#events] = [canvas, graph, events];
    this.#layout = layoutOf(graph);
    // Most of the way at once: a drawing that settles is read sooner than one that flies.
    for (let step = 0; step < 40 && this.#layout.step(); step++);
    this.#resized = new ResizeObserver(() => this.#resize());
    this.#resized.observe(canvas);
    const { signal } = this.#ended;
    canvas.addEventListener('pointerdown', (event) => this.#press(event), { signal });
    canvas.addEventListener('pointermove', (event) => this.#move(event), { signal });
    canvas.addEventListener('pointerup', (event) => this.#release(event), { signal });
    canvas.addEventListener('pointercancel', (event) => this.#release(event), { signal });
    canvas.addEventListener('pointerleave', () => this.#point(undefined, 0, 0), { signal });
    canvas.addEventListener('wheel', (event) => this.#wheel(event), { signal, passive: false });
  }

  /** Takes up colors. */
  look(colors: Colors, colorOf: ReadonlyMap<string, string>): void {
    this.#look = { colors, colorOf, pointed: this.#look?.pointed };
    this.#ask();
  }

  /** Zooms around the middle. */
  zoom(factor: number): void {
    this.#follows = false;
    this.#camera = zoomed(this.#camera, factor, this.#size.width / 2, this.#size.height / 2);
    this.#ask();
  }

  /** Shows all of it. */
  fit(): void {
    this.#follows = true;
    this.#ask();
  }

  /** The drawing as it is. */
  scene(): Scene {
    return networkScene(this.#graph, this.#camera, this.#size, { ...this.#look!, pointed: undefined });
  }

  /** Lets go of the canvas. */
  end(): void {
    this.#ended.abort();
    this.#resized.disconnect();
    cancelAnimationFrame(this.#frame);
  }

  #ask(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    const moving = this.#layout.step();
    if (this.#follows) this.#camera = fitting(this.#graph.nodes, this.#size);
    const context = this.#canvas.getContext('2d')!;
    const dense = this.#canvas.width / this.#size.width;
    context.setTransform(dense, 0, 0, dense, 0, 0);
    context.clearRect(0, 0, this.#size.width, this.#size.height);
    if (this.#look) paint(context, networkScene(this.#graph, this.#camera, this.#size, this.#look).shapes);
    if (moving) this.#ask();
  }

  #resize(): void {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    if (width === 0 || height === 0) return;
    this.#size = { width, height };
    this.#canvas.width = width * window.devicePixelRatio;
    this.#canvas.height = height * window.devicePixelRatio;
    this.#ask();
  }

  #nodeAt(event: PointerEvent): GraphNode | undefined {
    const { x, y } = pointAt(this.#camera, event.offsetX, event.offsetY);
    return nodeNear(this.#graph, x, y, 5 / this.#camera.scale);
  }

  #press(event: PointerEvent): void {
    this.#canvas.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
    this.#moved = 0;
    this.#dragged = this.#pointers.size === 1 ? this.#nodeAt(event) : undefined;
  }

  #move(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return this.#hover(event);
    const now = { x: event.offsetX, y: event.offsetY };
    this.#moved += Math.hypot(now.x - before.x, now.y - before.y);
    this.#pointers.set(event.pointerId, now);
    if (this.#moved < STILL) return;
    this.#point(undefined, 0, 0);
    if (this.#dragged) {
      const { x, y } = pointAt(this.#camera, now.x, now.y);
      Object.assign(this.#dragged, { fx: x, fy: y });
      this.#layout.stir();
    } else {
      this.#follows = false;
      const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
      if (other) {
        const spread = Math.hypot(now.x - other.x, now.y - other.y);
        const factor = spread / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
        this.#camera = zoomed(this.#camera, factor, (now.x + other.x) / 2, (now.y + other.y) / 2);
      } else {
        const { x, y, scale } = this.#camera;
        this.#camera = { x: x + now.x - before.x, y: y + now.y - before.y, scale };
      }
    }
    this.#ask();
  }

  #release(event: PointerEvent): void {
    this.#pointers.delete(event.pointerId);
    const node = this.#dragged;
    this.#dragged = undefined;
    if (node && this.#moved < STILL && event.type === 'pointerup') this.#events.walk(node);
  }

  #hover(event: PointerEvent): void {
    const { x, y } = pointAt(this.#camera, event.offsetX, event.offsetY);
    const found = this.#nodeAt(event) ?? edgeNear(this.#graph, x, y, 4 / this.#camera.scale);
    this.#point(found, event.clientX, event.clientY);
  }

  #point(found: GraphNode | GraphEdge | undefined, x: number, y: number): void {
    const pointed = found && 'name' in found ? found : undefined;
    this.#canvas.classList.toggle('leads', pointed !== undefined);
    this.#events.point(found, x, y);
    if (!this.#look || this.#look.pointed === pointed) return;
    this.#look = { ...this.#look, pointed };
    this.#ask();
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    this.#follows = false;
    this.#camera = zoomed(this.#camera, Math.exp(-event.deltaY / 400), event.offsetX, event.offsetY);
    this.#ask();
  }
}
