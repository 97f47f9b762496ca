// What a person may read stands in words files, so that a language is a set of
// files and a text is found where it is looked for.

// Attributes whose text is shown or read out.
const shown = /^(title|label|hint|caption|text|action|alt|placeholder|summary|none|cancelLabel|aria-(label|description|roledescription|placeholder|valuetext))$/;

// Attributes that hold names for machines, which may have spaces between them.
const technical = /^(class|className|viewBox|preserveAspectRatio|rel|aria-(controls|describedby|labelledby)|d|points|transform)$/;

// Two words, or a word beside something that is filled in.
const sentence = /[\p{L}\0]['’.,:;!?”“()]*\s+[“(]?\p{L}|\p{L}['’.,:;!?”“()]*\s+[“(]?\0/u;
const letters = /\p{L}/u;

export const words = {
  meta: { type: 'problem', schema: [], messages: { text: 'What a person reads stands in a words file: “{{text}}”.' } },
  create(context) {
    const refuse = (node, text) => context.report({ node, messageId: 'text', data: { text: text.trim().replaceAll('\0', '…').slice(0, 60) } });
    const string = (node, text) => {
      if (ofMachines(node)) return;
      if (sentence.test(text) || (letters.test(text) && shows(node))) refuse(node, text);
    };
    return {
      JSXText: (node) => letters.test(node.value) && refuse(node, node.value),
      Literal: (node) => typeof node.value === 'string' && string(node, node.value),
      TemplateLiteral: (node) => string(node, node.quasis.map(({ value }) => value.cooked ?? '').join('\0')),
    };
  },
};

// shows tells whether a value stands where people read: between tags, or in an
// attribute whose text is shown, also as one of two choices.
function shows(node) {
  let { parent } = node;
  for (; parent.type === 'LogicalExpression' || (parent.type === 'ConditionalExpression' && parent.test !== node); parent = parent.parent) node = parent;
  const holder = parent.type === 'JSXExpressionContainer' ? parent.parent : parent;
  return holder.type === 'JSXAttribute' ? shown.test(name(holder)) : holder !== parent;
}

const name = ({ name: { type, name: local, namespace } }) => (type === 'JSXNamespacedName' ? `${namespace.name}:${local.name}` : String(local));

// ofMachines is a text that no person reads: where a module is, a type, a list
// of classes, a selector, what an error says to whoever mends the program.
function ofMachines(node) {
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at;
    if (/^(Import|Export(All|Named))|^TS.*Type/.test(parent.type)) return parent.source === at || parent.type.startsWith('TS');
    if (parent.type === 'JSXAttribute') return technical.test(name(parent));
    if (parent.type === 'NewExpression' && /Error$/.test(parent.callee.name ?? '')) return true;
    if (parent.type === 'CallExpression' && /^(querySelector(All)?|closest|matches)$/.test(parent.callee.property?.name ?? '')) return true;
    if (/Function|Program|Declaration$/.test(parent.type)) return false;
  }
  return false;
}
