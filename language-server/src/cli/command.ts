/** One option of a command. Without `value` it is a switch. */
export interface OptionSpec {
  readonly name: string;
  /** What stands for the value in the help: `DIR`, `text|json`. */
  readonly value?: string;
  readonly help: string;
}

/** Where a command writes and what it is told by its surroundings. */
export interface Surroundings {
  /** The folder that relative paths are read from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether standard output is a terminal that shows colours. */
  readonly colours: boolean;
  /** Results. */
  readonly out: (text: string) => void;
  /** Everything else: notices and errors. */
  readonly err: (text: string) => void;
}

/** A parsed command line together with its surroundings. */
export interface Invocation extends Surroundings {
  readonly positionals: readonly string[];
  /** The value of an option, or undefined when it was not given. */
  readonly option: (name: string) => string | undefined;
  /** Whether a switch was given. */
  readonly has: (name: string) => boolean;
  /** `--format`, checked against the formats of the command. */
  readonly format: string;
  /** A line for people on standard error; silent with `--quiet`. */
  readonly notice: (line: string) => void;
}

/** A command of the command line: what it takes, and what it does. The table is `index.ts`. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** The positional arguments as the help shows them, for instance `[PATH...]`. */
  readonly parameters: string;
  /** How many positional arguments are allowed. */
  readonly positionals: { readonly least: number; readonly most: number };
  readonly options: readonly OptionSpec[];
  /** The output formats; the first is the default. Empty for commands without results. */
  readonly formats: readonly string[];
  /** Runs the command and answers the exit code. */
  run(invocation: Invocation): Promise<number>;
}
