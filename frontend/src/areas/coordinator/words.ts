// What several rooms of the programme team say.
export const words = {
  save: 'Save changes',
  place: {
    label: 'Where you are',
    where: (programme: string, cohort: string) => `${programme}, ${cohort}`,
    stages: { apply: 'Apply', sign: 'Partners sign', choose: 'Choose', programme: 'Programme', finished: 'Finished' },
    done: '(done)',
  },
};
