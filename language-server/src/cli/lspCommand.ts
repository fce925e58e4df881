import type { Command } from './command';

export const lsp: Command = {
  name: 'lsp',
  summary: 'Language server on standard input and output.',
  parameters: '',
  positionals: { least: 0, most: 0 },
  options: [{ name: 'stdio', help: 'the only transport; accepted because editors add it' }],
  formats: [],
  async run() {
    // Loaded only here, so that the other commands start without it.
    await import('../main');
    return new Promise(() => {
      // The library ends the process when the editor says so or closes the stream.
    });
  },
};
