// What several rooms of the programme team say.
export const words = {
  save: 'Save changes',
};
