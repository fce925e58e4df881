import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A quiet window, so that pictures show the extension and not VS Code's own offers. */
const userSettings = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  // A browser saves by itself and a desktop does not; tests have to see the same on both.
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * Writes the settings of the person at the keyboard into a new profile.
 *
 * @param {string} userDataDir
 */
export function writeUserSettings(userDataDir) {
  const folder = join(userDataDir, 'User');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(userSettings, null, 2));
}
