import { deepEqual, equal, ok } from 'node:assert/strict';
import { type ExplainedAttempt, explanationSchema } from '../../../protocol/src/explanation';
import { documentCells, locate } from '../../support/documentText';
import { runPrecedent } from '../../support/runPrecedent';
import { copyWorkspace, type WorkspaceCopy } from '../../support/workspaceCopy';
import { inFeatures } from './retailForms';

const notebook = 'notebooks/04_holiday_weather.ipynb';

describe('retail demo, past attempts', () => {
  let workspace: WorkspaceCopy;

  before(() => {
    workspace = copyWorkspace('media/demo/retail');
  });
  after(() => workspace.dispose());

  function explain(...words: readonly string[]): readonly ExplainedAttempt[] {
    const { output, errors } = runPrecedent(workspace, ['explain', ...words, '--format', 'json']);
    ok(output !== '', errors);
    return explanationSchema.parse(JSON.parse(output)).attempts;
  }

  it('shows the runs of one idea in two trackers once, with the figures of both', () => {
    const attempts = explain('--column', 'weather_daily.temp_max_c');
    deepEqual(
      attempts.map(({ outcome, lesson }) => [outcome, lesson?.claim]),
      [['abandoned', 'Raw weather degrades holiday weeks']],
    );
    const told = attempts.flatMap((attempt) => [attempt, ...attempt.duplicates]);
    const refs = told.flatMap(({ ref, evidence }) => [ref, ...evidence.map((one) => one.ref)]);
    ok(refs.includes('mlflow:1b1c2d3e4f5061728394a5b6c7d8e9f1'), refs.join());
    ok(refs.includes('wandb:k6gbxlds'), refs.join());
    const observations = told.flatMap((one) => one.observations);
    const values = observations.map(({ value }) => value);
    for (const value of [0.137, 0.121, 0.171]) ok(values.includes(value), values.join());
    ok(observations.some(({ slice, value }) => slice === 'holiday_week' && value === 0.171));
  });

  it('links the line of the postmortem', () => {
    const [attempt] = explain('--column', 'weather_daily.temp_max_c');
    const place = attempt?.evidence.find(
      ({ file }) => file === 'docs/postmortems/2025-11-weather.md',
    );
    equal(place?.line, 11);
  });

  it('says which version of the data the attempt saw', () => {
    const [attempt] = explain('--column', 'weather_daily.temp_max_c');
    ok(
      attempt?.differs.some((one) => one.includes('a1b2c3d4')),
      attempt?.differs.join(),
    );
  });

  it('answers for the column under the cursor as for its name', () => {
    const cells = documentCells(notebook, workspace.read(notebook));
    const { cell, range } = locate(cells, inFeatures('temp_max_c'));
    const at = `${notebook}:${cell}:${range.start.line}:${range.start.character + 1}`;
    deepEqual(explain('--at', at), explain('--column', 'weather_daily.temp_max_c'));
  });

  it('keeps a deleted run in memory', () => {
    const attempts = explain('--column', 'promo.promo_redemptions');
    ok(attempts.some(({ ref }) => ref === 'mlflow:3b1c2d3e4f5061728394a5b6c7d8e9f3'));
  });

  it('runs from the oldest attempt to the newest', () => {
    const dates = explain('units_sold').map(({ date }) => date ?? '');
    deepEqual(dates, [...dates].sort());
  });
});
