/**
 * node scripts/pictures.mjs: takes the pictures that the readme and the walkthrough show from the
 * last run of the window tests (`node test/vscode/run.mjs demo`). Look at them before a commit.
 */
import { copyFileSync } from 'node:fs';
import { inProject } from './projectRoot.mjs';

/** Picture of the tests -> where it is shown. */
const pictures = {
  'tried-before': 'media/readme/tried-before.png',
  hover: 'media/walkthrough/hover.png',
  findings: 'media/walkthrough/findings.png',
  'timeline-training': 'media/walkthrough/timeline.png',
  dismiss: 'media/walkthrough/dismiss.png',
};

for (const [name, path] of Object.entries(pictures)) {
  copyFileSync(inProject('out', 'pictures', `${name}.png`), inProject(path));
}
console.log(`Copied ${Object.keys(pictures).length} pictures to media.`);
