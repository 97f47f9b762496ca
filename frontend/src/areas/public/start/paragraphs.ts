// paragraphs are those of what a programme says of itself.
export function paragraphs(summary = ''): string[] {
  return summary.split(/\n\s*\n/).map((text) => text.trim()).filter(Boolean);
}
