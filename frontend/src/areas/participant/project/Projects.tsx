import type { JSX } from 'preact';
import { Redirect } from 'wouter-preact';
import type { Schema } from '../../../api/client';
import { A } from '../../../govuk/A';
import { EmptyState } from '../../../govuk/blocks';
import { ButtonLink } from '../../../govuk/Button';
import { Table } from '../../../govuk/Table';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { usePlaces } from '../reads';
import { words } from './words';

type Place = Schema<'place'>;

// Projects leads to the one project a person has, or to starting it; whoever
// took part more than once chooses.
export function Projects(): JSX.Element {
  return (
    <Loaded of={usePlaces()}>
      {({ items }) => {
        const places = items.filter(({ partnership }) => partnership);
        if (places.length === 0) return <None />;
        return places.length === 1 ? <Redirect to={path(places[0]!)} replace /> : <Several places={places} />;
      }}
    </Loaded>
  );
}

function path({ partnership }: Place): string {
  return partnership?.projectId ? `/project/${partnership.projectId}` : `/project/start/${partnership?.id}`;
}

function None(): JSX.Element {
  return (
    <Page title={words.none.title}>
      <EmptyState text={words.none.body}><ButtonLink href="/home">{words.none.home}</ButtonLink></EmptyState>
    </Page>
  );
}

function Several({ places }: { places: Place[] }): JSX.Element {
  const say = words.several;
  const act = ({ partnership }: Place) => (partnership?.projectId ? say.open : say.start);
  return (
    <Page title={say.title}>
      <Table
        caption={say.title}
        captionHidden
        rows={places}
        rowKey={({ id }) => id}
        file="projects"
        columns={[
          { key: 'cohort', label: say.cohort, value: ({ programme, cohort }) => `${programme}, ${cohort}` },
          { key: 'project', label: say.project, value: act, cell: (place) => <A href={path(place)}>{act(place)}</A> },
        ]}
      />
    </Page>
  );
}
