import { deepEqual, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCheck } from '../support/runCheck';
import { copyWorkspace } from '../support/workspaceCopy';

const docs = 'docs/rules';

/** A fenced block with something behind the language: ` ```python bad `, ` ```yaml file=PATH `. */
interface MarkedFence {
  readonly mark: string;
  readonly content: string;
}

describe('rule pages', () => {
  const pages = rulePages();

  for (const rule of pages) {
    const fences = markedFences(readFileSync(join(docs, `${rule}.md`), 'utf8'));

    it(`${rule}: the bad example has this finding and no other`, () => {
      const found = examples(fences, 'bad').flatMap((code) => rulesFoundIn(code, fences));
      ok(found.length > 0, 'no finding');
      deepEqual([...new Set(found)], [rule]);
    });

    it(`${rule}: the good example has none of it`, () => {
      const found = examples(fences, 'good').flatMap((code) => rulesFoundIn(code, fences));
      ok(!found.includes(rule), found.join());
    });
  }

  it('are all listed in the index', () => {
    const index = readFileSync(join(docs, 'README.md'), 'utf8');
    const listed = [...index.matchAll(/^\| \[([a-z-]+\/[a-z-]+)\]/gm)].map((match) => match[1]);
    deepEqual(listed.sort(), [...pages].sort());
  });
});

function rulePages(): readonly string[] {
  return readdirSync(docs, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /^[a-z-]+\/[a-z-]+\.md$/.test(path))
    .map((path) => path.slice(0, -'.md'.length))
    .sort();
}

function markedFences(page: string): readonly MarkedFence[] {
  return [...page.matchAll(/^```[a-z]+ (\S+)\n([\s\S]*?)^```$/gm)].map(
    ([, mark = '', content = '']) => ({ mark, content }),
  );
}

function examples(fences: readonly MarkedFence[], mark: 'bad' | 'good'): readonly string[] {
  const found = fences.filter((fence) => fence.mark === mark).map(({ content }) => content);
  ok(found.length > 0, `the page has no ${mark} example`);
  return found;
}

/** Checks the code in a workspace that holds the files which the page shows. */
function rulesFoundIn(code: string, fences: readonly MarkedFence[]): readonly string[] {
  const workspace = copyWorkspace();
  for (const { mark, content } of fences) {
    if (mark.startsWith('file=')) workspace.write(mark.slice('file='.length), content);
  }
  workspace.write('example.py', code);
  const { report } = runCheck(workspace, { paths: ['example.py'] });
  workspace.dispose();
  deepEqual(report.problems, []);
  return report.findings.map(({ rule }) => rule);
}
