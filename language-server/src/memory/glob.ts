/**
 * Whether a workspace-relative path matches a pattern of `files`: `*` stands for anything within one
 * step of the path, `**` for any number of steps, `?` for one character. Other characters stand for
 * themselves; a pattern that names a folder takes in all that lies below it.
 */
export function matchesGlob(path: string, glob: string): boolean {
  const pattern = glob.replace(/^\.\//, '').replace(/\/+$/, '');
  return matchesSteps(path.split('/'), pattern.split('/'));
}

/** Walks both lists once for each `**`, so that no pattern takes exponential time. */
function matchesSteps(path: readonly string[], pattern: readonly string[]): boolean {
  let reached = new Set([0]);
  for (const step of path) {
    const next = new Set<number>();
    for (const at of withSkipped(reached, pattern)) {
      if (at === pattern.length) next.add(at);
      else if (pattern[at] === '**') next.add(at);
      else if (matchesStep(step, pattern[at] ?? '')) next.add(at + 1);
    }
    reached = next;
  }
  return withSkipped(reached, pattern).has(pattern.length);
}

/** `**` may also stand for no step at all. */
function withSkipped(places: ReadonlySet<number>, pattern: readonly string[]): Set<number> {
  const all = new Set(places);
  for (const at of all) if (pattern[at] === '**') all.add(at + 1);
  return all;
}

function matchesStep(step: string, pattern: string): boolean {
  let reached = new Set([0]);
  for (const character of Array.from(step)) {
    const next = new Set<number>();
    for (const at of starsSkipped(reached, pattern)) {
      if (pattern[at] === '*') next.add(at);
      else if (pattern[at] === '?' || pattern[at] === character) next.add(at + 1);
    }
    reached = next;
  }
  return starsSkipped(reached, pattern).has(pattern.length);
}

function starsSkipped(places: ReadonlySet<number>, pattern: string): Set<number> {
  const all = new Set(places);
  for (const at of all) if (pattern[at] === '*') all.add(at + 1);
  return all;
}
