import type { ComponentChildren, JSX } from 'preact';
import type { TagColour } from '../../govuk/Tag';
import type { Said } from '../../states';

const looks: Partial<Record<TagColour, string>> = { orange: 'act', yellow: 'act', red: 'bad', green: 'good' };

// Status is a state in one or two words. Only what is settled or needs an act
// has a colour; a neutral state is plain text.
export function Status({ said: { text, colour } }: { said: Said }): JSX.Element {
  const look = colour && looks[colour];
  return look ? <Mark look={look}>{text}</Mark> : <span>{text}</span>;
}

export function Mark({ look, children }: { look: string; children: ComponentChildren }): JSX.Element {
  return <strong class={`ws-tag ws-tag--${look}`}>{children}</strong>;
}
