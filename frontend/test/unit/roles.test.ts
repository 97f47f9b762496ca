import { describe, expect, it } from 'vitest';
import { rooms } from '../../src/rooms';
import type { Room } from '../../src/shell/rooms';

// What stands in a role's folder and lets everybody in, each with its reason.
const open: Record<string, string> = {
  'manager/forms': 'a mailed link lets a manager in, and the room looks who comes',
  'evaluator/api': 'what can be asked for is no secret',
};

describe('who may enter a room', () => {
  it.each(Object.entries<Room>(rooms))('%s: those whose folder it stands in', (name, { role }) => {
    const owner = name.split('/')[0]!;
    expect(role).toBe(owner === 'public' || name in open ? '' : owner);
  });

  it('is said of no room that is gone', () => expect(Object.keys(open).filter((name) => !(name in rooms))).toEqual([]));
});
