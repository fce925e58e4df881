import { statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { basename, dirname } from 'node:path';
import type { CheckReport, Finding } from '../../../protocol/src/finding';
import type { Problem } from '../../../protocol/src/records/source';
import { systemProblem } from '../files/fileProblem';
import { listFiles } from '../files/listFiles';
import { isInside } from '../files/readFile';
import type { AnalysedDocument } from './analysedDocument';
import type { PlacedFinding } from './placedFinding';
import { readDocument } from './readDocument';
import { compareFindings, toFinding } from './report';
import type { Workspace } from './workspace';

export interface CheckQuestion {
  /** Absolute paths of files and folders; none means the whole workspace. */
  readonly paths: readonly string[];
  /** Families of rules whose findings are wanted, for instance `leak`. */
  readonly families: readonly string[];
}

export interface CheckOutcome {
  /** The report, its `stats.milliseconds` left at 0 for the door to fill in. */
  readonly report: CheckReport;
  /** Named paths that could not be read: wrong usage, unlike a broken file met on the way. */
  readonly unreadable: readonly Problem[];
}

/** Findings for the notebooks and Python files under some paths. The same input, the same answer. */
export async function checkPaths(
  workspace: Workspace,
  { paths, families }: CheckQuestion,
): Promise<CheckOutcome> {
  const targets = await findTargets(workspace, paths.length > 0 ? paths : [workspace.root]);
  const tally = new Tally(families);
  const problems = [...workspace.problems, ...targets.problems];
  const unreadable = [...targets.unreadable];
  for (const { file, named } of targets.files) {
    const { document, problem, isUnread } = readDocument(workspace, file);
    if (problem) problems.push(problem);
    if (problem && named && isUnread) unreadable.push(problem);
    if (document) tally.add(document);
    await setImmediate();
  }
  return { report: tally.report(problems), unreadable };
}

/** Gathers the findings of many documents into one report. */
class Tally {
  private readonly families: ReadonlySet<string>;
  private readonly findings: Finding[] = [];
  private readonly stats = { files: 0, cells: 0, suppressed: 0, milliseconds: 0 };

  constructor(families: readonly string[]) {
    this.families = new Set(families);
  }

  add(document: AnalysedDocument): void {
    this.stats.files += 1;
    for (const { uid, continues } of document.documentCells) {
      const { findings, dismissed, ignored } = document.verdict(uid);
      const hidden = [...dismissed.map(({ finding }) => finding), ...ignored];
      if (continues !== true) this.stats.cells += 1;
      this.stats.suppressed += hidden.filter((one) => this.isWanted(one)).length;
      const wanted = findings.filter((one) => this.isWanted(one));
      this.findings.push(...wanted.map((found) => toFinding(document, found)));
    }
  }

  report(problems: readonly Problem[]): CheckReport {
    const unique = new Map(problems.map((one) => [JSON.stringify([one.file, one.message]), one]));
    const sorted = [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, problem]) => problem);
    const findings = [...this.findings].sort(compareFindings);
    return { version: 1, findings, problems: sorted, stats: this.stats };
  }

  private isWanted({ rule }: PlacedFinding): boolean {
    return this.families.has(rule.split('/')[0] ?? rule);
  }
}

interface Target {
  /** Workspace-relative path. */
  readonly file: string;
  /** Whether the file was named, not met while walking a folder. */
  readonly named: boolean;
}

interface Targets {
  readonly files: readonly Target[];
  readonly problems: readonly Problem[];
  readonly unreadable: readonly Problem[];
}

/** What is analysed of a folder. A named file may have any of these endings too. */
const isSource = (path: string) => /\.(ipynb|py)$/i.test(path);

async function findTargets(workspace: Workspace, paths: readonly string[]): Promise<Targets> {
  const files = new Map<string, Target>();
  const problems: Problem[] = [];
  const unreadable: Problem[] = [];
  for (const path of paths) {
    const file = workspace.relative(path);
    const kind = kindOf(path);
    if (typeof kind !== 'string') {
      unreadable.push(systemProblem(file, kind.error));
    } else if (kind === 'file' && !isSource(path)) {
      unreadable.push({ file, message: 'is not checked; name .ipynb or .py files, or a folder.' });
    } else if (kind === 'file') {
      files.set(file, { file, named: true });
    } else {
      const found = await walk(workspace, path);
      problems.push(...found.problems);
      for (const one of found.files) {
        if (!files.has(one)) files.set(one, { file: one, named: false });
      }
    }
  }
  return { files: [...files.values()], problems, unreadable };
}

function kindOf(path: string): 'file' | 'folder' | { readonly error: unknown } {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    return { error };
  }
}

/** Sources below a folder, as workspace paths. A folder outside the workspace is walked by itself. */
async function walk(
  workspace: Workspace,
  folder: string,
): Promise<{ files: readonly string[]; problems: readonly Problem[] }> {
  const isWithin = isInside(workspace.root, folder);
  const root = isWithin ? workspace.root : dirname(folder);
  const under = isWithin ? workspace.relative(folder) : basename(folder);
  const { files, problems } = await listFiles(root, { honourGitignore: true, under });
  const toWorkspace = (file: string) => workspace.relative(`${root}/${file}`);
  return {
    files: files.filter(isSource).map(toWorkspace),
    problems: problems.map(({ file, message }) => ({ file: toWorkspace(file), message })),
  };
}
