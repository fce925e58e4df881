import { basename, dirname, relative } from 'node:path';

const vague = /^(utils?|helpers?|common|misc|managers?|shared)$/i;
const camelCase = /^[a-z][A-Za-z0-9]*(\.(test|bench|config|d))?\.[a-z]+$/;

/**
 * Names files in camelCase after what is in them; a drawer for everything has no name.
 * The setting `root` is the repository's absolute path.
 */
export const plainNames = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      vague: 'Name the thing: "{{name}}" says nothing about what is inside.',
      camelCase: 'File names are camelCase.',
    },
  },
  create(context) {
    const path = relative(context.settings.root, context.filename);
    const file = basename(path);
    const parts = [...dirname(path).split(/[/\\]/), file.split('.')[0]];
    return {
      Program(node) {
        const name = parts.find((part) => vague.test(part));
        if (name) context.report({ node, messageId: 'vague', data: { name } });
        if (!camelCase.test(file)) context.report({ node, messageId: 'camelCase' });
      },
    };
  },
};
