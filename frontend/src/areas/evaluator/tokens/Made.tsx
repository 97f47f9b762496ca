import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { A } from '../../../govuk/A';
import { Panel, WarningText } from '../../../govuk/blocks';
import { Button, ButtonGroup, ButtonLink } from '../../../govuk/Button';
import { Page } from '../../../shell/Page';
import { words as say } from './words';

// Made shows a token the only time it can be seen: it lives on this screen and
// nowhere else.
export function Made({ secret, name }: { secret: string; name: string }): JSX.Element {
  const [said, setSaid] = useState('');
  const copy = () => void navigator.clipboard.writeText(secret).then(() => setSaid(say.copied), () => setSaid(say.notCopied));
  return (
    <Page title={say.madeTitle} ownHeading>
      <Panel title={say.madeTitle}>{name}</Panel>
      <WarningText>{say.once}</WarningText>
      <h2 class="govuk-heading-m">{say.made}</h2>
      <p class="govuk-body"><span class="app-code">{secret}</span></p>
      <ButtonGroup>
        <Button onClick={copy}>{say.copy}</Button>
        <ButtonLink href="/evaluate/tokens" look="secondary">{say.back}</ButtonLink>
        <span role="status" class="govuk-body">{said}</span>
      </ButtonGroup>
      <p class="govuk-body">{say.keep}</p>
      <p class="govuk-body"><A href="/evaluate/api">{say.use}</A></p>
    </Page>
  );
}
