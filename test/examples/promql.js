import { parser } from '@prometheus-io/lezer-promql';

/**
 * What an expression of PromQL names, and what its parser cannot make sense of.
 *
 * @param {string} expr
 * @returns {{ metrics: string[], labels: string[], faults: string[] }}
 */
export function named(expr) {
  const found = { metrics: [], labels: [], faults: [] };
  parser.parse(expr).iterate({
    enter({ name, type, from, to }) {
      if (type.isError) found.faults.push(expr.slice(from) || 'the end');
      if (name === 'Identifier') found.metrics.push(expr.slice(from, to));
      if (name === 'LabelName') found.labels.push(expr.slice(from, to));
    },
  });
  return found;
}
