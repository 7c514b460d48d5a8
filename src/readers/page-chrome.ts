/**
 * What pages put around papers, told by its words.
 *
 * `metadata` belongs to one paper (its date, votes, submitter, buttons) and may stand between a title and its abstract.
 * `section` belongs to the page (navigation, headings, copyright) and never does.
 * `notice` speaks to the reader (cookies, newsletters, about the site): no abstract, but now and then a title does too.
 */
export type ChromeKind = 'metadata' | 'section' | 'notice';

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const WEEKDAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const CLOCK = '(?:,?\\s*(?:at\\s*)?\\d{1,2}:\\d{2}(?::\\d{2})?\\s*(?:[ap]m)?\\s*(?:utc|gmt|[a-z]{3})?)?';
const DATE = `(?:${WEEKDAY},?\\s+)?(?:${MONTH}\\s+${DAY}(?:,?\\s+\\d{4})?|${DAY}\\s+${MONTH}(?:,?\\s+\\d{4})?|${MONTH},?\\s+\\d{4}|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4})${CLOCK}`;
const COUNT = '[\\d,.]+\\s*[km]?\\+?';

/** Whole lines, case ignored. */
const METADATA_LINES = [
  `(?:(?:published|submitted|posted|updated|revised|added|released|accepted|last (?:updated|modified))(?: on)?:?\\s*)?${DATE}(?:\\s*[–-]\\s*${DATE})?`,
  `(?:(?:published|submitted|posted|updated|added):?\\s*)?(?:(?:about |over )?(?:\\d+|an?|one)\\s*(?:s|m|h|d|w|mo|y|sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?)\\s*ago|today|yesterday|just now)`,
  WEEKDAY,
  `[▲△▼★☆⭐↑♥❤👍🔥💬#+]\\uFE0F?\\s*(?:${COUNT})?`,
  `\\(?${COUNT}\\)?`,
  `[^\\p{L}\\p{N}]+`,
  `[▲△★☆⭐↑♥❤👍🔥💬+]?\\uFE0F?\\s*(?:${COUNT}|no)\\s*(?:up\\s?votes?|votes?|likes?|points?|stars?|comments?|replies|views?|downloads?|citations?|shares?|forks?|pages?|figures?|tables?|authors?|(?:more|other) authors?|reactions?|bookmarks?|saves?|tweets?|mentions?|retweets?|reads?|models?|datasets?|spaces?|min(?:ute)?s? read)(?:\\s*(?:/|per|this|today)\\s*(?:hour|day|week|month)?)?`,
  `(?:up\\s?votes?|votes?|likes?|points?|stars?|comments?|views?|downloads?|citations?|score|rank)\\s*:?\\s*\\(?#?${COUNT}\\)?`,
  `(?:doi|arxiv|arxiv id|subjects?|tags|topics|keywords|categories|category|authors?|date|venue|journal|license)\\s*:\\s*\\S.{0,150}`,
  `(?:source|code|pdf|project(?: page)?|website|github|demo)\\s*:\\s*(?:https?:\\S+|[\\w.-]+/\\S+|\\S+)`,
  `(?:posted|submitted|shared|curated|uploaded|contributed|recommended|added|picked|selected|written)\\s+by\\b.{0,80}`,
  `https?://\\S+`,
  `(?:www\\.)?[\\w.-]+\\.(?:com|org|net|io|ai|edu|dev)(?:/\\S*)?`,
  `[\\w.+-]+@[\\w-]+\\.[\\w.]+`,
  `@\\w+`,
  `\\[?(?:arxiv:\\s*)?\\d{4}\\.\\d{4,5}(?:v\\d+)?\\]?(?:\\s*\\[?[a-z-]+(?:\\.[a-z]{2})?\\]?)*`,
  `\\[?(?:cs|stat|math|eess|econ|q-bio|q-fin|physics|astro-ph|cond-mat)\\.[a-z-]{2,}\\]?`,
  `.{3,120}\\bet al\\.?`,
  `[\\w.-]+/[\\w.-]+`,
  `[\\p{L} &]{2,40}(?:\\s[>›»]\\s[\\p{L} &]{2,40})+`,
  `[•·▪◦|]\\s*.{1,30}`,
  `(?:#\\d+\\s*)?(?:paper|pick|post) of the (?:day|week|month)`,
  `[a-z][a-z-]{1,14}(?:\\s[a-z-]{2,15})?[\\s’']{1,2}(?:(?:19|20)\\d{2}|\\d{2})(?:\\s\\(?(?:oral|poster|spotlight|workshop|long|short|findings)(?:\\spaper)?\\)?)?`,
];

