import type { Attempt, Outcome } from '../../../../protocol/src/records/attempt';
import { cleanLine, cleanNote } from '../untrustedText';

/** What a tracker says about how a run ended. All text is untrusted. */
export interface RunEnding {
  readonly status: Attempt['origin']['status'];
  readonly exitCode?: number;
  readonly deleted?: boolean;
  readonly note?: string;
  /** Bare tags (`abandoned`). */
  readonly tags?: readonly string[];
  /** Tags with a value (`outcome` → `abandoned`). */
  readonly labels?: ReadonlyMap<string, unknown>;
}

export interface OutcomeVerdict {
  readonly outcome: Outcome | 'unknown';
  readonly outcomeEvidence?: string;
}

/** Words that state an outcome when they stand alone, as a tag or as the value of one. */
const outcomeOfWord: ReadonlyMap<string, Outcome> = new Map<string, Outcome>([
  ...rows('abandoned', ['abandoned', 'abandon', 'dead end', 'deadend', 'rejected', 'dropped',
    'discarded', 'discard', 'reverted', 'do not retry', 'dont retry']),
  ...rows('kept', ['kept', 'keep', 'adopted', 'shipped', 'promoted', 'accepted', 'deployed',
    'production', 'in production', 'champion']),
  ...rows('failed', ['failed', 'failure', 'crashed', 'crash', 'broken']),
  ...rows('inconclusive', ['inconclusive', 'no difference']),
  ...rows('superseded', ['superseded', 'replaced', 'obsolete']),
]); // prettier-ignore

const outcomeKeys = ['outcome', 'verdict', 'decision', 'conclusion', 'result', 'status'];

const subject =
  '(?:(?:the |this |that |our )?(?:idea|approach|run|model|attempt|experiment|baseline|variant|candidate|hypothesis)|this|it)';
const auxiliary = '(?: (?:was|is|has been|were|got))?';
const participles =
  'abandoned|rejected|dropped|discarded|reverted|kept|adopted|shipped|promoted|accepted|deployed|superseded|inconclusive|in production';
/** What may follow a verdict; a noun may not: "abandoned carts" and "kept rows" are data. */
const verdictEnd =
  '(?=\\s*(?:[.:;,!)\\u2013\\u2014-]|$)|\\s+(?:because|since|after|due to|by|for now|in production|in prod|as (?:the )?baseline|as (?:the )?champion|in favou?r of|on \\d))';
const verdict = new RegExp(
  `(?:(?:^|[.!?;:]\\s+)|\\b${subject}${auxiliary}\\s+)(${participles})${verdictEnd}`,
  'giu',
);
const phrase =
  /\b(dead[- ]ends?|do not retry|don't retry|not worth (?:another try|pursuing)|within noise|superseded by|replaced by)\b/giu;
const phraseOutcome: readonly (readonly [RegExp, Outcome])[] = [
  [/^dead|retry|worth/i, 'abandoned'],
  [/noise/i, 'inconclusive'],
  [/by$/i, 'superseded'],
];
/** Words shortly before a verdict that take it back. */
const doubt =
  /\b(?:not|never|no longer|isn't|wasn't|if|unless|until|could|should|would|may|might|maybe|perhaps|to be|will be|is this|was this)(?:\s+\S+){0,2}\s*$/i;

/**
 * The outcome of a run with the words that say so. A failed exit comes first, then a tag, then the
 * note; a deleted run without words counts as abandoned. Contradicting words give `unknown`.
 */
export function outcomeOf(ending: RunEnding): OutcomeVerdict {
  return (
    failedExit(ending) ??
    statedByTag(ending) ??
    statedByNote(ending.note ?? '') ??
    (ending.deleted === true
      ? { outcome: 'abandoned', outcomeEvidence: 'deleted in the tracker' }
      : { outcome: 'unknown' })
  );
}

function failedExit({ status, exitCode }: RunEnding): OutcomeVerdict | undefined {
  if (exitCode !== undefined && exitCode !== 0) {
    return { outcome: 'failed', outcomeEvidence: `exit code ${exitCode}` };
  }
  return status === 'failed'
    ? { outcome: 'failed', outcomeEvidence: 'status failed in the tracker' }
    : undefined;
}

function statedByTag({ tags = [], labels = new Map() }: RunEnding): OutcomeVerdict | undefined {
  const stated = outcomeKeys.flatMap((key) => {
    const value = labels.get(key);
    const outcome = typeof value === 'string' ? outcomeOfWord.get(plain(value)) : undefined;
    return outcome === undefined
      ? []
      : [{ outcome, outcomeEvidence: `tag ${key}=${cleanLine(String(value))}` }];
  });
  const flags = [...labels].filter(([, value]) => /^(true|yes|1)$/i.test(flagText(value)));
  const bare = [...tags, ...flags.map(([key]) => key)].flatMap((tag) => {
    const outcome = outcomeOfWord.get(plain(tag));
    return outcome === undefined ? [] : [{ outcome, outcomeEvidence: `tag ${cleanLine(tag)}` }];
  });
  return agreed(stated) ?? agreed(bare);
}

function flagText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
}

function statedByNote(note: string): OutcomeVerdict | undefined {
  const text = cleanNote(note).replace(/\s+/g, ' ');
  const found = [...text.matchAll(verdict), ...text.matchAll(phrase)]
    .filter((match) => !doubt.test(text.slice(0, match.index + match[0].indexOf(match[1] ?? ''))))
    .flatMap((match) => outcomeOfMatch(match[1] ?? ''))
    .map((outcome) => ({ outcome, outcomeEvidence: `note: ${cleanLine(text.slice(0, 200))}` }));
  return agreed(found);
}

function outcomeOfMatch(words: string): Outcome[] {
  const outcome =
    outcomeOfWord.get(plain(words)) ?? phraseOutcome.find(([pattern]) => pattern.test(words))?.[1];
  return outcome === undefined ? [] : [outcome];
}

/** The first verdict when all agree; several that differ say nothing. */
function agreed(verdicts: readonly OutcomeVerdict[]): OutcomeVerdict | undefined {
  const [first] = verdicts;
  if (first === undefined) return undefined;
  return verdicts.every(({ outcome }) => outcome === first.outcome)
    ? first
    : { outcome: 'unknown' };
}

function plain(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[-_\s]+/g, ' ');
}

function rows(outcome: Outcome, words: readonly string[]): [string, Outcome][] {
  return words.map((word) => [word, outcome]);
}
