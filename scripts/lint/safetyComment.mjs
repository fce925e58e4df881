/** Wants a `// SAFETY:` comment, with the invariant, above every type assertion and `!`. */
export const safetyComment = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      missing:
        'State why this holds in a `// SAFETY:` comment on the line above, or narrow instead.',
    },
  },
  create(context) {
    const safeLines = linesBelowSafetyComments(context.sourceCode.getAllComments());
    const check = (node) => {
      if (isConst(node.typeAnnotation) || isExplained(node, safeLines)) return;
      context.report({ node, messageId: 'missing' });
    };
    return {
      TSAsExpression: check,
      TSTypeAssertion: check,
      TSNonNullExpression: check,
      'PropertyDefinition[definite=true]': check,
      'VariableDeclarator[definite=true]': check,
    };
  },
};

function isConst(type) {
  return type?.type === 'TSTypeReference' && type.typeName.name === 'const';
}

/** The comment stands above the assertion itself or above the statement that holds it. */
function isExplained(node, safeLines) {
  for (let at = node; at; at = at.parent) {
    if (safeLines.has(at.loc.start.line)) return true;
    if (/Statement$|Declaration$|^PropertyDefinition$/.test(at.type)) return false;
  }
  return false;
}

/** A comment may run over several lines: the last line of its block counts. */
function linesBelowSafetyComments(comments) {
  const lines = new Set();
  let blockIsSafety = false;
  let lastLine = -1;
  for (const { value, loc } of comments) {
    const continues = loc.start.line === lastLine + 1;
    blockIsSafety = value.includes('SAFETY:') || (continues && blockIsSafety);
    lastLine = loc.end.line;
    if (blockIsSafety) lines.add(lastLine + 1);
  }
  return lines;
}
