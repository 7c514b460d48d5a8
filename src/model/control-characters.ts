const CONTROL = /[^\P{Cc}\s]|\p{Cs}/u;

/**
 * The first character that no text should hold, as `U+0000`: a control character other than white space, or half of a
 * surrogate pair; null where there is none. Some are cut off or replaced by stores, so that two texts become one.
 */
export function controlCharacter(text: string): string | null {
  const found = CONTROL.exec(text)?.[0];
  return found === undefined ? null : `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A text on one line, for terminals: line breaks and tabs as spaces, other control characters as `\u001b`. */
export function onOneLine(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
