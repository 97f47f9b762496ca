import type { JSX } from 'preact';
import { words } from '../i18n';
import { A } from '../govuk/A';
import { useConfiguration } from './programme';

export function Footer(): JSX.Element {
  const demo = useConfiguration()?.demo;
  const say = words.footer;
  return (
    <footer class="app-footer">
      <div class="govuk-width-container">
        <nav aria-label={say.label}>
          <ul>
            <li><A href="/accessibility">{say.accessibility}</A></li>
            <li><A href="/privacy">{say.privacy}</A></li>
            <li><A href="/contact">{say.contact}</A></li>
            {demo && <li><A href="/demo/mail">{say.mail}</A></li>}
          </ul>
        </nav>
        <p>{demo ? say.demo : say.purpose}</p>
      </div>
    </footer>
  );
}
