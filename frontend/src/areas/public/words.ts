// What several rooms say that everybody may enter.
export const words = {
  fresh: 'New password',
  passwordHint: 'At least 12 characters. Three random words make a good password. Do not use one you use elsewhere.',
  checkEmail: {
    title: 'Check your email',
    missing: 'If it has not arrived in a few minutes, check your junk folder. Any of our emails will do, not only the latest.',
    again: 'Send the email again',
    sentAgain: (email: string, times: number) => `We have sent the email to ${email} again${times > 1 ? `, ${times} times now` : ''}.`,
    other: 'Use another email address',
  },
};
