import type { JSX } from 'preact';
import { Redirect, useLocation } from 'wouter-preact';
import { api, call } from '../../../api/client';
import { A } from '../../../govuk/A';
import { WarningText } from '../../../govuk/blocks';
import { Textarea } from '../../../govuk/Textarea';
import { list } from '../../../i18n';
import { QuestionPage } from '../../../questions/QuestionPage';
import { useForm } from '../../../questions/useForm';
import { type OfferMade, OneOffer } from './Offer';
import { answered } from './reads';
import { words } from './words';

// Decline stands between the offer and an answer that cannot be taken back.
export function Decline({ params }: { params: Record<string, string> }): JSX.Element {
  return (
    <OneOffer id={params.offer!}>
      {(offer) => (offer.state === 'made' ? <Ask offer={offer} /> : <Redirect to={`/offers/${offer.id}`} replace />)}
    </OneOffer>
  );
}

function Ask({ offer }: { offer: OfferMade }): JSX.Element {
  const [, navigate] = useLocation();
  const first = `/offers/${offer.id}`;
  const form = useForm({
    initial: { reason: '' },
    send: async (body) => {
      await call(api.POST('/offers/{offer}/decline', { params: { path: { offer: offer.id } }, body }));
      await answered();
    },
    done: () => navigate(first, { replace: true }),
  });
  const names = list(offer.partners.map(({ name }) => name));
  return (
    <QuestionPage
      title={words.declineTitle}
      back={first}
      form={form}
      action={words.declineAction}
      intro={<><WarningText>{words.declineWho}</WarningText>{names && <p class="govuk-body">{words.declineWith(names)}</p>}</>}
      beside={<A href={first}>{words.cancel}</A>}
    >
      <Textarea {...form.field('reason')} label={words.reason} hint={words.reasonHint} rows={4} />
    </QuestionPage>
  );
}
