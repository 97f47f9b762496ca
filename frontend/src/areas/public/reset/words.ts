// The text of a forgotten password.
export const words = {
  title: 'Reset your password',
  body: 'We will send you a link to choose a new password.',
  action: 'Send me a link',
  sentBody: (email: string) => `We have sent an email to ${email}. If that address has an account, the email has a link to choose a new password. The link works for an hour.`,
  newTitle: 'Choose a new password',
  newAction: 'Save new password',
  doneTitle: 'Your password has been changed',
  doneBody: 'Sign in with your new password. Every other session has been ended.',
};
