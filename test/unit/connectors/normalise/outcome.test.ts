import { equal, match } from 'node:assert/strict';
import { outcomeOf } from '../../../../language-server/src/connectors/normalise/outcome';

const notes: readonly [note: string, outcome: string][] = [
  ['Abandoned. Raw weather degrades holiday weeks (0.118 -> 0.171).', 'abandoned'],
  ['Abandoned: worse on holidays. Do not retry without the interaction.', 'abandoned'],
  ['The idea was abandoned because it costs too much', 'abandoned'],
  ['a dead end', 'abandoned'],
  ['Rejected - silent mode says otherwise', 'abandoned'],
  ['Baseline kept in production.', 'kept'],
  ['Kept', 'kept'],
  ['This model is in production', 'kept'],
  ['Better, but within noise', 'inconclusive'],
  ['superseded by run 42', 'superseded'],
  // Data, habits, questions and wishes are no verdicts.
  ['Abandoned carts as a feature', 'unknown'],
  ['We kept the learning rate at 0.1 and dropped two columns', 'unknown'],
  ['Dropped rows with missing prices', 'unknown'],
  ['not a dead end', 'unknown'],
  ['This should be abandoned', 'unknown'],
  ['the model in production uses last year', 'unknown'],
  ['Abandoned. This idea was kept.', 'unknown'],
  ['', 'unknown'],
];

const endings: readonly [
  what: string,
  ending: Parameters<typeof outcomeOf>[0],
  outcome: string,
  evidence: RegExp,
][] = [
  ['a failed exit', { status: 'failed', exitCode: 1, note: 'Kept.' }, 'failed', /^exit code 1$/],
  ['a failed status', { status: 'failed' }, 'failed', /failed in the tracker/],
  ['a tag', { status: 'finished', tags: ['weather', 'dead-end'] }, 'abandoned', /^tag dead-end$/],
  [
    'a labelled tag before the note',
    { status: 'finished', labels: new Map([['outcome', 'Kept']]), note: 'Abandoned.' },
    'kept',
    /^tag outcome=Kept$/,
  ],
  [
    'a tag that is true',
    { status: 'finished', labels: new Map([['abandoned', 'true']]) },
    'abandoned',
    /^tag abandoned$/,
  ],
  ['a deleted run', { status: 'finished', deleted: true }, 'abandoned', /^deleted in the tracker$/],
  ['a killed run', { status: 'killed' }, 'unknown', /^$/],
  ['tags that contradict', { status: 'finished', tags: ['kept', 'abandoned'] }, 'unknown', /^$/],
];

describe('the outcome of a run', () => {
  for (const [note, outcome] of notes) {
    it(`by the note "${note}" is ${outcome}`, () =>
      equal(outcomeOf({ status: 'finished', note }).outcome, outcome));
  }
  for (const [what, ending, outcome, evidence] of endings) {
    it(`by ${what} is ${outcome}`, () => {
      const verdict = outcomeOf(ending);
      equal(verdict.outcome, outcome);
      match(verdict.outcomeEvidence ?? '', evidence);
    });
  }
});
