import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Definition } from '../../../../protocol/src/records/definition';

/** A definition before its hash is known. */
export type UnhashedDefinition = Omit<Definition, 'hash'>;

/**
 * Adds the SHA-256 (hex) over the canonical JSON (RFC 8785) of what a definition means. Source,
 * owner, status, tags and words for the same thing are not part of the meaning.
 */
export function withHash(definition: UnhashedDefinition): Definition {
  return { ...definition, hash: definitionHash(definition) };
}

function definitionHash(definition: UnhashedDefinition): string {
  const { kind, name, meaning, unit, type, available, formula, role, derivedFrom, range } =
    definition;
  const parts = {
    kind,
    name,
    meaning: meaning?.replace(/\s+/g, ' ').trim(),
    unit,
    type,
    available: available && {
      known: available.known,
      latency: available.latency,
      at: available.at,
      event: available.event,
    },
    formula,
    role,
    derivedFrom,
    range,
  };
  // A text of JSON drops the keys that hold nothing, as the definition of the hash wants.
  const present: unknown = JSON.parse(JSON.stringify(parts));
  return createHash('sha256')
    .update(canonicalize(present) ?? '')
    .digest('hex');
}
