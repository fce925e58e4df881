import { deepEqual, equal, ok } from 'node:assert/strict';
import type { SearchOptions } from '../../../language-server/src/memory/searchIndex';
import { attemptOf, retailAttempts } from '../../support/attempts';
import { definitionOf } from '../../support/definitions';
import { memoryOf, type OwnMemory, runSources, sourceOf } from '../../support/memories';

describe('search', () => {
  let own: OwnMemory;
  before(async () => {
    const definitions = [
      definitionOf('weather_daily.temp_max_c', { meaning: 'Highest temperature of the day' }),
      definitionOf('promo.discount', { meaning: 'Planned price cut', synonyms: ['Rabatt'] }),
    ];
    const source = { system: 'odcs', path: 'contracts/promo.odcs.yaml', line: 2 };
    const datasets = [{ id: 'odcs:promo', name: 'promo', columns: ['discount'], description: 'Planned promotions', source }];
    own = await memoryOf(
      ...runSources(Object.values(retailAttempts)),
      sourceOf('odcs:all', { definitions, datasets }),
    );
  }); // prettier-ignore
  after(() => own.dispose());

  const cases: readonly {
    readonly text: string;
    readonly options?: SearchOptions;
    readonly finds: readonly string[];
  }[] = [
    { text: 'temperature', finds: ['definition odcs:weather_daily.temp_max_c'] },
    { text: 'TEMP_MAX_C', options: { kinds: ['definition'] }, finds: ['definition odcs:weather_daily.temp_max_c'] },
    { text: 'rabatt', finds: ['definition odcs:promo.discount'] },
    { text: 'planned promotions', options: { limit: 1 }, finds: ['dataset odcs:promo'] },
    { text: 'calendar', finds: ['lesson att-2025-11-weather-raw'] },
    { text: 'k6gbxlds', finds: ['attempt att-2025-11-weather-raw'] },
    { text: 'KeyError', finds: ['attempt mlflow:2b1c2d3e4f52'] },
    { text: 'production', options: { kinds: ['lesson'] }, finds: [] },
    { text: '', finds: [] },
    { text: '.* ( [', finds: [] },
  ]; // prettier-ignore
  for (const { text, options = {}, finds } of cases) {
    it(`finds ${finds.join(', ') || 'nothing'} by ${JSON.stringify(text)}`, () => {
      deepEqual(
        own.memory.view.search.find(text, options).map(({ kind, ref }) => `${kind} ${ref}`),
        finds,
      );
    });
  }

  it('gives everything that the command line reports, with the words in sight', () => {
    const [found] = own.memory.view.search.find('calendar');
    deepEqual(found, {
      kind: 'lesson',
      ref: 'att-2025-11-weather-raw',
      title: 'Raw weather degrades holiday weeks',
      excerpt:
        'Raw weather degrades holiday weeks. Shopping moves with the calendar in those weeks. weather×holiday interaction, or forecast weather. weather_forecast.temp_fc…',
      file: '.precedent/attempts/att-2025-11-weather-raw.yaml',
      line: 0,
    });
  });

  it('cuts the excerpt around the first word that fits', async () => {
    const note = `${'filler '.repeat(100)}needle ${'after '.repeat(100)}`;
    const other = await memoryOf(...runSources([attemptOf({ id: 'mlflow:n', origin: { note } })]));
    const [found] = other.memory.view.search.find('needle');
    ok(/^….*needle.*…$/.test(found?.excerpt ?? ''), found?.excerpt);
    ok(Array.from(found?.excerpt ?? '').length <= 161);
    other.dispose();
  });

  it('ranks what has the word more often and is shorter first, and equal hits by ref', async () => {
    const notes = { a: 'wind', b: 'wind wind', c: `wind ${'x '.repeat(50)}`, d: 'wind' };
    const attempts = Object.entries(notes).map(([id, note]) =>
      attemptOf({ id: `mlflow:${id}`, origin: { note } }),
    );
    const other = await memoryOf(...runSources([...attempts].reverse()));
    deepEqual(
      other.memory.view.search.find('wind').map(({ ref }) => ref.slice(-1)),
      ['b', 'a', 'd', 'c'],
    );
    equal(other.memory.view.search.find('wind', { limit: 2 }).length, 2);
    other.dispose();
  });
});
