import { deepEqual, equal, ok } from 'node:assert/strict';
import { explain } from '../../../../language-server/src/memory/explain';
import { explanationMarkdown } from '../../../../language-server/src/memory/render/explanationMarkdown';
import { explanationText } from '../../../../language-server/src/memory/render/explanationText';
import { attemptOf, demandObjective, retailAttempts } from '../../../support/attempts';
import { memoryOf, runSources, sourceOf } from '../../../support/memories';

describe('written explanation', () => {
  it('reads as lines in a terminal', async () => {
    const { text } = await written(Object.values(retailAttempts), 'temp_max_c');
    deepEqual(text.split('\n'), [
      'temp_max_c: 1 past attempt',
      '',
      '2025-11-04 abandoned raw weather',
      '  figure: holiday-week WAPE 0.118→0.171',
      '  lesson: Raw weather degrades holiday weeks',
      '  why: Shopping moves with the calendar in those weeks',
      '  retry when: weather×holiday interaction, or forecast weather',
      '  evidence: .precedent/attempts/att-2025-11-weather-raw.yaml:1, docs/postmortems/2025-11-weather.md:12',
      '  same attempt: overall WAPE 0.142→0.137, holiday-week WAPE 0.118→0.171 (mlflow/mlflow:1b1c2d3e4f51:1)',
      '  same attempt: overall WAPE 0.142→0.121, holiday-week WAPE 0.118→0.171 (wandb/wandb:k6gbxlds:1)',
      "  now: dataset sales_daily: digest a1b2c3d4 then, today's is not known",
      '',
    ]);
  });

  it('says when there is nothing, and shows a crash without a value', async () => {
    const crash = attemptOf({ id: 'mlflow:c', columns: ['x'], outcome: 'failed' });
    ok((await written([crash], 'x')).text.includes('figures: no value'));
    equal((await written([crash], 'y')).text, 'y: no past attempts are known\n');
  });

  const payloads = [
    '[x](command:workbench.action.terminal.new)',
    '![x](https://example.org/x.png)',
    '<img src=x onerror=alert(1)>',
    '<https://example.org>',
    'https://example.org',
    'www.example.org',
    '`code`',
    '**bold** _em_ ~~gone~~',
    '| a | b |',
    '&lt;b&gt;',
    '$x$',
    'a\n# heading\n- list',
    '@someone',
    '\u202eright to left\u202c',
    '\u001b[31mred',
  ];
  for (const payload of payloads) {
    it(`shows ${JSON.stringify(payload)} as inert text`, async () => {
      const attempt = attemptOf({
        id: 'mlflow:x',
        name: payload,
        columns: ['x'],
        outcome: 'abandoned',
        lesson: { claim: payload, why: payload, author: payload, evidence: [`${payload}#L3`] },
      });
      const { markdown, text } = await written([attempt], 'x');
      for (const form of [markdown, text]) ok(!/[^\P{Cc}\n]|\p{Cf}/u.test(form), form);
      const links = [...markdown.matchAll(/(?<!\\)\]\(([^)]*)\)/g)].map(
        ([, target = '']) => target,
      );
      for (const target of links) ok(/^\.\/[\w%.\-/~]*(#L\d+)?$/.test(target), target);
      const plain = markdown.replace(/(?<!\\)\[((?:[^\]\\]|\\.)*)\]\([^)]*\)/g, '$1');
      ok(!/(?<!\\)[<`|$@&]/.test(plain), plain);
      ok(!/(?<!\\):\/\//.test(plain), plain);
      ok(!/(?<!\\)!?\[/.test(plain), plain);
    });
  }
});

async function written(attempts: readonly ReturnType<typeof attemptOf>[], column: string) {
  const goal = sourceOf('precedent:objective', { objectives: [demandObjective()] });
  const own = await memoryOf(...runSources(attempts), goal);
  const explanation = explain(own.memory.view, { columns: [column] });
  own.dispose();
  return {
    text: explanationText(column, explanation),
    markdown: explanationMarkdown(column, explanation),
  };
}
