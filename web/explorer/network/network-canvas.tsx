import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import type { Colors } from '../drawing/colors.js';
import type { Scene } from '../drawing/scene.js';
import { Tip, type TipPlace } from '../parts/tip.js';
import type { Graph, GraphEdge, GraphNode } from './graph.js';
import { NetworkPicture } from './network-picture.js';

interface NetworkCanvasProps {
  readonly graph: Graph;
  readonly colors: Colors;
  readonly colorOf: ReadonlyMap<string, string>;
  readonly label: string;
  readonly tipOfNode: (node: GraphNode) => readonly string[];
  readonly tipOfEdge: (edge: GraphEdge) => readonly string[];
  readonly onWalk: (node: GraphNode) => void;
  /** Gives the drawing as it is. */
  readonly scene: Ref<() => Scene>;
}

/** The drawing that moves: zoom, pan, drag, point, walk. */
export function NetworkCanvas(props: NetworkCanvasProps) {
  const { graph, colors, colorOf, label, scene } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = useRef<NetworkPicture>(null);
  const latest = useRef(props);
  const [tip, setTip] = useState<TipPlace | null>(null);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    const made = new NetworkPicture(canvas.current!, graph, {
      point: (found, x, y) => {
        if (!found) return setTip(null);
        const lines = 'name' in found ? latest.current.tipOfNode(found) : latest.current.tipOfEdge(found);
        setTip({ x, y, lines });
      },
      walk: (node) => latest.current.onWalk(node),
    });
    picture.current = made;
    made.look(latest.current.colors, latest.current.colorOf);
    return () => {
      made.end();
      setTip(null);
    };
  }, [graph]);
  useEffect(() => picture.current?.look(colors, colorOf), [colors, colorOf]);
  useImperativeHandle(scene, () => () => picture.current!.scene(), []);
  return (
    <div className="network">
      <canvas ref={canvas} role="img" aria-label={label} />
      <div className="network-tools">
        <button type="button" aria-label="Zoom in" onClick={() => picture.current?.zoom(1.4)}>
          +
        </button>
        <button type="button" aria-label="Zoom out" onClick={() => picture.current?.zoom(1 / 1.4)}>
          −
        </button>
        <button type="button" onClick={() => picture.current?.fit()}>
          Fit
        </button>
      </div>
      <Tip place={tip} />
    </div>
  );
}
