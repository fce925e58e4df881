import assert from 'node:assert/strict';
import type { SessionState } from '../../../extension/src/session';
import { statusText } from '../../../extension/src/statusText';

const memory = { attempts: 12, definitions: 1, sources: 4, problems: [] };
const problem = { file: 'mlruns/1/meta.yaml', message: 'cut short' };

const cases: readonly (readonly [SessionState, RegExp, string])[] = [
  [{ kind: 'restricted' }, /restricted mode/, 'workbench.trust.manage'],
  [{ kind: 'starting' }, /starting/, 'precedent.showLog'],
  [{ kind: 'stopped' }, /stopped, restart/, 'precedent.restart'],
  [{ kind: 'running' }, /reading the memory/, 'precedent.showLog'],
  [{ kind: 'running', memory }, /Precedent: 12 attempts$/, 'precedent.showLog'],
  [
    { kind: 'running', memory: { ...memory, attempts: 1, problems: [problem] } },
    /Precedent: 1 attempt, 1 problem$/,
    'precedent.showLog',
  ],
];

describe('statusText', () => {
  for (const [state, text, command] of cases) {
    it(`says ${text.source} and leads to ${command}`, () => {
      const shown = statusText(state);
      assert.match(shown.text, text);
      assert.equal(shown.command, command);
    });
  }

  it('warns only when nothing works any more', () => {
    const warning = cases.map(([state]) => statusText(state).isWarning);
    assert.deepEqual(warning, [false, false, true, false, false, false]);
  });
});
