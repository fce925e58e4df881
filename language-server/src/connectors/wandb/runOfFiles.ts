import type { Problem } from '../../../../protocol/src/records/source';
import { decodeText } from '../../files/decodeText';
import { isRecord } from '../normalise/parameters';
import { readYaml } from '../yaml/yamlDocument';
import { emptyRun, type WandbRun } from './wandbRun';

const maxOutputBytes = 64 * 1024;

/** A run as the files beside its log tell it, which only runs with a server have. */
export function runOfFiles(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
): { run: WandbRun; problems: Problem[] } {
  const problems: Problem[] = [];
  const read = (name: string): Record<string, unknown> => {
    const path = `${folder}/files/${name}`;
    const bytes = files.get(path);
    if (bytes === undefined) return {};
    const outcome = readYaml(path, bytes);
    if (!outcome.ok) problems.push(outcome.problem);
    return outcome.ok && isRecord(outcome.document.value) ? outcome.document.value : {};
  };
  const run = emptyRun();
  takeConfig(run, read('config.yaml'));
  takeSummary(run, read('wandb-summary.json'), { prefix: '' });
  takeMetadata(run, read('wandb-metadata.json'));
  const output = files.get(`${folder}/files/output.log`);
  if (output !== undefined) {
    run.output.push(...decodeText(output.subarray(-maxOutputBytes)).text.split('\n'));
  }
  return { run, problems };
}

/** Each key holds its value under `value`, beside a description in older versions. */
function takeConfig({ config }: WandbRun, content: Record<string, unknown>): void {
  for (const [key, wrapped] of Object.entries(content)) {
    if (key.startsWith('_') || key === 'wandb_version' || !isRecord(wrapped)) continue;
    if ('value' in wrapped) config.set(key, wrapped['value']);
  }
}

/** Summaries of several kinds are nested (`{"val": {"min": 0.1}}`) and named as the log names them. */
function takeSummary(
  run: WandbRun,
  content: Record<string, unknown>,
  { prefix }: { prefix: string },
): void {
  for (const [key, value] of Object.entries(content)) {
    if (key.startsWith('_')) continue;
    if (typeof value === 'number') run.summary.set(`${prefix}${key}`, value);
    else if (isRecord(value) && prefix === '') takeSummary(run, value, { prefix: `${key}.` });
  }
}

function takeMetadata(run: WandbRun, content: Record<string, unknown>): void {
  const { git, startedAt } = { git: content['git'], startedAt: content['startedAt'] };
  if (isRecord(git) && typeof git['commit'] === 'string') run.commit = git['commit'];
  if (typeof startedAt === 'string' && !Number.isNaN(Date.parse(startedAt))) {
    run.start = new Date(startedAt).toISOString();
  }
}
