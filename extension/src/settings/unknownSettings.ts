import { nearestName } from '../../../protocol/src/nearestName';
import { settingsSchema } from '../../../protocol/src/settings';

/**
 * One line for each key under `precedent.` that nothing reads, with the known one it may stand for.
 * `configuration` is what the editor gives for the section `precedent`: a tree of plain values.
 */
export function unknownSettings(configuration: unknown): readonly string[] {
  const known = Object.keys(settingsSchema.shape);
  return unknownKeys(configuration, '', known).map((key) => {
    const nearest = nearestName(key, known);
    const hint =
      nearest === undefined
        ? `Known: ${known.map(full).join(', ')}.`
        : `Did you mean ${full(nearest)}?`;
    return `The setting ${full(key)} is unknown and has no effect. ${hint}`;
  });
}

/** A key is known as a whole, stands on the way to a known one, or is unknown with all below it. */
function unknownKeys(tree: unknown, prefix: string, known: readonly string[]): readonly string[] {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([name, value]: [string, unknown]) => {
    const key = prefix + name;
    if (known.includes(key)) return [];
    const leadsOn = known.some((one) => one.startsWith(`${key}.`));
    return leadsOn ? unknownKeys(value, `${key}.`, known) : [key];
  });
}

function full(key: string): string {
  return `precedent.${key}`;
}
