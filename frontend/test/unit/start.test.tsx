import { render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Call } from '../../src/areas/public/start/Call';
import { paragraphs } from '../../src/areas/public/start/paragraphs';
import { inDays } from '../../src/i18n';

afterEach(() => vi.useRealTimers());

describe('the first page', () => {
  const call = {
    id: 'C1', programme: 'Leading change', summary: 'Ten days.\n\nOver nine months.', cohort: '2027', capacity: 40,
    opensAt: '2026-11-09T09:00:00Z', closesAt: '2027-01-15T23:59:00Z', graceUntil: '2027-01-22T23:59:00Z',
  };

  it('tells a call by three dates, and how many days are left', () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-25T12:00:00Z'), toFake: ['Date'] });
    render(<Call call={call} alone apply />);
    const steps = within(screen.getByRole('list', { name: 'Dates of this call' })).getAllByRole('listitem');
    expect(steps.map((step) => step.textContent)).toEqual([
      '1. Applications openedMonday 9 November 20269am',
      '2. You send your application byFriday 15 January 202711:59pm, in 51 days',
      '3. Your colleague joins and signs byFriday 22 January 202711:59pm, in 58 days',
    ]);
    expect(screen.queryByText('Ten days.')).toBeNull();
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('says of each of several calls what it is, and where its button leads', () => {
    render(<Call call={call} alone={false} apply />);
    expect(screen.getByText('Over nine months.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Start an application to Leading change, 2027' }).getAttribute('href')).toBe('/apply?call=C1');
  });

  it('reads a summary by its paragraphs', () => {
    expect(paragraphs(' One.\n \nTwo\nthree.\n\n\n')).toEqual(['One.', 'Two\nthree.']);
    expect(paragraphs()).toEqual([]);
    expect([-1, 0, 1, 9].map(inDays)).toEqual(['today', 'today', 'tomorrow', 'in 9 days']);
  });
});
