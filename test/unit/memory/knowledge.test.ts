import { deepEqual, equal } from 'node:assert/strict';
import type { Objective } from '../../../protocol/src/records/objective';
import { matchesGlob } from '../../../language-server/src/memory/glob';
import { knowledgeOf } from '../../../language-server/src/memory/knowledge';
import { demandObjective } from '../../support/attempts';
import { memoryOf, sourceOf } from '../../support/memories';

describe('objective of a file', () => {
  const weekly = demandObjective({ id: 'weekly', files: ['notebooks/**'] });
  const churn = demandObjective({ id: 'churn', files: ['src/churn/*.py', 'train.py'] });
  const cases: readonly {
    readonly of: string;
    readonly objectives: readonly Objective[];
    readonly file: string;
    readonly named?: string;
    readonly is?: readonly [id: string, bound: boolean];
  }[] = [
    { of: 'a file without any', objectives: [], file: 'a.py' },
    { of: 'a file that one lists', objectives: [churn, weekly], file: 'notebooks/x/a.ipynb', is: ['weekly', true] },
    { of: 'a file that names one', objectives: [churn, weekly], file: 'notebooks/a.ipynb', named: 'churn', is: ['churn', true] },
    { of: 'a file that names one that is not there', objectives: [weekly], file: 'notebooks/a.ipynb', named: 'gone' },
    { of: 'a file that none of several lists', objectives: [churn, weekly], file: 'a.py' },
    { of: 'a file where there is only one', objectives: [churn], file: 'a.py', is: ['churn', false] },
  ]; // prettier-ignore
  for (const { of, objectives, file, named, is } of cases) {
    it(`is ${is === undefined ? 'unknown' : is.join(', bound ')} for ${of}`, async () => {
      const own = await memoryOf(sourceOf('precedent:o', { objectives: [...objectives] }));
      const found = knowledgeOf(own.memory.view).objectiveFor(file, named);
      deepEqual(found && [found.objective.id, found.bound], is);
      own.dispose();
    });
  }
});

describe('patterns of files', () => {
  const cases: readonly (readonly [pattern: string, path: string, matches: boolean])[] = [
    ['notebooks/**', 'notebooks/a.ipynb', true],
    ['notebooks/**', 'notebooks/x/y/a.ipynb', true],
    ['notebooks/**', 'old/notebooks/a.ipynb', false],
    ['**/train.py', 'train.py', true],
    ['**/train.py', 'src/x/train.py', true],
    ['**/train.py', 'src/x/retrain.py', false],
    ['*.py', 'a.py', true],
    ['*.py', 'src/a.py', false],
    ['src/*/model?.py', 'src/x/model1.py', true],
    ['src/*/model?.py', 'src/x/y/model1.py', false],
    ['./src', 'src/x/a.py', true],
    ['src/', 'src/a.py', true],
    ['a+b(c).py', 'a+b(c).py', true],
    ['a.py', 'a-py', false],
    [`${'*a'.repeat(30)}b`, 'a'.repeat(60), false],
    [`${'**/'.repeat(30)}b`, 'a/'.repeat(60), false],
  ];
  for (const [pattern, path, matches] of cases) {
    it(`${matches ? 'takes' : 'leaves'} ${path} for ${pattern}`, () => {
      equal(matchesGlob(path, pattern), matches);
    });
  }
});
