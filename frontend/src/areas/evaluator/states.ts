// What the codes of the data mean in words, for the tables on screen. The files
// keep the codes.
export const codes: Record<string, string> = {
  education: 'Education',
  health: 'Health',
  care: 'Social care',
  other: 'Other',
  strategic: 'Mainly strategic',
  delivery: 'Mainly delivery',
  local_authority: 'Local authority',
  nhs: 'NHS body',
  school_or_college: 'School or college',
  voluntary: 'Voluntary or community body',
  held: 'Offered',
  confirmed: 'Confirmed',
  active: 'Taking part',
  completed: 'Completed',
  withdrawn: 'Left the programme',
  deferred: 'Moved to a later cohort',
  did_not_start: 'Did not start',
  not_answered: 'Not answered',
  not_applicable: 'Not applicable',
  suppressed: 'Withheld',
  scale: 'Scale',
  single: 'One choice',
  multiple: 'Several choices',
  number: 'Number',
  short_text: 'Short text',
  long_text: 'Long text',
  date: 'Date',
};

export function said(code: string): string {
  return codes[code] ?? code;
}
