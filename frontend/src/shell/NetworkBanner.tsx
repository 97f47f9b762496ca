import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { changed } from '../api/keys';
import { useNetwork } from '../api/network';
import { LinkButton } from '../govuk/Button';
import { words } from '../i18n';

const again = () => void changed();

// NetworkBanner stands above every page while the server cannot be reached, and
// leaves by itself once an answer comes.
export function NetworkBanner(): JSX.Element {
  const lost = useNetwork() === 'lost';
  useEffect(() => {
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, []);
  return (
    <div role="status" aria-live="polite">
      {lost && (
        <div class="app-network">
          <div class="govuk-width-container">
            <p><strong>{words.network.title}.</strong> {words.network.body} <LinkButton onClick={again}>{words.network.again}</LinkButton></p>
          </div>
        </div>
      )}
    </div>
  );
}
