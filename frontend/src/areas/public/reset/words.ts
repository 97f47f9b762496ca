// The text of a forgotten password.
export const words = {
  title: 'Reset your password',
  body: 'We will send you a link to choose a new password.',
  action: 'Send me a link',
  sentTitle: 'Check your email',
  sentBody: 'If there is an account for that address, we have sent it a link. The link works for a limited time.',
  newTitle: 'Choose a new password',
  newAction: 'Save new password',
  doneTitle: 'Your password has been changed',
  doneBody: 'Sign in with your new password. Every other session has been ended.',
};
