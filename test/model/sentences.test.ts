import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contentWords } from '../../src/model/content-words.js';
import { sentencesOf } from '../../src/model/sentence-roles.js';
import { splitSentences } from '../../src/model/sentences.js';

const split = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe('splitSentences', () => {
  test.each([
    ['full stops, questions and exclamations', 'One. Two? Three! Four', ['One.', 'Two?', 'Three!', 'Four']],
    ['no stop before lower case', 'The bound is 3. see below', ['The bound is 3. see below']],
    [
      'abbreviations',
      'Smith et al. Proved it, cf. Fig. 3 by J. Doe. It holds.',
      ['Smith et al. Proved it, cf. Fig. 3 by J. Doe.', 'It holds.'],
    ],
    ['quotes and brackets', 'He said “no.” (We agree.) 12 did not.', ['He said “no.”', '(We agree.)', '12 did not.']],
    ['white space around', '  One.\n\nTwo.  ', ['One.', 'Two.']],
    ['nothing', ' \n', []],
  ])('%s', (_, text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  test('loses nothing but white space', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9 .?!"()\n]{0,60}$/), (text) => {
        expect(split(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});

describe('sentencesOf', () => {
  test('tells roles by place', () => {
    const roles = sentencesOf('Birds sing at dawn. Birds hum at noon. Birds rest at night.').map(({ role }) => role);
    expect(roles).toEqual(['problem', 'method', 'result']);
  });

  test('and by cue words', () => {
    const abstract =
      'Songs differ. However, it remains unclear whether they are learned. Experiments show significant imitation. Dialects exist.';
    expect(sentencesOf(abstract).map(({ role }) => role)).toEqual(['problem', 'problem', 'result', 'result']);
  });
});

test('contentWords are keys without function words and numbers', () => {
  const words = contentWords('The Birds of 1999 sing a song, and a bird sings');
  expect(words.map(({ key }) => key)).toEqual(['bird', 'sing', 'song', 'bird', 'sing']);
  expect(words[0].start).toBe(4);
});
