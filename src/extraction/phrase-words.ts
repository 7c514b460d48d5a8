/** Words that no keyphrase holds: function words, and what every paper says of itself. One phrase ends before them. */
const BREAKING_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the this that these those it its he she his her they them their we us our you your i me my who whom whose which ' +
    'what when where why how there here and or but nor so yet if then else than as at by for from in into of off on onto ' +
    'out over per to toward towards under until up upon via with within without about above across after against along ' +
    'among amongst around before behind below beneath beside besides between beyond despite down during except inside like ' +
    'near outside since through throughout till unlike versus vs while whereas although though because unless whether not no ' +
    'none neither either both each every all any some such same other another others many much more most few fewer less ' +
    'least several various multiple numerous certain own only just also too very quite rather even still already again ' +
    'further furthermore moreover however therefore thus hence accordingly consequently instead otherwise meanwhile ' +
    'nevertheless nonetheless indeed namely etc eg ie al is am are was were be been being do does did done doing have has ' +
    'had having can could may might must shall should will would cannot let one two three four five six seven eight nine ' +
    'ten first second third last next once twice new novel recent recently old existing current currently previous prior ' +
    'proposed propose proposing present presented presenting introduce introduced introducing show showed shown showing ' +
    'demonstrate demonstrated demonstrating provide provided providing achieve achieved achieving improve improved ' +
    'improving use used using useful based make made making find found finding give given giving take taken taking get ' +
    'gets getting obtain obtained obtaining allow allowed allowing enable enabled enabling require required requiring ' +
    'need needed consider considered considering study studied studying investigate investigated investigating examine ' +
    'examined explore explored exploring develop developed developing describe described describing discuss discussed ' +
    'address addressed addressing tackle solve solved solving compare compared comparing outperform outperformed ' +
    'outperforming evaluate evaluated evaluating apply applied applying suggest suggested report reported lead leading ' +
    'led remain become becoming became yield yielding reduce reduced reducing increase increased increasing perform ' +
    'performed performing aim aiming focus focused focusing seek help work working know known see seen call called ' +
    'define defined contain containing include included including involve involving follow followed following rely ' +
    'relying exist compute computing computed estimate estimated test tested testing train trained learn learned learnt ' +
    'paper article work study result experiment author researcher approach way case example section figure table ' +
    'contribution finding evidence fact idea insight issue aspect advance progress interest attention-grabbing number ' +
    'amount variety range set kind type sort form part lot time times year recently today thing people user order term ' +
    'terms need goal aim purpose effort attempt question answer challenge advantage benefit limitation drawback ' +
    'performance improvement importance significance good better best great greater large larger small smaller big high ' +
    'higher low lower long short simple simpler easy hard difficult important significant main major key common general ' +
    'specific particular different similar various possible able available effective efficient powerful popular ' +
    'promising state-of-the-art art extensive comprehensive competitive superior appropriate relevant suitable crucial ' +
    'essential critical fundamental natural standard typical traditional conventional entire whole full complete total ' +
    'overall average sufficient necessary additional extra due respectively thereby wherein hereby rise well often ' +
    'sometimes always never usually widely highly fully directly significantly substantially particularly especially ' +
    'theoretical empirical experimental numerical mathematical extensive thorough rigorous benchmark-based closely correct ' +
    'release released outline verify verified prove proved proven derive derived establish established reveal revealed ' +
    'capture captured handle handling support supported combine combined combining extend extended extending produce ' +
    'produced generate generated select selected choose chosen observe observed measure measured identify identified ' +
    'offer offered contain leverage leveraged leveraging exploit exploited utilize utilized employ employed adopt adopted ' +
    'incorporate incorporated integrate integrated assess assessed analyze analyzed argue argued conduct conducted ' +
    'construct constructed design designed build built create created implement implemented operate rely relied treat ' +
    'treated assign assigned assume assumed believe capable attempt fail failed suffer surpass exhibit exhibited serve ' +
    'served collect collected release annotate comprise comprised participate submit submitted rank ranked win won code ' +
    'rely hold holds arise appear seem become look want try keep put run say tell think believe understand understanding'
  )
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Words that end no keyphrase, though they may stand in one. */
const NEVER_LAST: ReadonlySet<string> = new Set(
  'based driven aware level scale free end real world quality art related specific oriented wise like method technique problem setting scenario'.split(
    ' ',
  ),
);

/** Words that begin no keyphrase, though they may stand in one. */
const NEVER_FIRST: ReadonlySet<string> = new Set(
  'method technique problem setting scenario based driven aware underlying corresponding'.split(' '),
);

/** Adverbs, told by their ending: no phrase runs over them. */
const NO_ADVERB = new Set([
  'family',
  'anomaly',
  'assembly',
  'early',
  'supply',
  'reply',
  'poly',
  'fly',
  'likely',
  'daily',
  'elderly',
  'homily',
  'ally',
  'monopoly',
]);

export function breaksPhrase(lower: string): boolean {
  return (
    BREAKING_WORDS.has(lower) ||
    lower.length < 2 ||
    !/\p{L}{2}/u.test(lower) ||
    (lower.endsWith('ly') && !NO_ADVERB.has(lower))
  );
}

/** Whether a phrase may end in this word: as a noun does, and no participle. */
export function mayEnd(lower: string): boolean {
  return (
    (!NEVER_LAST.has(lower) && !/(?:ed|ous|ive|able|ible|ful|less|ic|al)$/.test(lower)) ||
    NOUNS_LIKE_ADJECTIVES.has(lower)
  );
}

const NOUNS_LIKE_ADJECTIVES = new Set(
  'logic metric music topic heuristic statistic diagnostic arithmetic semantic generic clinic traffic dynamic critic retrieval signal proposal removal arrival survival interval trial potential differential integral residual manifold-valued tutorial credential material principal rational functional hospital journal animal seed feed need speed embed variable table objective archive perspective narrative derivative additive primitive executive'.split(
    ' ',
  ),
);

export function mayBegin(lower: string): boolean {
  return !NEVER_FIRST.has(lower);
}
