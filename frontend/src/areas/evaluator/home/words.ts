// The text of the evaluator’s first page.
export const words = {
  title: 'Findings',
  now: 'You can read the rows of each cohort here, as tables and through the API. Charts and summaries of the results are not part of this version.',
  none: 'There is no cohort to evaluate yet.',
  noneNext: 'A cohort appears here as soon as the programme team creates it.',
  cohorts: 'Cohorts',
  cohort: 'Cohort',
  programme: 'Programme',
  places: 'Places',
  responses: 'Responses',
  data: 'Data',
  of: (cohort: string) => ` of ${cohort}`,
  file: 'cohorts',
  tokensTitle: 'Use the data in your own tools',
  tokens: 'Make a token and read the same data with R, Python or any other program.',
  tokensLink: 'Data access',
  api: 'How to call the API',
};
