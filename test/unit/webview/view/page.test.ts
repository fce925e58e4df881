import assert from 'node:assert/strict';
import type { ExplainedAttempt } from '../../../../protocol/src/explanation';
import {
  type ViewIntent,
  viewIntentSchema,
  type ViewState,
} from '../../../../protocol/src/webview';
import type { Markup } from '../../../../webview/src/markup';
import { page } from '../../../../webview/src/view/page';

type Attempt = ExplainedAttempt;

const older: Attempt = {
  ref: 'mlflow:aaa',
  date: '2025-10-30T08:00:00Z',
  outcome: 'kept',
  idea: 'baseline',
  observations: [{ metric: 'wape', value: 0.142 }],
  evidence: [],
  duplicates: [],
  differs: [],
};
const newer: Attempt = {
  ref: 'mlflow:bbb',
  date: '2025-11-04',
  outcome: 'abandoned',
  idea: 'raw weather <img src=x onerror=alert(1)> [x](command:y)',
  observations: [
    { metric: 'wape', baseline: 0.142, value: 0.137 },
    { metric: 'wape', slice: 'holiday', baseline: 0.118, value: 0.171 },
  ],
  lesson: {
    claim: 'Raw weather degrades holiday weeks',
    why: 'Shopping moves with the calendar',
    retry_when: { any_columns: ['forecast.t'], transforms: ['interaction'] },
    author: 'demand-team',
    verified: false,
  },
  evidence: [
    { label: 'run aaa', ref: 'mlflow:bbb', file: 'mlruns/1/b/meta.yaml' },
    { label: 'postmortem', file: 'docs/post.md', line: 11 },
    { label: 'commit', ref: 'git:224d934b' },
  ],
  duplicates: [
    {
      ref: 'wandb:ccc',
      observations: [{ metric: 'wape', value: 0.121 }],
      evidence: [{ label: 'run ccc', file: 'wandb/run-ccc/config.yaml' }],
    },
  ],
  differs: ['dataset digest a1b2 then, c3d4 today'],
};

function timelineOf(attempts: Attempt[], slice?: string): ViewState {
  const question = { column: 'weather.t' };
  return {
    kind: 'timeline',
    title: 'weather.t',
    explanation: { attempts, lessons: [] },
    memory: slice === undefined ? { question } : { question, slice },
  };
}

function* walk(node: Markup): Generator<Markup> {
  yield node;
  for (const child of node.children) if (typeof child !== 'string') yield* walk(child);
}

function words(node: Markup): string {
  return node.children.map((child) => (typeof child === 'string' ? child : words(child))).join(' ');
}

function find(view: ViewState, tag: Markup['tag']): Markup[] {
  return [...walk(page(view))].filter((node) => node.tag === tag);
}

function rows(view: ViewState): string[] {
  return find(view, 'tr').map((row) => words(row));
}

