import type { Wave } from '../reads';

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
