import { UserError } from '../engine/userError';

/** A command line that cannot be followed, or a named path that cannot be read: exit code 2. */
export class UsageError extends UserError {}
