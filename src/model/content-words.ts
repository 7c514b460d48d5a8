import { splitWords } from './label.js';

/** Words that say nothing of what a text is about. */
const FUNCTION_WORDS = new Set(
  (
    'a about above across after against all also an and any are as at be been before being below between both but by can could ' +
    'did do does during each etc few for from had has have having he hence her here his how however i if in into is it its may ' +
    'might more most must no nor not of on one only onto or other our over own per same shall she should so some such than that ' +
    'the their them then there therefore these they this those three through thus to too two under up upon very via was we were ' +
    'what when where whether which while who whom whose why will with within without would you your'
  ).split(' '),
);
const NUMBER = /^\d+$/;

/** A word of a text that may say what it is about: its key (see `splitWords`) and where it starts. */
export interface ContentWord {
  key: string;
  start: number;
}

/** The words of a text without function words, whole numbers and single characters, in order. Linear in the text. */
export function contentWords(text: string): ContentWord[] {
  return splitWords(text).filter(({ key }) => key.length > 1 && !FUNCTION_WORDS.has(key) && !NUMBER.test(key));
}
