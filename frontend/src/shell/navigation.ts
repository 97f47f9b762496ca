import { words } from '../i18n';

// holds are further paths that belong to the item.
export type NavigationItem = { label: string; href: string; holds?: RegExp };

const say = words.navigation;

// items is the service navigation of each role, in its order.
export const items: Record<string, NavigationItem[]> = {
  participant: [
    { label: say.home, href: '/home' },
    { label: say.applications, href: '/apply' },
    { label: say.project, href: '/project' },
  ],
  manager: [{ label: say.forms, href: '/m' }],
  coordinator: [
    { label: say.today, href: '/admin' },
    { label: say.programmes, href: '/admin/programmes', holds: /^\/admin\/(cohorts|calls|projects)\// },
  ],
  evaluator: [
    { label: say.findings, href: '/evaluate' },
    { label: say.tokens, href: '/evaluate/tokens' },
    { label: say.interface, href: '/evaluate/api' },
  ],
};

// homes is where a role starts.
export const homes: Record<string, string> = {
  participant: '/home',
  manager: '/m',
  coordinator: '/admin',
  evaluator: '/evaluate',
  unproven: '/account',
};

// current is the item whose path is the longest start of the address.
export function current(list: NavigationItem[], path: string): NavigationItem | undefined {
  return list
    .filter(({ href, holds }) => path === href || path.startsWith(`${href}/`) || holds?.test(path))
    .sort((a, b) => b.href.length - a.href.length)[0];
}
