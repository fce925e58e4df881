import { match, ok } from 'node:assert/strict';
import { parse } from 'yaml';
import { initFiles, type InitFacts } from '../../../language-server/src/engine/initFiles';
import { parameterHints } from '../../../language-server/src/engine/parameterHints';
import { definitionsFileSchema } from '../../../protocol/src/workspace/definitionsFile';
import { objectiveFileSchema } from '../../../protocol/src/workspace/objectiveFile';

const hints = parameterHints(
  'params.yaml',
  'model:\n  target: churned\n  horizon_weeks: 2\n  list: [1, 2]\n',
);
const facts: InitFacts = {
  name: 'Churn Model',
  targets: hints.filter(({ pointer }) => pointer.endsWith('target')),
  horizons: hints.filter(({ pointer }) => pointer.includes('horizon')),
  metric: { name: 'auc', direction: 'max' },
  undescribed: [{ column: 'calls_30d', attempts: 2 }],
};

/** The text without the comment marks, from the version on: what a person gets who uncomments it. */
function uncommented(text: string): unknown {
  const lines = text.split('\n').map((line) => line.replace(/^# ?/, ''));
  return parse(lines.slice(lines.indexOf('version: 1')).join('\n'));
}

describe('the first files of .precedent', () => {
  const [objective, definitions] = initFiles(facts);

  it('are comments from the first line to the last', () => {
    for (const { text } of initFiles(facts)) {
      ok(
        text.split('\n').every((line) => line === '' || line.startsWith('#')),
        text,
      );
    }
  });

  it('become an objective when they are uncommented, with what was found', () => {
    const value = objectiveFileSchema.parse(uncommented(objective?.text ?? ''));
    match(
      JSON.stringify(value),
      /"id":"churn-model".*TABLE\.churned.*#\/model\/horizon_weeks.*"w"/,
    );
    match(JSON.stringify(value), /"metric":\{"name":"auc","direction":"max"\}/);
  });

  it('become definitions when they are uncommented', () => {
    const value = definitionsFileSchema.parse(uncommented(definitions?.text ?? ''));
    match(JSON.stringify(value), /TABLE\.calls_30d/);
    match(definitions?.text ?? '', /in 2 past attempts/);
  });

  it('stay comments whatever the names in them are', () => {
    const column = 'x\nversion: 1\u2028id: y\r';
    for (const { text } of initFiles({ ...facts, undescribed: [{ column, attempts: 1 }] })) {
      ok(
        text.split(/[\n\r\u2028]/).every((line) => line === '' || line.startsWith('#')),
        text,
      );
    }
  });

  it('have no hints from a file that is broken or unfolds without end', () => {
    const bomb = 'a: &a [1]\n' + 'b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b]\n';
    for (const text of ['a: [', bomb]) ok(parameterHints('params.yaml', text).length === 0, text);
  });
});
