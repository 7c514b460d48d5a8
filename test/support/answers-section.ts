import { format, resolveConfig } from 'prettier';
import { exampleOperations, type ExampleOperation, nightlyIngestOperation } from './operations.js';

const START = '<!-- answers: written by test/golden/answers-in-docs.test.ts -->';
const END = '<!-- end of answers -->';
/** Items of a list that are shown. */
const SHOWN = 3;

/** Questions of real users, by the example operation that asks them: ten that the schema must answer, then more. */
const QUESTIONS: [title: string, file: string][] = [
  ['Why are these related?', '02-related-papers.graphql'],
  ['Like these, unlike that', '15-like-these-unlike-that.graphql'],
  ['Concepts by year', '10-concepts-over-time.graphql'],
  ['A neighborhood at a depth', '03-around-a-concept.graphql'],
  ['Rising pairs', '11-rising-pairs.graphql'],
  ["A curator's list of unsure mentions", '16-unsure-mentions.graphql'],
  ['Common ground of a reading list', '12-common-ground.graphql'],
  ['A network for export', '13-network-for-export.graphql'],
  ['A nightly ingest with progress', 'writing/nightly-ingest.graphql'],
  ['The path between two papers, with evidence', '06-path.graphql'],
  ['Links that are likely to come', '14-links-to-come.graphql'],
];

/** Numbers to four digits, and lists to their first items. */
function shortened(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(4));
  if (Array.isArray(value)) {
    const shown = value.slice(0, SHOWN).map(shortened);
    return value.length > SHOWN ? [...shown, `… ${value.length - SHOWN} more`] : shown;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shortened(part)]));
}

/** `docs/api.md` with the answers that `ask` gives to these questions now. */
export async function withAnswers(
  page: string,
  ask: (operation: ExampleOperation) => Promise<unknown>,
): Promise<string> {
  const all = [...exampleOperations(), nightlyIngestOperation()];
  const operations = new Map(all.map((operation) => [operation.file, operation]));
  const parts: string[] = [];
  for (const [title, file] of QUESTIONS) {
    const { query, variables } = operations.get(file)!;
    const lines = query.split('\n');
    const comment = lines.slice(
      0,
      lines.findIndex((line) => !line.startsWith('#')),
    );
    const given = Object.keys(variables).length > 0 ? ` with \`${JSON.stringify(variables)}\`` : '';
    const answer = JSON.stringify(shortened(await ask(operations.get(file)!)));
    parts.push(
      `### ${title}\n\n${comment.map((line) => line.slice(2)).join(' ')}\n\n\`schema/operations/${file}\`${given}:\n\n\`\`\`json\n${answer}\n\`\`\`\n`,
    );
  }
  const [before, after] = [page.slice(0, page.indexOf(START)), page.slice(page.indexOf(END))];
  const text = `${before}${START}\n\n${parts.join('\n')}\n${after}`;
  return format(text, { ...(await resolveConfig('docs/api.md')), parser: 'markdown' });
}
