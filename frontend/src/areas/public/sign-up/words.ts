// The text of making an account.
export const words = {
  title: 'Create an account',
  intro: 'You need an account to apply. You can save your answers and come back later.',
  name: 'Full name',
  email: 'Work email address',
  emailHint: 'We will send a link to this address. You choose your password when you open it.',
  noEmail: 'Enter your email address',
  password: 'Password',
  action: 'Send me a link',
  have: 'I already have an account',
  sentBody: (email: string) => `We have sent a link to ${email}. Open it to create your account.`,
  confirm: {
    title: 'Create your account',
    email: (email: string) => `You will sign in as ${email}.`,
    action: 'Create account',
    doneTitle: 'Your account is ready',
    doneBody: (email: string) => `You can now sign in as ${email}.`,
    usedTitle: 'You already have an account',
    usedBody: 'This email address has an account. Sign in with it to carry on.',
    again: 'Ask for a new link to create your account. If you have created it already, sign in.',
  },
};
