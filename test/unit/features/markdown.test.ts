import { equal } from 'node:assert/strict';
import { codeSpan, markdownLink } from '../../../language-server/src/features/markdown';

describe('Markdown of hovers', () => {
  it('has code spans that their text cannot end', () => equal(codeSpan('a`b\nc'), '`a b c`'));

  it('has links that their label cannot end', () =>
    equal(markdownLink('a](x', 'file:///f(1).md#L2'), '[a\\](x](file:///f%281%29.md#L2)'));
});
