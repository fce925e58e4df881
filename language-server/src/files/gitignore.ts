import ignore, { type Ignore } from 'ignore';

/** The rules of one `.gitignore`: `base` is its folder, empty for the root, else with a final `/`. */
interface FolderRules {
  readonly base: string;
  readonly matcher: Ignore;
}

/** The `.gitignore` files that hold for one folder, outermost first. */
export type IgnoreRules = readonly FolderRules[];

export const noRules: IgnoreRules = [];

/** Adds the text of the `.gitignore` in `folder` (relative, no final `/`, empty for the root). */
export function addRules(
  outer: IgnoreRules,
  folder: string,
  { text }: { text: string },
): IgnoreRules {
  const base = folder === '' ? '' : `${folder}/`;
  return [...outer, { base, matcher: ignore().add(text) }];
}

/** Whether git would ignore `path`, relative to the root; folders end in `/`. The innermost rule wins. */
export function isIgnored(rules: IgnoreRules, path: string): boolean {
  let ignored = false;
  for (const { base, matcher } of rules) {
    const verdict = matcher.test(path.slice(base.length));
    if (verdict.ignored) ignored = true;
    else if (verdict.unignored) ignored = false;
  }
  return ignored;
}