/** Buttons and labels of one paper; a line of several of them, side by side, is chrome too. */
const METADATA_WORDS = [
  '(?:view|read|see|open|get|show|add|download|copy)(?: (?:on|in|at|the|full))* (?:arxiv(?: page)?|pdf|html|papers?|abstract|code|dataset|text|semantic scholar|google scholar|openreview|github|publisher|doi|hugging face|alphaxiv)',
  '(?:view |download )?(?:arxiv(?: page| link)?|pdf|html|bibtex|doi|paper|abstract|code|github(?: repo(?:sitory)?)?|repo(?:sitory)?|project(?: page)?|website|demo|video|slides|poster|supplementary(?: material)?|dataset|data|model|openreview|source|hugging face|tex source)',
  '(?:read|show|see|view|load|expand) (?:more|less|all|details)',
  'more|less|expand|collapse|details|share|save|saved|bookmark|cite|cite this|citation|export|copy|copy link|copied|up\\s?vote|down\\s?vote|like|liked|comment|comments|reply|discuss|discussion|report|follow|edit|delete|hide|flag|ask ai|chat|summarize|summary|listen|play|add to (?:library|collection|list|favorites|reading list)|tl;?dr',
  'submitted|published|updated|new|hot|trending|featured|editor.s pick|oral|spotlight',
];

/** Whole lines, case ignored. */
const SECTION_LINES = [
  '(?:all |most |today.?s |this week.?s |daily |weekly |monthly |top |latest |recent |new |more |other |related |similar |recommended |popular |trending |hot |featured |suggested |browse |explore )+(?:research )?(?:papers?|preprints?|articles?|posts?|publications?|topics?|tags?|categories|collections?|authors?|searches|news|stories|picks?|reads?|reading|research|work)(?: (?:today|this (?:week|month|year)|of the (?:day|week|month|year)|for you))?',
  '(?:papers?|preprints?|articles?|posts?|publications?) (?:of|from|for) (?:the|this|last|today).{0,30}',
  '(?:trending|popular|hot|new|top)(?: (?:today|now|this (?:day|week|month|year)|of the (?:day|week|month|year)|on .{2,30}|in .{2,30}))',
  'page \\d+(?: (?:of|/) \\d+)?',
  '(?:showing|results?|displaying) \\d+.{0,60}',
  '(?:[«‹<←]\\s*)?(?:previous|prev|next|first|last|older|newer)(?: (?:page|papers|posts))?(?:\\s*[»›>→])?',
  '(?:\\d+|[.…«»‹›<>|]+|prev(?:ious)?|next)(?:\\s+(?:\\d+|[.…«»‹›<>|]+|prev(?:ious)?|next))+',
  '(?:sort(?:ed)?|filter(?:ed)?|group(?:ed)?|order(?:ed)?)(?: papers)? by\\b.{0,60}',
  '(?:sort|filter|order|view|show|language)\\s*:.{1,40}',
  '(?:now )?loading.{0,20}',
  '(?:load|show|see|view) (?:all|more)(?: \\w+)?',
  '(?:powered|made|built|hosted|brought to you|maintained|sponsored|designed|developed|supported) (?:by|with|in|using)\\b.{0,80}',
  '(?:©|\\(c\\)\\s*\\d{4}|copyright\\b.{0,20}\\d{4}).{0,200}',
  '.{0,200}\\ball rights reserved\\.?',
  '(?:go )?back to (?:top|home|list|results|papers|search|all papers).{0,20}',
  'skip to (?:main )?(?:content|navigation|search|main)',
  'by[A-Z].{0,80}',
  '(?:get|receive|subscribe|sign up|join|stay|log in|login|sign in|register|create|start|follow)\\b.{0,100}\\b(?:inbox|e-?mails?|newsletters?|mailing list|up to date|updated|updates|account|twitter|linkedin|discord|slack|community|digest|alerts?|free trial|us)\\b.{0,30}',
  '(?:version|v)\\s*\\d+(?:\\.\\d+)+',
  '(?:light|dark|system)(?: (?:mode|theme))?(?:\\s*[|/]\\s*(?:light|dark|system))*',
];

