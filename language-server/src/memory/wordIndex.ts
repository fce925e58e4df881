import { oneLine } from '../rules/untrustedText';

/** Parameters of BM25: how soon repetition stops to count, and how much long texts are held back. */
const saturation = 1.2;
const lengthWeight = 0.75;

const excerptLength = 160;

/** Words of a text in lower case. A name such as `temp_max` counts as a whole and by its parts. */
function searchWords(text: string): readonly string[] {
  const names = text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  return names.flatMap((name) => {
    const parts = name.split('_').filter((part) => part !== '');
    return parts.length > 1 ? [name, ...parts] : parts;
  });
}

/** Words that hold sentences together and say nothing about what is looked for. */
const functionWords = new Set([
  'a', 'about', 'an', 'and', 'are', 'as', 'at', 'be', 'been', 'but', 'by', 'can', 'did', 'do', 'does',
  'for', 'from', 'had', 'has', 'have', 'how', 'in', 'is', 'it', 'its', 'of', 'on', 'or', 'our', 'so',
  'than', 'that', 'the', 'their', 'then', 'there', 'these', 'they', 'this', 'those', 'to', 'was',
  'we', 'were', 'what', 'when', 'where', 'which', 'who', 'why', 'will', 'with', 'you',
]); // prettier-ignore

/** The words of a question that tell what is looked for. */
export function askedWords(text: string): readonly string[] {
  return searchWords(text).filter((word) => !functionWords.has(word));
}

/** Which texts hold which words, for ranking by BM25. */
export class WordIndex {
  /** By word: number of a text and how often it has the word, in turn. */
  private readonly postings = new Map<string, number[]>();
  private readonly lengths: number[] = [];
  private readonly meanLength: number;

  constructor(texts: readonly string[]) {
    for (const [at, text] of texts.entries()) this.add(at, searchWords(text));
    const total = this.lengths.reduce((sum, length) => sum + length, 0);
    this.meanLength = total / Math.max(1, this.lengths.length);
  }

  /** Scores of the texts that hold any of the words, by number. */
  scores(words: readonly string[]): ReadonlyMap<number, number> {
    const scores = new Map<number, number>();
    for (const word of new Set(words)) {
      const list = this.postings.get(word) ?? [];
      const rarity = this.rarity(list.length / 2);
      for (let place = 0; place < list.length; place += 2) {
        const [at = 0, count = 0] = [list[place], list[place + 1]];
        const length = (this.lengths[at] ?? 0) / this.meanLength;
        const held = saturation * (1 - lengthWeight + lengthWeight * length);
        const score = (rarity * count * (saturation + 1)) / (count + held);
        scores.set(at, (scores.get(at) ?? 0) + score);
      }
    }
    return scores;
  }

  private add(at: number, words: readonly string[]): void {
    this.lengths.push(words.length);
    const counts = new Map<string, number>();
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const [word, count] of counts) {
      const list = this.postings.get(word);
      if (list === undefined) this.postings.set(word, [at, count]);
      else list.push(at, count);
    }
  }

  private rarity(texts: number): number {
    return Math.log(1 + (this.lengths.length - texts + 0.5) / (texts + 0.5));
  }
}

/** The part of a text around the first of the words that it holds, as one line. */
export function excerptOf(text: string, words: readonly string[]): string {
  const line = oneLine(text, 4_000);
  const lower = line.toLowerCase();
  const places = words.map((word) => lower.indexOf(word)).filter((at) => at >= 0);
  const first = places.length === 0 ? 0 : Math.min(...places);
  const start = first < excerptLength / 2 ? 0 : first - excerptLength / 4;
  const part = oneLine(line.slice(start), excerptLength);
  return start === 0 ? part : `…${part}`;
}
