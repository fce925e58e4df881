import { rules } from '../rules/index';

/** The families of rules that exist, in the order of the rule table: `leak`, `past`. */
export const ruleFamilies: readonly string[] = [
  ...new Set(rules.map(({ id }) => id.split('/')[0] ?? id)),
];

/** The ids of all rules, in the order of the rule table. */
export const ruleIds: readonly string[] = rules.map(({ id }) => id);
