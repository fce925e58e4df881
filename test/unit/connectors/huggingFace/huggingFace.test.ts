import { deepEqual, equal, match } from 'node:assert/strict';
import { importFiles, importFolder } from '../../../support/folder';
import { inTrackers } from '../../../support/trackers';

/** A state as the Trainer writes it. */
function state(parts: Record<string, unknown>, figures: Record<string, number>): string {
  return JSON.stringify({
    global_step: 2,
    max_steps: 2,
    log_history: [
      { step: 1, loss: 0.9 },
      { step: 2, eval_runtime: 1, ...figures },
    ],
    ...parts,
  });
}

describe("a run of Hugging Face's Trainer", () => {
  it('gives its last figures, without those of speed', () =>
    inTrackers(['hf_trainer'], async (root) => {
      const { attempts, problems } = await importFolder(root);
      deepEqual(problems, []);
      deepEqual(
        attempts.map(({ id, observations, touched, origin }) => [
          ...[id, observations, touched.parameters, origin.status],
        ]),
        [
          [
            'huggingface:hf_trainer',
            [
              { metric: 'loss', value: 0.6934025287628174 },
              { metric: 'train_loss', value: 0.6926111578941345 },
            ],
            { num_train_epochs: 1, train_batch_size: 8, max_steps: 2 },
            'finished',
          ],
        ],
      );
    }));

  it('is told once, by its last checkpoint, with the metric that it was chosen by', async () => {
    const { attempts } = await importFiles({
      'out/checkpoint-9/trainer_state.json': state({}, { eval_f1: 0.1 }),
      'out/checkpoint-10/trainer_state.json': state({ best_metric: 0.8 }, { eval_f1: 0.8 }),
      'out/checkpoint-10/config.json': '{"model_type": "distilbert"}',
    });
    deepEqual(
      attempts.map(({ id, objective, observations, touched }) => [
        ...[id, objective, observations.find(({ metric }) => metric === 'f1'), touched.model],
      ]),
      [
        [
          ...['huggingface:out', { metric: 'f1', direction: 'max' }],
          ...[{ metric: 'f1', value: 0.8 }, 'distilbert'],
        ],
      ],
    );
  });

  it('of a search is one idea', async () => {
    const trial = (lr: number) => ({
      is_hyper_param_search: true,
      trial_params: { learning_rate: lr },
    });
    const { attempts } = await importFiles({
      'out/run-0/checkpoint-2/trainer_state.json': state(trial(0.1), { eval_loss: 0.5 }),
      'out/run-1/checkpoint-2/trainer_state.json': state(trial(0.2), { eval_loss: 0.4 }),
    });
    deepEqual(
      attempts.map(({ id, touched, origin }) => [
        ...[id, touched.parameters['learning_rate'], origin.note],
      ]),
      [['huggingface:out', 0.2, 'Trial 1 is the best of 2 trials.']],
    );
  });

  for (const { title, content, message } of [
    { title: 'empty', content: '', message: /is empty/ },
    { title: 'cut', content: '{"log_history": [', message: /not valid JSON/ },
  ]) {
    it(`whose state is ${title} is one problem`, async () => {
      const { attempts, problems } = await importFiles({ 'a/trainer_state.json': content });
      equal(attempts.length, 0);
      equal(problems.length, 1);
      match(problems[0]?.message ?? '', message);
    });
  }
});
