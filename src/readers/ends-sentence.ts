/** Whether a text ends as sentences do: with a full stop or the like, perhaps in quotes or brackets, or with an address. */
export function endsSentence(text: string): boolean {
  return /[.!?…。！？]["'”’)\]}$]*$/u.test(text) || /\bhttps?:\/\/\S+$/u.test(text);
}
