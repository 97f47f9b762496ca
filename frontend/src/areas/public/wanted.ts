import { inside } from '../../shell/address';

// A cookie with the page that somebody asked for before they had to sign up, set
// a new password or show a code: the mailed link opens in another tab, which knows
// nothing of this one. It holds a path of this app and is gone within a day.
const name = 'tandem_wanted';

export function keepWanted(path: string): void {
  if (inside(path)) keep(encodeURIComponent(path), 86_400);
}

export function wanted(): string | undefined {
  const found = document.cookie.split('; ').find((part) => part.startsWith(`${name}=`));
  try {
    return inside(found ? decodeURIComponent(found.slice(name.length + 1)) : null);
  } catch {
    return undefined;
  }
}

function keep(value: string, seconds: number): void {
  document.cookie = [`${name}=${value}`, 'Path=/', `Max-Age=${seconds}`, 'SameSite=Strict'].join('; ');
}

// takeWanted gives the page once.
export function takeWanted(): string | undefined {
  const path = wanted();
  keep('', 0);
  return path;
}
