import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const reading = ['i18n', 'api', 'states', 'govuk', 'shell'];

// Which floors each floor of src/ stands on. What is not named here (main.tsx,
// rooms.ts) stands on top of all.
const below = {
  i18n: [],
  states: [],
  api: ['i18n'],
  govuk: ['i18n', 'states'],
  shell: reading,
  questions: reading,
  surveys: [...reading, 'questions'],
  areas: [...reading, 'questions', 'surveys'],
};

// floors keeps the directions of imports: a floor knows those below it, a room
// knows its own role's, and only the table of rooms knows where a room begins.
export const floors = {
  meta: { type: 'problem', schema: [], messages: { no: '{{why}}' } },
  create(context) {
    const src = context.filename.replace(/([\\/]src)[\\/].*/, '$1');
    const from = parts(relative(src, context.filename));
    const check = (source, typeOnly) => {
      const to = target(src, context.filename, String(source.value));
      const why = to && wrong(src, from, to, typeOnly);
      if (why) context.report({ node: source, messageId: 'no', data: { why } });
    };
    return {
      ImportDeclaration: (node) => check(node.source, node.importKind === 'type'),
      ExportNamedDeclaration: (node) => node.source && check(node.source, node.exportKind === 'type'),
      ExportAllDeclaration: (node) => check(node.source, node.exportKind === 'type'),
      ImportExpression: (node) => check(node.source, false),
    };
  },
};

const parts = (path) => path.split(/[\\/]/);

// target is what is imported, as a path below src; packages are none.
function target(src, file, source) {
  if (source.startsWith('~/')) return parts(source.slice(2));
  return source.startsWith('.') ? parts(relative(src, resolve(dirname(file), source))) : undefined;
}

function wrong(src, from, to, typeOnly) {
  const allowed = below[from[0]];
  if (!allowed) return undefined;
  if (from[0] !== to[0]) {
    return allowed.includes(to[0]) || (from[0] === 'states' && typeOnly) ? undefined : `${from[0]}/ does not stand on ${to[0]}/.`;
  }
  if (from[0] !== 'areas') return undefined;
  if (from[1] !== to[1]) return `A room of the ${from[1]} knows no room of the ${to[1]}.`;
  return existsSync(join(src, ...to, 'index.tsx')) ? 'Only rooms.ts imports the first file of a room.' : undefined;
}
