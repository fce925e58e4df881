import { deepEqual, match, ok } from 'node:assert/strict';
import type { ColumnDescription } from '../../../language-server/src/engine/describeColumn';
import { hoverText } from '../../../language-server/src/features/hoverText';
import type { ExplainedAttempt } from '../../../protocol/src/explanation';
import type { Definition } from '../../../protocol/src/records/definition';

const link = (file: string, line?: number) => `file:///w/${file}#L${(line ?? 0) + 1}`;
const source = { system: 'dbt', path: 'models/a.yml', line: 4 };
const position = { line: 0, character: 0 };

function definition(meaning: string): Definition {
  return { id: 'd', kind: 'column', name: 't.price', meaning, source, hash: 'h' };
}

function attempt(day: number): ExplainedAttempt {
  return {
    ref: `mlflow:${day}`,
    date: `2026-01-${String(day).padStart(2, '0')}`,
    outcome: 'abandoned',
    idea: '[x](command:y) <img src=x>',
    observations: [{ metric: 'mae', value: 2, baseline: 1 }],
    evidence: [{ label: 'run', file: 'mlruns/1/meta.yaml', line: 0 }],
    duplicates: [],
    differs: [],
  };
}

function column(changes: Partial<ColumnDescription> = {}): ColumnDescription {
  const term = {
    source: { tables: ['t'], column: 'price' },
    lag: 7,
    transforms: ['lag', 'rolling'],
    partners: [],
  };
  return {
    name: 'price_7',
    place: { uid: 'c', range: { start: position, end: position } },
    sources: [{ name: 't.price', term, definitions: [definition('What was paid')] }],
    explanation: { attempts: [], lessons: [] },
    ...changes,
  };
}

describe('a hover', () => {
  it('names the source of a derived column, and how it was derived', () => {
    const text = hoverText({ column: column(), dismissed: [] }, link);
    match(text, /^- \*\*`price_7`\*\* from `t\.price` \(lag 7, rolling\): What was paid/);
    ok(text.includes('(file:///w/models/a.yml#L5)'), text);
  });

  it('says that there is no definition, and invents none', () => {
    const [first] = column().sources;
    const sources = first ? [{ ...first, definitions: [] }] : [];
    const text = hoverText({ column: column({ sources }), dismissed: [] }, link);
    match(text, /no definition found/);
  });

  it('has at most twelve lines before the latest attempts are cut', () => {
    const attempts = Array.from({ length: 12 }, (_, index) => attempt(index + 1));
    const explanation = { attempts, earlier: 30, lessons: [] };
    const lines = hoverText({ column: column({ explanation }), dismissed: [] }, link).split('\n');
    ok(lines.length <= 12, lines.join('\n'));
    match(lines[1] ?? '', /Used in 42 past attempts, the latest 10:/);
    match(lines.at(-1) ?? '', /2026-01-12/);
  });

  it('tells when attempts used the source and not the derived column', () => {
    const explanation = { attempts: [attempt(1)], lessons: [] };
    const text = hoverText(
      { column: column({ explanation, usedAs: 't.price' }), dismissed: [] },
      link,
    );
    match(text, /Used in 1 past attempt as `t\.price`, not as `price_7`:/);
  });

  it('leaves what others wrote inert', () => {
    const explanation = { attempts: [attempt(1)], lessons: [] };
    const [first] = column().sources;
    const hostile = definition('[x](command:y)\n\n# <img src=x>');
    const sources = first ? [{ ...first, definitions: [hostile] }] : [];
    const text = hoverText({ column: column({ explanation, sources }), dismissed: [] }, link);
    deepEqual(text.match(/[^\\]<img|[^\\]\]\(command:|^# /gm), null);
  });
});
