// What several rooms of the evaluator say.
export const words = {
  sets: {
    subjects: { title: 'Participants', hint: 'One row for each person with a place' },
    dyads: { title: 'Dyads', hint: 'One row for each line manager and participant' },
    answers: { title: 'Answers', hint: 'One row for each answer to a question' },
    codebook: { title: 'Codebook', hint: 'One row for each question, with what its values mean' },
  },
};
