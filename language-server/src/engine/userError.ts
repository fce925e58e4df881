/** An error whose message is for a person: one line that says what is wrong and how to mend it. */
export class UserError extends Error {}