/** Navigation, one entry; a line of several of them, side by side, is chrome too. */
const SECTION_WORDS = [
  'home|homepage|papers|daily papers|trending|trending papers|latest|top|best|popular|daily|weekly|monthly|today|models?|datasets?|spaces|collections|leaderboards?|benchmarks?|tasks|methods|libraries|docs|documentation|api(?: docs)?|blog|news|community|forum|events|posts|pricing|enterprise|solutions|resources|products?|features',
  'log ?in|log ?out|sign ?(?:in|up|out)|register|subscribe|unsubscribe|newsletter|join(?: us| now)?|get started|start|profile|account|my account|my library|library|settings|preferences|notifications|upload|submit(?: (?:a )?paper)?|search|search papers|menu|close|open menu|toggle (?:menu|navigation|theme)',
  'about(?: us| this (?:page|site))?|contact(?: us)?|careers|jobs|hiring|we.re hiring|team|company|press|media kit|help|help center|faqs?|support|feedback|status|system status|security|accessibility|sitemap|site map|legal|imprint|impressum|disclaimer|license|changelog|roadmap|donate|sponsors?|sponsored|advertise|advertisement|ads?|partners',
  '(?:privacy|cookies?|terms|do not sell)(?: (?:policy|notice|settings|preferences|statement|center|banner|my (?:personal )?(?:data|information)|of (?:service|use)|and conditions|& conditions))?|terms (?:and|&) (?:privacy|conditions)|privacy (?:and|&) (?:terms|cookies)|code of conduct|manage (?:cookies|preferences)|accept(?: all)?(?: cookies)?|reject(?: all)?(?: cookies)?|decline|ok|got it|dismiss|we value your privacy|your privacy(?: choices)?',
  'follow us|twitter|x|x/twitter|facebook|linkedin|youtube|instagram|mastodon|bluesky|discord|slack|reddit|rss|rss feed|atom|e-?mail|telegram|wechat|tiktok',
  'tags|topics|categories|archive|archives|browse|explore|discover|filters?|sort|view all|see all|load more|related|navigation|links|quick links|footer|share this(?: page)?|stay (?:up to date|updated|in touch|tuned|connected)|languages?|english|deutsch|français|español|中文|日本語',
];

/** What joins the entries of a line of buttons. */
const SEPARATOR = /\s*[|·•/,»›>—–-]\s*|\s{2,}/u;

const whole = (alternatives: string[], flags = 'iu'): RegExp =>
  new RegExp(`^(?:${alternatives.map((one) => `(?:${one})`).join('|')})$`, flags);

const METADATA_LINE = whole(METADATA_LINES);
const METADATA_WORD = whole(METADATA_WORDS);
const SECTION_LINE = whole(SECTION_LINES.filter((line) => !line.startsWith('by[A-Z]')));
const SECTION_WORD = whole(SECTION_WORDS);
/** `byAK and friends`: a byline whose parts were glued together by copying. Case matters. */
const GLUED_BYLINE = /^(?:by|[Ss]ubmitted by|[Pp]osted by)\p{Lu}[^.!?]{0,80}$/u;

/** Numbers and symbols beside a word: `GitHub ★ 1.2k`, `Comments (12)`, `[Code]`. */
const DECORATION = /[#(]?\d[\d.,]*[km]?\)?|[^\p{L}\p{N}\s'’/.-]/giu;

/** What a line of a page is, told by its words alone; null where they do not say. The line is clean text. */
export function chromeOf(line: string): ChromeKind | null {
  if (line.length > 250) return null;
  const text = line.replace(/[\s.:!→»›]+$/u, '') || line;
  const word = text.replace(DECORATION, ' ').replace(/\s+/gu, ' ').trim();
  if (METADATA_LINE.test(line) || METADATA_LINE.test(text) || METADATA_WORD.test(word)) return 'metadata';
  if (SECTION_LINE.test(text) || SECTION_LINE.test(line) || SECTION_WORD.test(word) || GLUED_BYLINE.test(line)) {
    return 'section';
  }
  return chromeOfEntries(text.split(SEPARATOR)) ?? chromeOfEntries(word.split(' '));
}

/** `PDF | Code | 12 upvotes`, `[Paper] [Code]`, `Privacy · Terms · Contact`: every entry is chrome. */
function chromeOfEntries(parts: string[]): ChromeKind | null {
  const entries = parts.filter((entry) => entry !== '');
  if (entries.length < 2) return null;
  const isMetadata = (entry: string): boolean => METADATA_WORD.test(entry) || METADATA_LINE.test(entry);
  if (entries.every(isMetadata)) return 'metadata';
  return entries.every((entry) => isMetadata(entry) || SECTION_WORD.test(entry) || SECTION_LINE.test(entry))
    ? 'section'
    : null;
}
