/** `import { z }` keeps every locale of zod in the bundle: 443 kB where the namespace takes 83 kB. */
export const namespaceZod = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { form: "Write `import * as z from 'zod'`: the other form bundles every locale." },
  },
  create(context) {
    return {
      'ImportDeclaration[source.value=/^zod(\\u002F|$)/]'(node) {
        const [first] = node.specifiers;
        if (node.source.value === 'zod' && first?.type === 'ImportNamespaceSpecifier') return;
        context.report({ node, messageId: 'form' });
      },
    };
  },
};
