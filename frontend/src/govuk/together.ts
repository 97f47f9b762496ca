// Piece is a paragraph of somebody else's text; extra says that mine has it not.
export type Piece = { text: string; extra: boolean };

const paragraphs = (text: string) => text.split(/\n\s*\n/).map((one) => one.trim()).filter(Boolean);

// beyond is their text in paragraphs, each marked if mine does not have it.
export function beyond(mine: string, theirs: string): Piece[] {
  const have = new Set(paragraphs(mine));
  return paragraphs(theirs).map((text) => ({ text, extra: !have.has(text) }));
}

// together is mine with the paragraphs below that only theirs has. Nothing that
// either wrote is missing from it.
export function together(mine: string, theirs: string): string {
  const extra = beyond(mine, theirs).filter((piece) => piece.extra).map(({ text }) => text);
  return [mine.trimEnd(), ...extra].filter(Boolean).join('\n\n');
}
