import { EXPORT_FORMATS, NETWORKS, subjectsOf, type ExportFormat, type FormatName } from '../../exporters/formats.js';
import { notFound } from '../errors.js';

/** What is exported, in which format. */
export interface ExportTarget {
  format: ExportFormat;
  /** `concepts`, `papers`, `mentions` or `graph`. */
  subject: string;
  /** The name of its file: `concepts.graphml`. */
  file: string;
}

const targets = new Map(
  Object.values(EXPORT_FORMATS).flatMap((format: ExportFormat) =>
    subjectsOf(format).map((subject): [string, ExportTarget] => {
      const file = `${subject}${format.extension}`;
      return [file, { format, subject, file }];
    }),
  ),
);

/** Every file that can be asked for. */
export const EXPORT_FILES: readonly string[] = [...targets.keys()];

/** @throws GraphQLError NOT_FOUND where there is none of this name. */
export function targetOfFile(file: string): ExportTarget {
  const target = targets.get(file);
  if (target) return target;
  const [network, others] = [NETWORKS.join(', '), EXPORT_FILES.filter((name) => /\.(?:bib|csl\.json|ttl)$/.test(name))];
  const extensions = Object.values(EXPORT_FORMATS).flatMap((format) =>
    format.of === 'network' ? [format.extension] : [],
  );
  throw notFound(
    `There is no export ${JSON.stringify(file)}. There are ${network} as ${extensions.join(', ')}; and ${others.join(', ')}.`,
  );
}

/** As `targetOfFile`; `subject` null: the first that the format may be of. Undefined where the format is not of that. */
export function targetOf(name: FormatName, subject: string | null): ExportTarget | undefined {
  const format: ExportFormat = EXPORT_FORMATS[name];
  return targets.get(`${subject ?? subjectsOf(format)[0]}${format.extension}`);
}
