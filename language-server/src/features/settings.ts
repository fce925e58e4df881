import type { Connection } from 'vscode-languageserver';
import * as z from 'zod';
import { defaultSettings, type Settings, settingsSchema } from '../../../protocol/src/settings';

/** Asks the editor for the settings, one by one: a wrong one falls back to its default with a note. */
export async function readSettings(connection: Connection): Promise<Settings> {
  const keys = settingsSchema.keyof().options;
  const items = keys.map((key) => ({ section: `precedent.${key}` }));
  const answers = z.array(z.unknown()).parse(await connection.workspace.getConfiguration(items));
  const given: Partial<Settings> = {};
  for (const [index, key] of keys.entries()) {
    const value = answers[index];
    if (value === undefined || value === null) continue;
    const parsed = settingsSchema.partial().safeParse({ [key]: value });
    // The defaults of the other keys stand in the result as well: they must not undo what was read.
    if (parsed.success) Object.assign(given, { [key]: parsed.data[key] });
    else connection.console.warn(`Setting precedent.${key} is not valid; its default is used.`);
  }
  return { ...defaultSettings(), ...given };
}
