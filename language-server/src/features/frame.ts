/** Longest time that edits wait for more edits to come: less than a frame of the screen. */
const longestWait = 12;

/**
 * Runs work soon after it is asked for. A lone request runs as soon as the messages at hand are
 * read; in a burst the work waits about as long as it last took, so that one run serves many edits.
 */
export class Frame {
  private readonly work: () => void;
  private timer: NodeJS.Timeout | undefined;
  private immediate: NodeJS.Immediate | undefined;
  private lastEnd = -Infinity;
  private lastDuration = 0;

  constructor(work: () => void) {
    this.work = work;
  }

  /** Asks for a run. Asking again before it happens changes nothing. */
  request(): void {
    if (this.isPending()) return;
    const wait = Math.min(this.lastDuration, longestWait);
    const sinceLast = performance.now() - this.lastEnd;
    if (sinceLast >= wait) this.immediate = setImmediate(() => this.flush());
    else this.timer = setTimeout(() => this.flush(), wait - sinceLast);
  }

  /** Runs now if a run is due; for answers that must see the latest edit. */
  flush(): void {
    if (!this.isPending()) return;
    this.dispose();
    const start = performance.now();
    this.work();
    this.lastEnd = performance.now();
    this.lastDuration = this.lastEnd - start;
  }

  /** Gives up the run that is due. */
  dispose(): void {
    clearTimeout(this.timer);
    clearImmediate(this.immediate);
    this.timer = undefined;
    this.immediate = undefined;
  }

  private isPending(): boolean {
    return this.timer !== undefined || this.immediate !== undefined;
  }
}
