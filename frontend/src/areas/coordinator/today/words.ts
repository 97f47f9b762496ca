// The text of the programme team’s first page.
export const words = {
  title: 'What needs you today',
  nothing: 'Nothing needs you at the moment.',
  undecided: (n: number) => `${n === 1 ? 'application waits' : 'applications wait'} for a decision`,
  lapsed: (n: number) => `${n === 1 ? 'offer was' : 'offers were'} not answered in time`,
  declined: (n: number) => `${n === 1 ? 'application has' : 'applications have'} somebody who declined their place`,
  unanswered: (n: number) => `${n === 1 ? 'form is' : 'forms are'} not answered yet`,
  refused: (n: number) => `${n === 1 ? 'form' : 'forms'} that a line manager cannot answer: read why and ask somebody else`,
  planned: (n: number) => `${n === 1 ? 'survey is' : 'surveys are'} planned and can be opened`,
  unsent: (n: number) => `${n === 1 ? 'application is' : 'applications are'} not sent yet`,
  closes: (where: string, when: string) => `${where}, closes at ${when}`,
};
