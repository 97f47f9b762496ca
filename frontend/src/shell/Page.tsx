import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { BackLink } from '../govuk/blocks';
import { type ErrorLine, ErrorSummary } from '../govuk/ErrorSummary';
import { words } from '../i18n';
import { comesBack, placeAgain, stays } from './place';
import { useProgramme } from './programme';

type Props = {
  title: string;
  // back is the path of the Back link, or true for "the page before".
  back?: string | true;
  caption?: string;
  // ownHeading: the children hold the h1 (a Panel, or a field with `heading`).
  ownHeading?: boolean;
  // wide uses the whole width, for tables.
  wide?: boolean;
  errors?: ErrorLine[];
  attempt?: number;
  // beside stands in the right column, and after the page on a phone.
  beside?: ComponentChildren;
  children?: ComponentChildren;
};

let visited = false;

// Page is one screen: its title in the tab, the Back link, the error summary
// above the only h1, and the focus on that h1 after each navigation. Whoever comes
// back finds the page where they left it.
export function Page(props: Props): JSX.Element {
  const errors = props.errors ?? [];
  useTitle(props.title, errors.length > 0);
  useArrival();
  const column = props.wide ? 'govuk-grid-column-full' : 'govuk-grid-column-two-thirds';
  return (
    <>
      {props.back && <Back to={props.back} />}
      <main class="govuk-main-wrapper" id="main">
        <div class="govuk-grid-row">
          <div class={column}>
            <ErrorSummary errors={errors} attempt={props.attempt} />
            {props.caption && <span class="govuk-caption-l">{props.caption}</span>}
            {!props.ownHeading && <h1 class="govuk-heading-l" tabIndex={-1}>{props.title}</h1>}
            {props.children}
          </div>
          {props.beside && <div class="govuk-grid-column-one-third app-beside">{props.beside}</div>}
        </div>
      </main>
    </>
  );
}

function useArrival(): void {
  useLayoutEffect(stays);
  useEffect(() => {
    const place = placeAgain();
    if (visited) document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: place !== undefined });
    if (place !== undefined) window.scrollTo(0, place);
    visited = true;
  }, []);
}

function Back({ to }: { to: string | true }): JSX.Element {
  const leave = (event: MouseEvent) => {
    if (to !== true) return comesBack(to);
    if (history.length < 2) return;
    event.preventDefault();
    history.back();
  };
  return <BackLink href={to === true ? '/' : to} onClick={leave} />;
}

export function useTitle(title: string, failed: boolean): void {
  const programme = useProgramme();
  useEffect(() => {
    const said = title === programme ? title : words.title(title, programme);
    document.title = failed ? words.errorTitle(said) : said;
  }, [title, failed, programme]);
}
