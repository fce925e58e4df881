import type { ViewState } from '../../../protocol/src/webview';
import { element, type Markup, text } from '../markup';
import { timeline } from './timeline';

/** The whole page for a state. Pure: the same state gives the same page. */
export function page(view: ViewState): Markup {
  switch (view.kind) {
    case 'loading':
      return element('section', {
        attributes: { class: 'notice', 'aria-busy': 'true' },
        children: [
          element('vscode-progress-ring', { attributes: { 'aria-label': 'Reading' } }),
          text('p', 'Reading past attempts.'),
        ],
      });
    case 'error':
      return element('section', {
        attributes: { class: 'notice', role: 'alert' },
        children: [
          text('h1', view.title),
          text('p', view.message),
          element('vscode-button', {
            attributes: { id: 'again' },
            children: ['Try again'],
            onClick: { kind: 'askAgain' },
          }),
        ],
      });
    case 'timeline':
      return timeline(view);
  }
}
