import { createHash } from 'node:crypto';
import { EntityRecognizer, type EntityModel } from './entities/recognizer.js';
import type { ConceptCalibration } from './keyphrases/calibration.js';
import { PhraseStatistics } from './keyphrases/phrase-statistics.js';
import type { KeyphraseModel } from './keyphrases/ranker.js';
import { PartOfSpeechTagger, type PartOfSpeechModel } from './part-of-speech/tagger.js';

/** The texts that training leaves: JSON, but for the statistics (see `PhraseStatistics`). */
export interface ModelTexts {
  partOfSpeech: string;
  entities: string;
  phraseStatistics: string;
  authorKeywords: string;
  nounPhrases: string;
}

/** What an extractor has learned, ready to use: made once, and shared by all extractors of a process. */
export class ExtractionModels {
  /** Equal versions were learned alike: a hash of the texts. */
  readonly version: string;
  readonly tagger: PartOfSpeechTagger;
  readonly recognizer: EntityRecognizer;
  readonly statistics: PhraseStatistics;
  readonly authorKeywords: KeyphraseModel & { concept: ConceptCalibration };
  readonly nounPhrases: KeyphraseModel;

  /** Linear in the texts: about half a second for those that ship. */
  constructor(texts: ModelTexts) {
    const { partOfSpeech, entities, phraseStatistics, authorKeywords, nounPhrases } = texts;
    const hash = createHash('sha256');
    for (const text of [partOfSpeech, entities, phraseStatistics, authorKeywords, nounPhrases]) {
      hash.update(`${text.length}\n`).update(text);
    }
    this.version = hash.digest('hex');
    this.tagger = new PartOfSpeechTagger(JSON.parse(partOfSpeech) as PartOfSpeechModel);
    this.recognizer = new EntityRecognizer(JSON.parse(entities) as EntityModel);
    this.statistics = new PhraseStatistics(phraseStatistics);
    this.authorKeywords = JSON.parse(authorKeywords) as ExtractionModels['authorKeywords'];
    this.nounPhrases = JSON.parse(nounPhrases) as KeyphraseModel;
  }
}