describe('the page', () => {
  it('says that it is reading', () => {
    const view: ViewState = { kind: 'loading', title: 't', memory: { question: { text: 't' } } };
    assert.match(words(page(view)), /Reading past attempts/);
  });

  it('offers to ask again after a failure', () => {
    const memory = { question: { text: 't' } };
    const view: ViewState = { kind: 'error', title: 't', message: 'No answer.', memory };
    assert.match(words(page(view)), /No answer\./);
    assert.deepEqual(find(view, 'vscode-button')[0]?.onClick, { kind: 'askAgain' });
  });

  it('says so when nothing was tried', () => {
    assert.match(words(page(timelineOf([]))), /No past attempt is recorded/);
  });

  it('keeps the order it is given, oldest first', () => {
    assert.deepEqual(
      find(timelineOf([older, newer]), 'time').map((time) => words(time)),
      ['2025-10-30', '2025-11-04'],
    );
  });

  it('counts the outcomes', () => {
    assert.match(words(page(timelineOf([older, newer]))), /2 attempts.*1 kept, 1 abandoned/);
  });

  it('shows each figure with its baseline and the change', () => {
    const table = rows(timelineOf([newer]));
    assert.ok(table.includes('wape all 0.142 0.137 −0.005 (−3.5 %)'), table.join('\n'));
    assert.ok(table.includes('wape holiday 0.118 0.171 +0.053 (+44.9 %)'), table.join('\n'));
  });

  it('shows a duplicate once, with its own figures', () => {
    const view = timelineOf([newer]);
    assert.equal(
      find(view, 'li').filter((node) => node.attributes.class?.startsWith('attempt')).length,
      1,
    );
    assert.ok(rows(view).includes('wape all 0.121'));
    assert.match(words(page(view)), /The same attempt, recorded as +wandb:ccc/);
  });

  it('narrows the tables to the chosen slice, and says where there is nothing', () => {
    const view = timelineOf([older, newer], 'holiday');
    assert.deepEqual(
      rows(view).filter((row) => row.startsWith('wape')),
      ['wape holiday 0.118 0.171 +0.053 (+44.9 %)'],
    );
    assert.match(words(page(view)), /Nothing was measured on holiday/);
  });

  it('falls back to all slices when the chosen one is gone', () => {
    assert.equal(
      rows(timelineOf([newer], 'gone')).filter((row) => row.startsWith('wape')).length,
      3,
    );
  });

  it('names a baseline only where one was recorded', () => {
    assert.equal(rows(timelineOf([older]))[0], 'Metric Slice Value');
    assert.equal(rows(timelineOf([newer]))[0], 'Metric Slice Baseline Value Change');
  });

  it('asks for the slice that is chosen, whatever it is called', () => {
    const [own] = newer.observations;
    assert.ok(own);
    const odd = {
      ...newer,
      observations: [
        { ...own, slice: '0' },
        { ...own, slice: '' },
      ],
    };
    const onChange = find(timelineOf([odd], '0'), 'vscode-dropdown')[0]?.onChange;
    assert.deepEqual(onChange?.('0'), { kind: 'selectSlice' });
    assert.deepEqual(onChange('1'), { kind: 'selectSlice', slice: '0' });
    assert.deepEqual(onChange('2'), { kind: 'selectSlice', slice: '' });
    const selected = find(timelineOf([odd], '0'), 'vscode-option').map(
      ({ attributes }) => attributes.selected !== undefined,
    );
    assert.deepEqual(selected, [false, true, false]);
  });

  it('tells what was learned, by whom, and that nobody has verified it', () => {
    const shown = words(page(timelineOf([newer])));
    assert.match(shown, /Raw weather degrades holiday weeks/);
    assert.match(shown, /column forecast\.t; transform interaction/);
    assert.match(shown, /by demand-team, not verified by a person/);
  });

  it('tells what has changed since', () => {
    assert.match(words(page(timelineOf([newer]))), /What has changed since +dataset digest a1b2/);
  });

  it('links to what proves it, at the line', () => {
    const intents = find(timelineOf([newer]), 'vscode-button').map(({ onClick }) => onClick);
    assert.deepEqual(intents, [
      { kind: 'openEvidence', file: 'mlruns/1/b/meta.yaml' },
      { kind: 'openEvidence', file: 'docs/post.md', line: 11 },
      { kind: 'openEvidence', file: 'wandb/run-ccc/config.yaml' },
    ]);
  });

  it('names a record that has no file', () => {
    assert.match(words(page(timelineOf([newer]))), /commit \(git:224d934b\)/);
  });

  it('posts only what the extension accepts', () => {
    const views = [timelineOf([older, newer]), timelineOf([])];
    const intents = views.flatMap((view) =>
      [...walk(page(view))].flatMap(({ onClick, onChange }): (ViewIntent | undefined)[] => [
        onClick,
        onChange?.(''),
        onChange?.('1'),
      ]),
    );
    for (const intent of intents) if (intent) viewIntentSchema.parse(intent);
  });

  it('keeps markup in a text as text', () => {
    const titles = find(timelineOf([newer]), 'h2').map((title) => title.children);
    assert.deepEqual(titles, [[newer.idea]]);
  });

  it('gives everything that can be clicked or labelled an id of its own', () => {
    const ids = [...walk(page(timelineOf([older, newer, newer])))].flatMap(
      ({ attributes }) => attributes.id ?? [],
    );
    assert.equal(new Set(ids).size, ids.length);
    const clickable = find(timelineOf([newer]), 'vscode-button');
    assert.ok(clickable.every(({ attributes }) => attributes.id !== undefined));
  });
});
