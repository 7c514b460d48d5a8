import { useSyncExternalStore } from 'react';
import type { Colors } from './colors.js';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const read: Record<string, Colors> = {};

/** The colors of light or dark, and again when the reader's system changes. */
export function useColors(): Colors {
  const isDark = useSyncExternalStore(subscribe, () => dark.matches);
  return (read[String(isDark)] ??= readColors());
}

function readColors(): Colors {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: color('paper'),
    ink: color('ink'),
    soft: color('soft'),
    line: color('line'),
    accent: color('accent'),
    hues: Array.from({ length: 8 }, (_, at) => color(`hue-${at}`)),
    none: color('hue-none'),
    low: color('heat-low'),
    high: color('heat-high'),
    below: color('heat-below'),
  };
}

function subscribe(listener: () => void): () => void {
  dark.addEventListener('change', listener);
  return () => dark.removeEventListener('change', listener);
}
