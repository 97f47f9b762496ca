import type { Said } from '../../states';

// What several rooms of participants say.
export const words = {
  you: 'you',
  somebody: 'Somebody',
  offered: { text: 'Offered a place', colour: 'teal', hint: 'You have been offered a place. Answer the offer on your home page. What you wrote is kept here for you.' } as Said,
  chosen: { text: 'Chosen', colour: 'teal', hint: 'You were chosen with this application. Your home page shows what comes next. What you wrote is kept here for you.' } as Said,
};
