import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Link, useLocation } from 'wouter-preact';
import { chooseRole } from '../api/account';
import { type Session, useStanding } from '../api/session';
import { words } from '../i18n';
import { said } from '../states';
import { roles } from '../states/role';
import { current, homes, items, type NavigationItem } from './navigation';

const menu = 'navigation';

export function Navigation(): JSX.Element | null {
  const standing = useStanding();
  const [path] = useLocation();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [path]);
  if (standing.state !== 'signed-in') return null;
  const { session } = standing;
  const list = items[session.role] ?? [];
  const others = session.role === 'unproven' ? [] : session.roles.filter((role) => role !== session.role);
  if (session.account.id === '') return null;
  if (list.length === 0 && others.length === 0) return null;
  return (
    <div class="govuk-service-navigation">
      <div class="govuk-width-container">
        <div class="govuk-service-navigation__container">
          <nav aria-label={words.header.navigation} class="govuk-service-navigation__wrapper">
            <button type="button" class="govuk-service-navigation__toggle app-menu" aria-controls={menu} aria-expanded={open} onClick={() => setOpen(!open)}>
              {words.header.menu}
            </button>
            <ul class={`govuk-service-navigation__list app-navigation${open ? ' app-navigation--open' : ''}`} id={menu}>
              {list.map((item) => <Item key={item.href} item={item} here={path} list={list} />)}
              {others.map((role) => <Switch key={role} role={role} session={session} />)}
            </ul>
          </nav>
        </div>
      </div>
    </div>
  );
}

function Item({ item, here, list }: { item: NavigationItem; here: string; list: NavigationItem[] }): JSX.Element {
  const active = current(list, here) === item;
  return (
    <li class={`govuk-service-navigation__item${active ? ' govuk-service-navigation__item--active' : ''}`}>
      <Link href={item.href} class="govuk-service-navigation__link" aria-current={active ? (here === item.href ? 'page' : 'true') : undefined}>
        {active ? <strong class="govuk-service-navigation__active-fallback">{item.label}</strong> : item.label}
      </Link>
    </li>
  );
}

function Switch({ role, session }: { role: string; session: Session }): JSX.Element {
  const [, navigate] = useLocation();
  const go = () => void chooseRole(role).then(() => navigate(homes[role] ?? '/'), () => undefined);
  const title = words.header.role(said(roles, 'everybody', session.role));
  return (
    <li class="govuk-service-navigation__item app-navigation__switch">
      <button type="button" class="app-link-button" title={title} onClick={go}>{words.header.switchTo(said(roles, 'everybody', role))}</button>
    </li>
  );
}
