import { shortDay } from '../../i18n';
import type { Said } from '../../states';

// What several rooms of participants say.
export const words = {
  you: 'you',
  somebody: 'Somebody',
  left: (days: number) => (days === 0 ? 'Today' : `${days} ${days === 1 ? 'day' : 'days'} left`),
  overdue: (days: number) => `${days} ${days === 1 ? 'day' : 'days'} overdue`,
  front: (day: string): [date: string, month: string] => {
    const [date = '', ...month] = shortDay(day).split(' ');
    return [date, month.join(' ')];
  },
  offered: { text: 'Offered a place', colour: 'teal', hint: 'You have been offered a place. Answer the offer on your home page. What you wrote is kept here for you.' } as Said,
  chosen: { text: 'Chosen', colour: 'teal', hint: 'You were chosen with this application. Your home page shows what comes next. What you wrote is kept here for you.' } as Said,
};
