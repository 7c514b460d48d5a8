// What XML 1.0 cannot hold in any way; formats that could are read by programs that cannot.
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const UNPAIRED = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text with U+FFFD for what not every format can hold: unpaired surrogates, and control characters but tab and line ends. */
export function portable(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd').replace(UNPAIRED, '\ufffd');
}
