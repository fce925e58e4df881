import * as z from 'zod';

/**
 * One line of `.precedent/ledger/<writer>.jsonl`, written as canonical JSON (RFC 8785).
 * `prev` is the SHA-256 (hex) of the raw bytes of the previous line without its newline; the first
 * line of a chain holds 64 zeros.
 */
export const ledgerEntrySchema = z.strictObject({
  v: z.literal(1),
  writer: z.string(),
  seq: z.number().int().nonnegative(),
  at: z.string(),
  actor: z.string(),
  kind: z.string(),
  body: z.record(z.string(), z.unknown()),
  prev: z.string().regex(/^[0-9a-f]{64}$/),
});
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;
