import type { JSX } from 'preact';
import { useStanding } from '../api/session';
import { words } from '../i18n';
import { A } from '../govuk/A';
import { useConfiguration } from './programme';

export function Footer(): JSX.Element {
  const demo = useConfiguration()?.demo;
  const standing = useStanding();
  const say = words.footer;
  const coordinates = standing.state === 'signed-in' && standing.session.role === 'coordinator';
  return (
    <footer class="app-footer">
      <div class="govuk-width-container">
        <nav aria-label={say.label}>
          <ul>
            <li><A href="/accessibility">{say.accessibility}</A></li>
            <li><A href="/privacy">{say.privacy}</A></li>
            <li><A href="/contact">{say.contact}</A></li>
            {coordinates && <li><A href="/evaluate/api">{words.navigation.interface}</A></li>}
            {demo && <li><A href="/demo/mail">{say.mail}</A></li>}
          </ul>
        </nav>
        <p>{demo ? say.demo : say.purpose}</p>
      </div>
    </footer>
  );
}
