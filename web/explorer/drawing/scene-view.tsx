import { useState, type PointerEvent } from 'react';
import { show } from '../navigation.js';
import { Tip, type TipPlace } from '../parts/tip.js';
import { FONT, type Scene, type Shape } from './scene.js';

/** A scene on a page: what is pointed at says its numbers, and a click goes where it leads. */
export function SceneView({ scene, label }: { readonly scene: Scene; readonly label: string }) {
  const [tip, setTip] = useState<TipPlace | null>(null);
  const shapeAt = (event: { target: EventTarget }): Shape | undefined =>
    event.target instanceof SVGElement ? scene.shapes[Number(event.target.dataset.at ?? -1)] : undefined;
  const point = (event: PointerEvent): void => {
    const lines = shapeAt(event)?.tip;
    setTip(lines ? { x: event.clientX, y: event.clientY, lines } : null);
  };
  return (
    <div className="scene" tabIndex={0} role="group" aria-label={label}>
      <svg
        role="img"
        aria-label={label}
        width={scene.width}
        height={scene.height}
        viewBox={`0 0 ${scene.width} ${scene.height}`}
        fontFamily={FONT}
        onPointerMove={point}
        onPointerLeave={() => setTip(null)}
        onClick={(event) => {
          const to = shapeAt(event)?.to;
          if (to) show(to);
        }}
      >
        {scene.shapes.map((shape, at) => (
          <ShapeElement key={at} shape={shape} at={at} />
        ))}
      </svg>
      <Tip place={tip} />
    </div>
  );
}

function ShapeElement({ shape, at }: { shape: Shape; at: number }) {
  const live = { 'data-at': shape.tip || shape.to ? at : undefined, className: shape.to ? 'leads' : undefined };
  switch (shape.shape) {
    case 'line':
      return (
        <polyline
          {...live}
          points={shape.points.map((point) => point.join(',')).join(' ')}
          fill="none"
          stroke={shape.stroke}
          strokeWidth={shape.width}
          opacity={shape.opacity}
        />
      );
    case 'box':
      return <rect {...live} x={shape.x} y={shape.y} width={shape.width} height={shape.height} fill={shape.fill} />;
    case 'disk':
      return (
        <circle
          {...live}
          cx={shape.x}
          cy={shape.y}
          r={shape.radius}
          fill={shape.fill}
          stroke={shape.stroke}
          opacity={shape.opacity}
        />
      );
    case 'label': {
      const { x, y, text, size, fill, anchor, bold, turn, halo } = shape;
      return (
        <text
          {...live}
          x={x}
          y={y}
          dy="0.35em"
          fontSize={size}
          fontWeight={bold ? 600 : 400}
          textAnchor={anchor}
          fill={fill}
          stroke={halo}
          strokeWidth={halo ? 3 : undefined}
          paintOrder="stroke"
          transform={turn === undefined ? undefined : `rotate(${turn} ${x} ${y})`}
        >
          {text}
        </text>
      );
    }
  }
}
