import type { Attempt } from '../../../protocol/src/records/attempt';
import type { Catalog } from '../catalog/catalog';
import { ideaOf } from '../rules/past/attemptText';
import { oneLine } from '../rules/untrustedText';
import type { AttemptView } from './memoryView';
import { askedWords, excerptOf, WordIndex } from './wordIndex';

export type SearchKind = 'attempt' | 'lesson' | 'definition' | 'dataset';

/** One hit, as `search --format json` reports it. `line` is 0-based. */
export interface SearchResult {
  readonly kind: SearchKind;
  readonly ref: string;
  readonly title: string;
  readonly excerpt: string;
  readonly file: string;
  readonly line: number;
}

export interface SearchOptions {
  readonly kinds?: readonly SearchKind[];
  readonly limit?: number;
}

interface Found extends SearchResult {
  /** All words under which it is found. */
  readonly text: string;
}

const usualLimit = 20;

/**
 * Full-text search over attempts, lessons, definitions and datasets. The index is built by the first
 * search, in memory; nothing but the words of each record is kept.
 */
export class SearchIndex {
  private readonly attempts: AttemptView;
  private readonly catalog: Catalog;
  private built: { readonly words: WordIndex; readonly rows: readonly Found[] } | undefined;

  constructor(attempts: AttemptView, catalog: Catalog) {
    this.attempts = attempts;
    this.catalog = catalog;
  }

  /** The best hits first; equal ones by kind and ref. An empty text finds nothing. */
  find(text: string, { kinds, limit = usualLimit }: SearchOptions = {}): readonly SearchResult[] {
    this.built ??= this.build();
    const { words, rows } = this.built;
    const asked = askedWords(text);
    const hits = [...words.scores(asked)].flatMap(([at, score]) => {
      const row = rows[at];
      return row === undefined || kinds?.includes(row.kind) === false ? [] : [{ row, score }];
    });
    hits.sort((one, other) => other.score - one.score || compare(one.row, other.row));
    return hits.slice(0, limit).map(({ row: { text: all, ...result } }) => ({
      ...result,
      excerpt: excerptOf(all, asked),
    }));
  }

  private build(): { words: WordIndex; rows: readonly Found[] } {
    const rows = [...this.attemptRows(), ...this.definitionRows(), ...this.datasetRows()];
    return { words: new WordIndex(rows.map(({ text, ref }) => `${text} ${ref}`)), rows };
  }

  private *attemptRows(): Generator<Found> {
    for (const { linked } of this.attempts.ideas()) {
      const { attempt, duplicates } = linked;
      const { id, source, lesson } = attempt;
      const place = { ref: id, excerpt: '', file: source.path, line: source.line ?? 0 };
      const text = [attempt, ...duplicates].map(textOf).join('. ');
      yield {
        kind: 'attempt',
        title: ideaOf(linked),
        text: `${ideaOf(linked)}. ${text}`,
        ...place,
      };
      if (lesson === undefined) continue;
      const { claim, why = '', retry_when: retry } = lesson;
      const words = [claim, why, retry?.text ?? '', ...(retry?.any_columns ?? [])];
      yield { kind: 'lesson', title: oneLine(claim), text: sentences(words), ...place };
    }
  }

  private *definitionRows(): Generator<Found> {
    for (const one of this.catalog.definitions()) {
      const {
        id,
        name,
        meaning = '',
        owner = '',
        unit = '',
        synonyms = [],
        tags = [],
        source,
      } = one;
      const text = sentences([name, meaning, unit, owner, ...synonyms, ...tags]);
      const place = { ref: id, excerpt: '', file: source.path, line: source.line ?? 0 };
      yield { kind: 'definition', title: oneLine(name), text, ...place };
    }
  }

  private *datasetRows(): Generator<Found> {
    for (const one of this.catalog.datasets()) {
      const { id, name, description = '', owner = '', columns, physicalNames = [], source } = one;
      const text = sentences([name, description, owner, ...physicalNames, columns.join(', ')]);
      const place = { ref: id, excerpt: '', file: source.path, line: source.line ?? 0 };
      yield { kind: 'dataset', title: oneLine(name), text, ...place };
    }
  }
}

function textOf({ id, name = '', touched, objective, origin, author = '' }: Attempt): string {
  const { columns, transforms, model = '' } = touched;
  const { note = '', failure = '', experiment = '', tags = [] } = origin;
  const used = [...columns, ...transforms].join(', ');
  const about = [name, note, failure, used, model, objective.target ?? '', objective.metric ?? ''];
  return sentences([...about, experiment, author, ...tags, id]);
}

function sentences(parts: readonly string[]): string {
  return parts
    .map((part) => part.trim().replace(/\.+$/, ''))
    .filter((part) => part !== '')
    .join('. ');
}

function compare(one: Found, other: Found): number {
  const [a, b] = [`${one.kind} ${one.ref}`, `${other.kind} ${other.ref}`];
  return a < b ? -1 : a > b ? 1 : 0;
}
