import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { instant } from '../../../i18n';
import { said } from '../../../states';
import { acts } from '../../../states/act';
import type { Dossier } from './reads';
import { words as say } from './words';

type Event = Dossier['history'][number];

// shown is how many events, the newest first, are seen before the rest is unfolded.
const shown = 3;

export function History({ events }: { events: Event[] }): JSX.Element {
  const all = gathered(events).reverse();
  const rest = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const unfold = () => rest.current?.setAttribute('open', ''); // on paper nothing can be unfolded
    addEventListener('beforeprint', unfold);
    return () => removeEventListener('beforeprint', unfold);
  }, []);
  return (
    <section aria-labelledby="history">
      <h2 id="history">{say.historyTitle}</h2>
      {all.length === 0 ? <p>{say.empty}</p> : <Log events={all.slice(0, shown)} />}
      {all.length > shown && <details ref={rest}><summary>{say.earlier(all.length - shown)}</summary><Log events={all.slice(shown)} /></details>}
    </section>
  );
}

function Log({ events }: { events: (Event & { times: number })[] }): JSX.Element {
  return (
    <ol class="ws-log">
      {events.map((event, at) => <li key={at}><time dateTime={event.at}>{instant(event.at)}</time>{sentence(event)}</li>)}
    </ol>
  );
}

// sentence is "Amina Rahman signed the shared answers". An act that begins with
// a capital letter happens by itself and has nobody in front of it.
export function sentence({ action, by, times }: Event & { times?: number }): string {
  const act = said(acts, 'coordinator', action) || say.something;
  const text = /^[A-Z]/.test(act) ? act : say.by(by, act);
  return times && times > 1 ? say.times(text, times) : text;
}

// gathered counts what the same person did several times in a row on one day,
// such as one offer to each member, or saving as they typed.
export function gathered(events: Event[]): (Event & { times: number })[] {
  const out: (Event & { times: number })[] = [];
  for (const event of events) {
    const last = out.at(-1);
    if (last && last.at.slice(0, 10) === event.at.slice(0, 10) && last.action === event.action && last.by === event.by) last.times += 1;
    else out.push({ ...event, times: 1 });
  }
  return out;
}
