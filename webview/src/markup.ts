import type { ViewIntent } from '../../protocol/src/webview';

/** Elements that a view may use. There is no way to write HTML, an address or a script. */
export type Tag =
  | 'article'
  | 'bdi'
  | 'caption'
  | 'code'
  | 'dd'
  | 'div'
  | 'dl'
  | 'dt'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'header'
  | 'label'
  | 'li'
  | 'ol'
  | 'p'
  | 'section'
  | 'span'
  | 'table'
  | 'tbody'
  | 'td'
  | 'th'
  | 'thead'
  | 'time'
  | 'tr'
  | 'ul'
  | 'vscode-button'
  | 'vscode-dropdown'
  | 'vscode-option'
  | 'vscode-progress-ring'
  | 'vscode-tag';

export type Attribute =
  | 'appearance'
  | 'aria-busy'
  | 'aria-label'
  | 'aria-labelledby'
  | 'class'
  | 'datetime'
  | 'id'
  | 'role'
  | 'scope'
  | 'selected'
  | 'tabindex'
  | 'title'
  | 'value';

/** What a page shows, as plain data: pure to build, and every text in it stays text. */
export interface Markup {
  readonly tag: Tag;
  readonly attributes: Readonly<Partial<Record<Attribute, string>>>;
  readonly children: readonly (Markup | string)[];
  /** Posted on a click. */
  readonly onClick?: ViewIntent;
  /** Makes the intent that is posted when another value is chosen. */
  readonly onChange?: (value: string) => ViewIntent;
}

/** Builds one element; everything but the tag is optional. */
export function element(tag: Tag, parts: Partial<Omit<Markup, 'tag'>> = {}): Markup {
  return { tag, attributes: {}, children: [], ...parts };
}

/** An element that holds nothing but text. */
export function text(tag: Tag, content: string, attributes: Markup['attributes'] = {}): Markup {
  return element(tag, { attributes, children: [content] });
}
