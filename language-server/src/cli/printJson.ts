import type { Surroundings } from './command';

/** Writes a result as JSON, readable and with one final newline. */
export function printJson({ out }: Surroundings, value: unknown): void {
  out(`${JSON.stringify(value, undefined, 2)}\n`);
}
