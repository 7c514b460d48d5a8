import type { Mention } from '../model/extraction.js';

/** The mentions of one paper as JSON, without its id. */
export function writtenMentions(mentions: readonly Mention[]): string {
  return JSON.stringify(mentions.map((mention) => ({ ...mention, paperId: undefined })));
}

export function mentionsWritten(paperId: string, text: string): Mention[] {
  return (JSON.parse(text) as Omit<Mention, 'paperId'>[]).map((mention) => ({ paperId, ...mention }));
}
