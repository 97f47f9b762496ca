// The text of the programmes.
export const words = {
  title: 'Programmes',
  create: 'Create a programme',
  empty: 'There is no programme yet. A programme has cohorts, and people apply in the calls of a cohort.',
  name: 'Name',
  nameHint: 'What everybody will see, for example in emails and at the top of the start page.',
  summary: 'Summary',
  summaryHint: 'A few sentences for people who think about applying.',
  newTitle: 'Create a programme',
  changeTitle: 'Change the programme',
  change: 'Change name and summary',
  created: 'Programme created. Next, create its first cohort.',
  saved: 'Programme changed.',
  limit: 5000,
};
