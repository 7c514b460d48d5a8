import type { SourceIssue } from '../model/errors.js';

/** Entries that are shown one by one, and places on one line, before the rest is counted. */
const SHOWN = 20;

/** What was not read, for the user: faulty entries one by one, then fields left out and page text by their reason. */
export function issuesText(issues: readonly SourceIssue[]): string[] {
  const of = (severity: SourceIssue['severity']) => issues.filter((issue) => issue.severity === severity);
  return [
    ...section('Skipped:', shown(of('error').map(entryLine), '  … and ')),
    ...section('Fields left out:', byReason(of('field'))),
    ...section('Page text:', byReason(of('skipped'))),
  ];
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines];
}

function shown(all: readonly string[], more: string): string[] {
  return all.length <= SHOWN ? [...all] : [...all.slice(0, SHOWN), `${more}${all.length - SHOWN} more`];
}

function entryLine(issue: SourceIssue): string {
  return `  ${issue.source}:${placeOf(issue)}  ${issue.message}`;
}

/** The places of one source with one reason, on one line. */
function byReason(issues: readonly SourceIssue[]): string[] {
  const places = new Map<string, string[]>();
  for (const issue of issues) {
    const reason = `${issue.source}: ${issue.message}`;
    const known = places.get(reason);
    if (known) known.push(placeOf(issue));
    else places.set(reason, [placeOf(issue)]);
  }
  const lines = [...places].map(([reason, at]) => {
    const word = at.length > 1 || at[0].includes('-') ? 'lines' : 'line';
    return `  ${reason}, ${word} ${shown(at, '… and ').join(', ')}`;
  });
  return shown(lines, '  … and ');
}

function placeOf({ line, lastLine }: SourceIssue): string {
  return line === lastLine ? `${line}` : `${line}-${lastLine}`;
}
