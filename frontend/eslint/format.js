import { relative } from 'node:path';

// One line a finding, as other tools of this house say it, and how many files
// were looked at: a run that saw none has checked nothing.
export default function format(results) {
  const found = results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, column, message, ruleId }) => `${relative(process.cwd(), filePath)}:${line}:${column}: ${message} (${ruleId ?? 'syntax'})`),
  );
  return [...found, `${results.length} files looked at, ${found.length} findings`].join('\n');
}
