import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';

const manifestSchema = z.object({ name: z.literal('precedent'), version: z.string() });

/** The version in the package.json that this program was installed with. */
export function programVersion(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    const manifest = existsSync(path)
      ? manifestSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
      : undefined;
    if (manifest?.success) return manifest.data.version;
    if (folder === dirname(folder)) return 'unknown';
  }
}
