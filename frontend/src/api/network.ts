import { store, useStore } from './store';

export const network = store<'reached' | 'lost'>('reached');

export function useNetwork(): 'reached' | 'lost' {
  return useStore(network);
}

const pauses = [400, 1200, 3000];

// patient sends a request and, when no answer comes, sends it again a few
// times. That is safe: a POST carries its Idempotency-Key and a PUT its version.
export async function patient(make: () => Request): Promise<Response> {
  for (const pause of [...pauses, undefined]) {
    try {
      const response = await fetch(make());
      if (network.read() !== 'reached') network.write('reached');
      return response;
    } catch (thrown) {
      if (thrown instanceof DOMException && thrown.name === 'AbortError') throw thrown;
      network.write('lost');
      if (pause === undefined) throw thrown;
      await wait(pause);
    }
  }
  throw new TypeError('no answer');
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(over, ms);
    window.addEventListener('online', over);
    function over(): void {
      clearTimeout(timer);
      window.removeEventListener('online', over);
      resolve();
    }
  });
}
