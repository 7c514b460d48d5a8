/** Written to what stands before it: closing punctuation and possessives. */
const TO_THE_LEFT = /^(?:[,.;:!?)\]}%]|'s$|’s$|n't$)/;
const TO_THE_RIGHT = /[([{]$/;
const JOINT = /^[-–/]$/;

/**
 * Tokens as a text as one writes it, without spaces around brackets, hyphens and slashes or before punctuation; `starts` and
 * `ends` are each token's offsets in it.
 */
export function joinTokens(tokens) {
  let text = '';
  const starts = [];
  const ends = [];
  tokens.forEach((token, i) => {
    const previous = tokens[i - 1] ?? '(';
    const glued = TO_THE_LEFT.test(token) || JOINT.test(token) || JOINT.test(previous) || TO_THE_RIGHT.test(previous);
    if (!glued) text += ' ';
    starts.push(text.length);
    text += token;
    ends.push(text.length);
  });
  return { text, starts, ends };
}

/** The tokens `first-end` (half-open) that a range of the joined text touches. */
export function tokenSpan({ starts, ends }, { start, end }) {
  let first = 0;
  while (ends[first] <= start) first++;
  let last = first;
  while (last < starts.length && starts[last] < end) last++;
  return `${first}-${last}`;
}

/** The spans `first-end` of one type in BIO labels such as `B-short`. */
export function labeledSpans(labels, type) {
  const spans = [];
  for (let first = 0; first < labels.length; first++) {
    if (labels[first] !== `B-${type}`) continue;
    let end = first + 1;
    while (labels[end] === `I-${type}`) end++;
    spans.push(`${first}-${end}`);
  }
  return spans;
}
