import { expect, linkIn, mailTo } from '../house.ts';
import type { Person } from '../person.ts';

/** Somebody without an account asks for one, makes it behind the mailed link and is signed in. */
export async function signsUp(p: Person): Promise<void> {
  await p.page.goto('/');
  await p.follow('Sign in to carry on');
  await p.follow('Create an account');
  await p.form({
    name: 'sign-up',
    title: 'Create an account',
    action: 'Send me a link',
    fill: () => p.write('Work email address', p.email),
  });
  await p.at('Check your email', 'sign-up-sent');
  await p.page.goto(linkIn(await mailTo(p.email, /confirm/i), /\/confirm\//));
  await p.form({
    name: 'confirm',
    title: 'Create your account',
    action: 'Create account',
    keeps: ['Full name', p.name],
    fill: async () => {
      await p.write('Full name', p.name);
      await p.write('Password', p.password);
    },
  });
  await p.at('Your home page');
}

/** Fills in the sign-in form that is on the screen. */
export async function signsIn(p: Person): Promise<void> {
  await p.form({
    name: 'sign-in',
    title: 'Sign in',
    action: 'Sign in',
    keeps: ['Email address', p.email],
    fill: async () => {
      await p.write('Email address', p.email);
      await p.write('Password', p.password);
    },
  });
  await expect(p.page).not.toHaveURL(/sign-in/);
}

/** A day from today on, as the forms write it. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
