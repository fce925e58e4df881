const statement =
  /^\s*((import|export|const|let|var|return|await|throw)\b.*[;{(,]|[\w.]+\(.*\);|\}?\s*(else|if|for|while)\b.*\{|\}\)?;?)\s*$/;

/** Comments speak to people: code that is commented out belongs to the history. */
export const liveComments = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { code: 'Delete code that is commented out: the history keeps it.' },
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (comment.type === 'Line' && statement.test(comment.value)) {
            context.report({ loc: comment.loc, messageId: 'code' });
          }
        }
      },
    };
  },
};
