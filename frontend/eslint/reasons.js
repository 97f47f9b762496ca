// reasons refuses to switch a rule off without saying why.
export const reasons = {
  meta: { type: 'problem', schema: [], messages: { why: 'Say after “--” why the rule does not hold here.' } },
  create: ({ sourceCode, report }) => ({
    Program() {
      for (const comment of sourceCode.getAllComments()) {
        if (/^\s*eslint-disable/.test(comment.value) && !/\s--\s+\S/.test(comment.value)) report({ loc: comment.loc, messageId: 'why' });
      }
    },
  }),
};
