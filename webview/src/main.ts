import { vsCodeButton } from '@vscode/webview-ui-toolkit/dist/button/index.js';
import { vsCodeDropdown } from '@vscode/webview-ui-toolkit/dist/dropdown/index.js';
import { vsCodeOption } from '@vscode/webview-ui-toolkit/dist/option/index.js';
import { vsCodeProgressRing } from '@vscode/webview-ui-toolkit/dist/progress-ring/index.js';
import { vsCodeTag } from '@vscode/webview-ui-toolkit/dist/tag/index.js';
import { provideVSCodeDesignSystem } from '@vscode/webview-ui-toolkit/dist/vscode-design-system.js';
import type { PanelMemory, ViewIntent, ViewState } from '../../protocol/src/webview';
import { mount } from './mount';
import { page } from './view/page';

/** What the editor gives every webview. */
interface Host {
  postMessage(message: ViewIntent): void;
  setState(memory: PanelMemory): void;
}

declare function acquireVsCodeApi(): Host;

provideVSCodeDesignSystem().register(
  vsCodeButton(),
  vsCodeDropdown(),
  vsCodeOption(),
  vsCodeProgressRing(),
  vsCodeTag(),
);

const host = acquireVsCodeApi();
const post = (intent: ViewIntent): void => host.postMessage(intent);
const root = document.getElementById('root');

window.addEventListener('message', ({ data }: MessageEvent<ViewState>) => {
  host.setState(data.memory);
  if (root) mount(root, page(data), { post });
});
post({ kind: 'ready' });
