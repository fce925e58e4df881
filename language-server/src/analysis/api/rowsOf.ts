/** One table row per name: `namesOf(effect, 'a b c')` gives the three entries of a Map. */
export function namesOf<T>(effect: T, names: string): readonly (readonly [string, T])[] {
  return names
    .split(/\s+/)
    .filter((name) => name !== '')
    .map((name) => [name, effect] as const);
}
