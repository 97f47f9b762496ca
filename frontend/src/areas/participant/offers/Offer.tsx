import type { JSX } from 'preact';
import { api, call, type Schema } from '../../../api/client';
import { A } from '../../../govuk/A';
import { InsetText, Panel } from '../../../govuk/blocks';
import { Button, ButtonGroup, ButtonLink } from '../../../govuk/Button';
import { SummaryList } from '../../../govuk/SummaryList';
import { day, list } from '../../../i18n';
import { useForm } from '../../../questions/useForm';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { NotFound } from '../../../shell/pages';
import { offerStates } from '../../../states/offer';
import { when } from '../home/due';
import { useOffers, usePlaces } from '../reads';
import { answered } from './reads';
import { words } from './words';

export type OfferMade = Schema<'offer'>;

// Offer is one offer in whatever state it is: to answer, or what was answered.
export function Offer({ params }: { params: Record<string, string> }): JSX.Element {
  return <OneOffer id={params.offer!}>{(offer) => <Shown offer={offer} />}</OneOffer>;
}

export function OneOffer({ id, children }: { id: string; children: (offer: OfferMade) => JSX.Element }): JSX.Element {
  const offers = useOffers();
  return (
    <Loaded of={offers}>
      {({ items }) => {
        const offer = items.find((one) => one.id === id);
        return offer ? children(offer) : <NotFound />;
      }}
    </Loaded>
  );
}

function Shown({ offer }: { offer: OfferMade }): JSX.Element {
  if (offer.state === 'made') return <Answer offer={offer} />;
  if (offer.state === 'accepted') return <Accepted offer={offer} />;
  const others = list(offer.partners.map(({ name }) => name));
  if (offer.state === 'declined') {
    return <Told title={words.declinedTitle} body={words.declinedBody} more={others ? words.declinedOthers(others) : undefined} />;
  }
  if (offer.state === 'lapsed') return <Told title={words.lapsedTitle} body={words.lapsedBody(when(offer.replyBy))} contact />;
  return <Told title={words.rescindedTitle} body={words.rescindedBody} contact />;
}

function Answer({ offer }: { offer: OfferMade }): JSX.Element {
  const form = useForm({
    initial: {},
    send: async () => {
      await call(api.POST('/offers/{offer}/accept', { params: { path: { offer: offer.id } }, body: {} }));
      await answered();
    },
  });
  const names = offer.partners.map(({ name }) => name);
  return (
    <Page title={words.title(offer.programme)} back="/home" errors={form.errors} attempt={form.attempt}>
      <Facts offer={offer} />
      <p class="govuk-body">{names.length > 0 ? words.means : words.meansAlone}</p>
      {names.length > 0 && <p class="govuk-body">{words.others(list(names))}</p>}
      <Gone offer={offer} own={words.standsOffer} />
      <form onSubmit={form.submit} noValidate>
        <ButtonGroup>
          <Button busy={form.sending}>{words.accept}</Button>
          <A href={`/offers/${offer.id}/decline`}>{words.decline}</A>
        </ButtonGroup>
      </form>
    </Page>
  );
}

function Facts({ offer }: { offer: OfferMade }): JSX.Element {
  const partners = offer.partners.map(({ name, state }) => words.partner(name, offerStates[state].partner.text)).join('\n');
  return (
    <SummaryList
      rows={[
        { label: words.programme, value: offer.programme },
        { label: words.cohort, value: offer.cohort },
        { label: words.dates, value: words.from(day(offer.startsOn), day(offer.endsOn)) },
        { label: words.replyBy, value: when(offer.replyBy) },
        ...(partners ? [{ label: words.partners, value: partners }] : []),
      ]}
    />
  );
}

function Accepted({ offer }: { offer: OfferMade }): JSX.Element {
  const waits = offer.partners.filter(({ state }) => state === 'made').map(({ name }) => name);
  const together = usePlaces().data?.items.some(({ partnership, programme, cohort }) => partnership && programme === offer.programme && cohort === offer.cohort);
  return (
    <Page title={words.acceptedTitle} ownHeading>
      <Panel title={words.acceptedTitle}>{words.acceptedPanel(offer.programme, offer.cohort)}</Panel>
      <h2 class="govuk-heading-m">{words.nextTitle}</h2>
      <Gone offer={offer} own={words.standsAlone} />
      {waits.length > 0 && <p class="govuk-body">{words.waiting(list(waits))}</p>}
      {together && <p class="govuk-body">{words.project}</p>}
      <p class="govuk-body">{words.starts(day(offer.startsOn))}</p>
      <ButtonGroup>
        {together && <ButtonLink href="/project">{words.startProject}</ButtonLink>}
        <A href="/home">{words.home}</A>
      </ButtonGroup>
    </Page>
  );
}

// Gone says what became of the offers of those who will not take part.
function Gone({ offer, own }: { offer: OfferMade; own: string }): JSX.Element | null {
  const gone = offer.partners.filter(({ state }) => state === 'declined' || state === 'rescinded' || state === 'lapsed');
  if (gone.length === 0) return null;
  return (
    <InsetText>
      {gone.map(({ name, state }) => <p key={name} class="govuk-body">{words.partner(name, offerStates[state].partner.text)}.</p>)}
      <p class="govuk-body">{own} {words.askTeam(list(gone.map(({ name }) => name)))}</p>
      <p class="govuk-body"><A href="/contact">{words.contact}</A></p>
    </InsetText>
  );
}

function Told({ title, body, more, contact }: { title: string; body: string; more?: string; contact?: boolean }): JSX.Element {
  return (
    <Page title={title} back="/home">
      <p class="govuk-body">{body}</p>
      {more && <p class="govuk-body">{more}</p>}
      {contact && <p class="govuk-body"><A href="/contact">{words.contact}</A></p>}
      <p class="govuk-body"><A href="/home">{words.home}</A></p>
    </Page>
  );
}
