import { describe, expect, it } from 'vitest';
import { joined } from '../../src/questions/useSavedForm';

const base = { challenge: 'c', why: 'w', hoped: 'h' };

describe('two versions of one thing', () => {
  it('are one when each person changed another part', () => {
    const both = { challenge: 'mine', why: 'w', hoped: 'theirs' };
    expect(joined(base, { ...base, challenge: 'mine' }, { ...base, hoped: 'theirs' })).toEqual({ mine: both, theirs: both, clash: false });
  });

  it('clash only in the part that both changed: neither choice loses the rest', () => {
    const got = joined(base, { ...base, challenge: 'mine', why: 'only mine' }, { ...base, challenge: 'theirs', hoped: 'only theirs' });
    expect(got).toEqual({
      mine: { challenge: 'mine', why: 'only mine', hoped: 'only theirs' },
      theirs: { challenge: 'theirs', why: 'only mine', hoped: 'only theirs' },
      clash: true,
    });
  });

  it('do not clash when both wrote the same, or when only spaces were trimmed', () => {
    expect(joined(base, { ...base, why: 'same' }, { ...base, why: 'same' }).clash).toBe(false);
    expect(joined({ ...base, why: 'w ' }, { ...base, why: 'w and more' }, base)).toEqual({ mine: { ...base, why: 'w and more' }, theirs: { ...base, why: 'w and more' }, clash: false });
  });

  it('keep an answer that was taken away', () => {
    type Answers = Record<string, { value: number } | undefined>;
    const before: Answers = { a: { value: 1 }, b: undefined };
    expect(joined<Answers>(before, { a: undefined, b: undefined }, { a: { value: 1 }, b: { value: 2 } }).mine).toEqual({ a: undefined, b: { value: 2 } });
  });
});
