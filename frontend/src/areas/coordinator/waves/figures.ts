import { said } from '../../../states';
import { refusalReasons } from '../../../states/surveyRefusal';
import { waveStandings } from '../../../states/waveStanding';
import type { Wave } from '../reads';
import type { Standing } from './reads';
import { words } from './words';

// percent rounds half up on whole numbers. Of nothing there is no share.
export function percent(part: number, of: number): number | undefined {
  return of === 0 ? undefined : Math.floor((200 * part + of) / (2 * of));
}

// unanswered is how many forms can still be answered; those are what a reminder
// is about.
export function unanswered({ funnel }: Pick<Wave, 'funnel'>): number {
  return Math.max(0, funnel.created - funnel.completed - funnel.declined - funnel.ineligible);
}

// eligible leaves out those who left the programme or are away long term.
export function eligible({ funnel }: Pick<Wave, 'funnel'>): number {
  return funnel.created - funnel.ineligible;
}

// tabs are the states that somebody is in, with how many, and everybody.
export function tabs(forms: Pick<Standing, 'status'>[]): { key: string; label: string; count: number }[] {
  const keys = Object.keys(waveStandings) as Standing['status'][];
  const by = keys.map((key) => ({ key, label: waveStandings[key].coordinator.text, count: shownOf(forms, key).length }));
  return [...by.filter(({ key, count }) => count > 0 || key === 'waiting'), { key: 'all', label: words.people.all, count: forms.length }];
}

export function shownOf<T extends Pick<Standing, 'status'>>(forms: T[], show: string): T[] {
  return show === 'all' ? forms : forms.filter(({ status }) => status === show);
}

// why is what a manager told who cannot answer.
export function why({ reason, note }: Pick<Standing, 'reason' | 'note'>): string {
  return [said(refusalReasons, 'coordinator', reason), note].filter(Boolean).join(': ');
}

const day = 24 * 60 * 60 * 1000;

// remindedToday tells whether reminders went less than a day ago.
export function remindedToday({ remindedAt }: Pick<Wave, 'remindedAt'>, now = Date.now()): boolean {
  return remindedAt !== undefined && now - Date.parse(remindedAt) < day;
}

// before is the newest survey of a cohort with a questionnaire: ids are in the order of time.
export function before<T extends Pick<Wave, 'id' | 'instrument'>>(waves: T[], instrument: string): T | undefined {
  return waves.filter((wave) => wave.instrument === instrument).reduce<T | undefined>((last, wave) => (last && last.id > wave.id ? last : wave), undefined);
}
