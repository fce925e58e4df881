import { LspClient } from '../support/lspClient';
import { LspNotebook } from '../support/lspNotebook';
import { generateNotebook } from '../support/generatedNotebook';
import { processorTime, residentMegabytes, timed } from './cost';

/**
 * A cell whose finding names what is typed: the mean of the label over a window, in a new column of
 * that name. The floor server echoes the line instead. Nothing else in the notebook reads the cell.
 */
const probe = [
  'probed = pd.read_csv("probed.csv")',
  'Ridge().fit(probed[["size"]].assign(zq=probed["sales"].rolling(3).mean()), probed["sales"])',
].join('\n');

/** A notebook of some length, open in a server that runs as a process of its own. */
export class EditingSession {
  readonly client: LspClient;
  /** From the start of the process to the first diagnostics of the probe, in milliseconds. */
  start = NaN;
  private readonly notebook: LspNotebook;
  /** The cells that are typed into, and that name the features of the first experiment. */
  private readonly at: number;
  private readonly features: number;
  private typed = 'zq';

  /** Starts a server, a path from `dist/`, and waits until it shows diagnostics and has read its memory. */
  static async open(options: {
    readonly server: string;
    readonly root: string;
    readonly cacheDir: string;
    readonly cells: number;
    readonly tellsOfMemory: boolean;
  }): Promise<EditingSession> {
    const { root, cacheDir, cells, server, tellsOfMemory } = options;
    const begun = performance.now();
    const client = await LspClient.start({ root, cacheDir, program: [server, '--stdio'] });
    const session = new EditingSession(client, cells);
    await session.proof();
    session.start = performance.now() - begun;
    if (tellsOfMemory) await client.told(1);
    return session;
  }

  private constructor(client: LspClient, cells: number) {
    this.client = client;
    this.at = Math.floor(cells / 2);
    const generated = generateNotebook(cells);
    this.features = generated.findIndex(({ role }) => role === 'select');
    const texts = generated.map(({ text }, index) =>
      index === this.at ? `${text}\n${probe}` : text,
    );
    this.notebook = LspNotebook.open(client, { path: 'notebook.ipynb', texts });
  }

  /** Types one letter into the probe and waits for the diagnostics that name what is typed now. */
  async edit(): Promise<number> {
    const next = this.typed.length > 20 ? 'zq' : `${this.typed}x`;
    const before = `${this.typed}=`;
    this.typed = next;
    return timed(() => {
      this.notebook.edit(this.at, before, `${next}=`);
      return this.proof();
    });
  }

  /** Asks what a column means that is chosen as a feature. */
  async hover(): Promise<number> {
    const { uri, range } = this.notebook.find(this.features, '"');
    const position = { line: range.start.line, character: range.start.character + 1 };
    const asked = { textDocument: { uri }, position };
    return timed(() => this.client.connection.sendRequest('textDocument/hover', asked));
  }

  get memory(): number {
    return residentMegabytes(this.client.processId);
  }

  get processorTime(): number {
    return processorTime(this.client.processId);
  }

  private async proof(): Promise<void> {
    const wanted = new RegExp(`\\b${this.typed}\\b`);
    await this.client.until(this.notebook.cell(this.at), (diagnostics) =>
      diagnostics.some(({ message }) =>
        wanted.test(typeof message === 'string' ? message : message.value),
      ),
    );
  }
}
