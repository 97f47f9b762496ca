// What several rooms of participants say.
export const words = {
  you: 'you',
  somebody: 'Somebody',
};
