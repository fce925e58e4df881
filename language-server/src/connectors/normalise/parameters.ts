import type { Parameter } from '../../../../protocol/src/records/attempt';
import { cleanLine } from '../untrustedText';

const maxParameters = 200;
/** Machine and people, never an idea: not kept. */
const personal =
  /^(user|user_?name|email|host|host_?name|root|executable|home|cwd|password|token|api_?key|secret)$/i;

/** A parameter's value from the text that a tracker stored: `0.05` is a number, `True` a boolean. */
export function parameterOf(text: string): Parameter {
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) return trimmed.toLowerCase() === 'true';
  if (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(trimmed)) {
    const value = Number(trimmed);
    if (Number.isFinite(value)) return value;
  }
  return cleanLine(trimmed);
}

/**
 * Settings as flat parameters: nested ones are named `split.kind`, lists and deeper nesting are kept
 * as JSON text. What identifies a person or a machine is left out.
 * @param listing the key that lists the columns, which are kept elsewhere.
 */
export function parametersOf(
  settings: ReadonlyMap<string, unknown>,
  listing?: string,
): Record<string, Parameter> {
  const flat: [string, Parameter][] = [];
  for (const [key, value] of settings) {
    if (key === listing || isPersonal(key)) continue;
    for (const [name, leaf] of isRecord(value) ? Object.entries(value) : [['', value] as const]) {
      if (isPersonal(name)) continue;
      const parameter = leafOf(leaf);
      const full = name === '' ? key : `${key}.${name}`;
      if (parameter !== undefined) flat.push([cleanLine(full), parameter]);
    }
  }
  return Object.fromEntries(flat.slice(0, maxParameters));
}

/** Whether a key names a person, a machine or a secret. */
function isPersonal(key: string): boolean {
  return personal.test(key) || key === '__proto__';
}

function leafOf(value: unknown): Parameter | undefined {
  if (typeof value === 'string') return parameterOf(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value === 'boolean') return value;
  return value === null || value === undefined ? undefined : cleanLine(JSON.stringify(value));
}

/** True for an object that is no list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
