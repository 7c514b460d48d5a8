/**
 * Phrases of notices: cookies, privacy, copyright, newsletters, about the site. Strong ones hardly occur in papers;
 * weak ones speak to a reader or of a site, and count half.
 */
const STRONG_CUES = [
  'we use cookies',
  'uses cookies',
  'use of cookies',
  'cookie (?:policy|settings|preferences|notice|consent)',
  'privacy (?:policy|notice|settings)',
  'terms (?:of (?:service|use)|and conditions|& conditions)',
  'all rights reserved',
  '(?:©|copyright|\\(c\\)) ?(?:\\d{4}|by)',
  'by (?:continuing|clicking|signing up|subscribing|using (?:this|our|the) (?:site|web ?site|service|page))\\b',
  'your (?:inbox|privacy|browser|e-?mail|consent|account|experience|device|personal data|subscription|feed)',
  '(?:our|this|the|weekly|daily) newsletter',
  'newsletter',
  'unsubscribe',
  'subscribe',
  'sign up',
  'log in',
  'no spam',
  'mailing list',
  '(?:our|this|the) (?:web ?site|site|page|homepage)',
  '(?:our|third[- ]party) (?:partners|advertisers|sponsors|cookies)',
  'not (?:affiliated|associated) with',
  'trademarks?',
  'contact us',
  'follow us',
  'join (?:us|our)',
  'delivered (?:to|straight|daily|weekly|every)',
  'straight to your',
  'hosted by',
  'powered by',
  'made with',
  'maintained by',
  'run by volunteers',
  'personali[sz]ed ads?',
  'analy[sz]e (?:our )?traffic',
  'site traffic',
];
const WEAK_CUES = [
  '(?<!(?:all|need|what|where|that|who|when|how|if|than|as) )(?:you|your|yours)(?! (?:need|only))',
  'web ?site',
  'cookies?',
  'inbox',
  'e-?mails?',
  'click(?:ing)?',
  'browser',
  'visitors?',
  'donations?',
  'volunteers?',
  'feedback',
  'sponsors?',
  '(?:this|last|every|each) (?:morning|day|week|month|monday)',
  'researchers and (?:engineers|developers|practitioners) (?:read|worldwide|around)',
  'consent',
  'opt[- ](?:out|in)',
  'at any time',
  'papers? of the (?:day|week|month)',
  'trending (?:papers?|research)',
  'papers?',
  'preprints?',
  'rank(?:ed|ing)?',
  '(?:update|refresh)(?:d|es)?',
  'hourly',
  'daily',
  'weekly',
  'stars',
  'mentions',
  'comments',
  'community',
  '(?:our|the) mission',
  'teams?',
  'keep up',
  'up to date',
  'latest',
  'discover',
  'explore',
  'browse',
  'curated?',
  'questions',
  'suggestions',
  'hear from',
  'this (?:page|list|service)',
  'helpful',
  'respective (?:authors|owners)',
];

const cueCounter = (cues: string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}-])(?:${cues.join('|')})(?![\\p{L}\\p{N}-])`, 'giu');
const STRONG = cueCounter(STRONG_CUES);
const WEAK = cueCounter(WEAK_CUES);

/** Cues a word above which a paragraph is a notice: an abstract on privacy policies names them, but in far more words. */
const NOTICE_DENSITY = 1 / 25;

/**
 * Whether a paragraph is a notice of the page: at least one strong cue or two different weak ones, dense in the text. A
 * weak cue counts once, since a paper that is about comments or questions names them again and again. O(length).
 */
export function isNotice(text: string): boolean {
  const strong = text.match(STRONG)?.length ?? 0;
  const weak = new Set(text.toLowerCase().match(WEAK)).size;
  const weight = strong + weak / 2;
  return weight >= 1 && weight / text.split(' ').length > NOTICE_DENSITY;
}
