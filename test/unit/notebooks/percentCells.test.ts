import assert from 'node:assert/strict';
import { splitPercentCells } from '../../../language-server/src/notebooks/percentCells';

/** Cells as `kind@line: text`; offsets are checked against the text they point to. */
function printed(source: string): string[] {
  return splitPercentCells(source).map(({ kind, text, startLine, startOffset }) => {
    assert.equal(source.slice(startOffset, startOffset + text.length), text);
    assert.equal(source.slice(0, startOffset).split(/\r\n|\r|\n/).length - 1, startLine);
    return `${kind}@${String(startLine)}: ${JSON.stringify(text)}`;
  });
}

describe('splitPercentCells', () => {
  const rows: readonly (readonly [source: string, cells: readonly string[]])[] = [
    ['', ['code@0: ""']],
    ['x = 1\n', ['code@0: "x = 1\\n"']],
    ['# %%\nx\n# %%\ny', ['code@1: "x\\n"', 'code@3: "y"']],
    ['import a\n\n# %%\nx', ['code@0: "import a\\n\\n"', 'code@3: "x"']],
    ['\n\n# %%\nx', ['code@3: "x"']],
    ['#%% Load data\nx', ['code@1: "x"']],
    ['# %% [markdown]\n# # Title\n# %%\nx', ['markdown@1: "# # Title\\n"', 'code@3: "x"']],
    ['# %% Notes [markdown] tags=["a"]\n# text', ['markdown@1: "# text"']],
    ['# In[3]:\n\n\nx\n# In[ ]:\ny', ['code@1: "\\n\\nx\\n"', 'code@5: "y"']],
    ['# <markdowncell>\n# a\n# <codecell>\nx', ['markdown@1: "# a\\n"', 'code@3: "x"']],
    [
      '# Databricks notebook source\nx\n# COMMAND ----------\ny',
      ['code@0: "# Databricks notebook source\\nx\\n"', 'code@3: "y"'],
    ],
    ['# %%\r\nx\r\n# %%\r\ny', ['code@1: "x\\r\\n"', 'code@3: "y"']],
    ['# %%\rx\r# %%\ry', ['code@1: "x\\r"', 'code@3: "y"']],
    ['\uFEFF# %%\nx', ['code@1: "x"']],
    ['# %%', ['code@0: ""']],
    // No markers: indented, inside a line, or plain comments.
    ['if a:\n    # %%\n    x', ['code@0: "if a:\\n    # %%\\n    x"']],
    ['x  # %%\n# In[3] we saw\n# 50 %%', ['code@0: "x  # %%\\n# In[3] we saw\\n# 50 %%"']],
  ];
  for (const [source, cells] of rows) {
    it(JSON.stringify(source), () => {
      assert.deepEqual(printed(source), cells);
    });
  }
});
