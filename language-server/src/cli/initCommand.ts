import { initWorkspace } from '../engine/init';
import type { Command } from './command';
import { withWorkspace } from './openWorkspace';
import { printJson } from './printJson';

export const init: Command = {
  name: 'init',
  summary: 'Write a commented .precedent/ from what is found; never overwrites.',
  parameters: '',
  positionals: { least: 0, most: 0 },
  options: [],
  formats: ['text', 'json'],
  run(invocation) {
    return withWorkspace(invocation, (workspace) => {
      const { written, kept } = initWorkspace(workspace);
      if (invocation.format === 'json') printJson(invocation, { written });
      else invocation.out(written.map((path) => `${path}\n`).join(''));
      for (const path of kept) invocation.notice(`${path} is there already and stays as it is.`);
      return 0;
    });
  },
};
