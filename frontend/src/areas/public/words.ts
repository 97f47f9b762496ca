// What several rooms say that everybody may enter.
export const words = {
  fresh: 'New password',
  passwordHint: 'At least 12 characters. Three random words make a good password. Do not use one you use elsewhere.',
  sentMissing: 'If it has not arrived in a few minutes, check your junk folder.',
};
