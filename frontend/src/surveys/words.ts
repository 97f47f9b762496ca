// The text of every survey form, whoever answers it.
export const words = {
  introAbout: (name: string) => `You are asked about ${name}.`,
  minutes: (n: number) => `It takes about ${n} ${n === 1 ? 'minute' : 'minutes'}. What you enter is saved, so you can stop and carry on later.`,
  closes: (when: string) => `Answer by ${when}.`,
  whoTitle: 'Who will see your answers',
  start: 'Start now',
  carryOn: 'Carry on',
  question: (n: number, all: number, about?: string) => `${about ? `About ${about} · ` : ''}Question ${n} of ${all}`,
  questions: (from: number, to: number, all: number, about?: string) => `${about ? `About ${about} · ` : ''}Questions ${from} to ${to} of ${all}`,
  check: {
    title: 'Check your answers',
    answers: 'Your answers',
    answersAbout: (name: string) => `Your answers about ${name}`,
    before: 'You cannot change your answers after you have sent them.',
    action: 'Send answers',
  },
  sent: {
    title: 'Answers sent',
    reference: 'Your receipt',
    at: (when: string) => `Sent at ${when}.`,
    nextTitle: 'What happens next',
    next: 'Thank you. You do not need to do anything else with this form. Keep your receipt if you want to ask about it.',
  },
  closed: {
    title: 'This form has closed',
    body: (when: string) => `It could be answered until ${when}. Thank you for taking the time to look.`,
  },
  declined: {
    title: 'You told us that you cannot answer this form',
    body: 'You do not need to do anything else.',
  },
  ineligible: { title: 'This form is no longer needed', body: 'You do not need to do anything else.' },
  ask: {
    scale: (text: string) => `Select a rating for “${text}”`,
    single: (text: string) => `Select an answer to “${text}”`,
    multiple: (text: string) => `Select at least one answer to “${text}”`,
    number: (text: string) => `Enter a number for “${text}”`,
    date: (text: string) => `Enter a date for “${text}”`,
    short_text: (text: string) => `Enter an answer to “${text}”`,
    long_text: (text: string) => `Enter an answer to “${text}”`,
    statement: () => '',
  },
};
