import type { ViewIntent } from '../../protocol/src/webview';
import type { Markup } from './markup';
import { visibleText } from './visibleText';

/** Shows the markup in place of what was there. What had the focus keeps it, by its id. */
export function mount(
  root: HTMLElement,
  markup: Markup,
  { post }: { post: (intent: ViewIntent) => void },
): void {
  const focused = document.activeElement?.id;
  root.replaceChildren(build(markup, post));
  if (focused) document.getElementById(focused)?.focus();
}

function build(markup: Markup, post: (intent: ViewIntent) => void): HTMLElement {
  const { tag, attributes, children, onClick, onChange } = markup;
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  for (const child of children) {
    node.append(typeof child === 'string' ? visibleText(child) : build(child, post));
  }
  if (onClick) node.addEventListener('click', () => post(onClick));
  if (onChange) {
    node.addEventListener('change', () => {
      if ('value' in node && typeof node.value === 'string') post(onChange(node.value));
    });
  }
  return node;
}
