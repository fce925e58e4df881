import assert from 'node:assert/strict';
import { panelHtml } from '../../../../extension/src/panel/html';

const page = panelHtml({
  cspSource: 'https://page.example',
  nonce: 'abc123',
  script: 'https://page.example/main.js',
  style: 'https://page.example/main.css',
});

describe('panelHtml', () => {
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';

  it('forbids everything that it does not name', () => {
    assert.match(policy, /^default-src 'none';/);
    assert.doesNotMatch(policy, /unsafe|\*|https:(?!\/\/page\.example)|data:/);
  });

  it('runs scripts of this load only', () => {
    assert.match(policy, /script-src 'nonce-abc123'/);
    assert.deepEqual(page.match(/<script[^>]*>/g), [
      '<script nonce="abc123" src="https://page.example/main.js">',
    ]);
  });

  it('has no style or handler in the page itself', () => {
    assert.doesNotMatch(page, /<style|\sstyle=|\son\w+=/);
  });
});
