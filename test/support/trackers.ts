import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder } from './folder';

/** Names of the fixtures under `test/fixtures/trackers`. */
export const experiment = '516221907975278643';
export const runs = {
  baseline: '0b1c2d3e4f5061728394a5b6c7d8e9f0',
  rawWeather: '1b1c2d3e4f5061728394a5b6c7d8e9f1',
  supplierFeed: '2b1c2d3e4f5061728394a5b6c7d8e9f2',
  promoLeak: '3b1c2d3e4f5061728394a5b6c7d8e9f3',
} as const;

/** Path of a run of the fixture in MLflow's file store. */
export function runPath(run: keyof typeof runs): string {
  return `mlruns/${experiment}/${runs[run]}`;
}

/** Runs `test` in a folder with a copy of some trackers: `mlruns`, `wandb` or `mlflow.db`. */
export function inTrackers<T>(
  names: readonly string[],
  test: (root: string) => T | Promise<T>,
): Promise<T> {
  return inFolder({}, (root) => {
    for (const name of names) {
      cpSync(join('test/fixtures/trackers', name), join(root, name), { recursive: true });
    }
    return test(root);
  });
}
