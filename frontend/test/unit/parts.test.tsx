import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Button, DateInput, Table, TaskList, csvOf, type TaskState } from '../../src/govuk';
import { browser } from '../../src/areas/public/account/browser';
import { linked } from '../../src/areas/public/mail/DemoMail';
import { type Answers, answerPointers, listed, visible } from '../../src/questions/answers';
import { matching } from '../../src/questions/area/autocomplete';
import { type Answer, type Item, itemId } from '../../src/questions/item';
import { kinds } from '../../src/questions/kinds';
import { inside } from '../../src/shell/address';
import { current, items } from '../../src/shell/navigation';

afterEach(cleanup);

describe('a task list', () => {
  const states: [TaskState, string][] = [
    ['completed', 'Completed'],
    ['in_progress', 'In progress'],
    ['not_started', 'Not yet started'],
    ['problem', 'There is a problem'],
  ];
  it.each(states)('in state %s says "%s" and links its row, described by the state', (state, said) => {
    render(<TaskList tasks={[{ title: 'Describe your work', href: '/apply/1/about', state }]} />);
    const link = screen.getByRole('link', { name: 'Describe your work' });
    expect(document.getElementById(link.getAttribute('aria-describedby')!)?.textContent).toBe(said);
  });

  it('does not link what cannot start yet', () => {
    render(<TaskList tasks={[{ title: 'Sign', href: '/apply/1/sign', state: 'cannot_start_yet' }]} />);
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.getByText('Cannot start yet')).toBeTruthy();
  });
});

describe('a button', () => {
  it('ignores the second click of a double click', () => {
    const act = vi.fn();
    render(<Button onClick={act}>Send</Button>);
    fireEvent.click(screen.getByRole('button'), { detail: 1 });
    fireEvent.click(screen.getByRole('button'), { detail: 2 });
    expect(act).toHaveBeenCalledTimes(1);
  });
});

describe('a date', () => {
  it('understands a month by its name, and keeps letters that are none for the server to name', () => {
    const heard: string[] = [];
    const props = { id: 'due', name: 'due', label: 'Due', onValue: (v: string) => void heard.push(v) };
    const { rerender } = render(<DateInput {...props} value="2027-02-07" />);
    const type = (month: string) => {
      fireEvent.input(screen.getByLabelText('Month'), { target: { value: month } });
      rerender(<DateInput {...props} value={heard.at(-1)!} />);
      return (screen.getByLabelText('Month') as HTMLInputElement).value;
    };
    expect(['Ja', 'Jan', 'January', 'Janu', 'Foo'].map(type)).toEqual(['Ja', 'Jan', 'January', 'Janu', 'Foo']);
    expect(heard).toEqual(['2027-Ja-07', '2027-01-07', '2027-01-07', '2027-01-07', '2027-Foo-07']);
  });

  it('keeps what is half typed and pads what is whole', () => {
    const heard: string[] = [];
    const props = { id: 'due', name: 'due', label: 'Due', onValue: (v: string) => void heard.push(v) };
    const { rerender } = render(<DateInput {...props} value="" />);
    fireEvent.input(screen.getByLabelText('Day'), { target: { value: '7' } });
    rerender(<DateInput {...props} value={heard.at(-1)!} />);
    fireEvent.input(screen.getByLabelText('Month'), { target: { value: '3' } });
    rerender(<DateInput {...props} value={heard.at(-1)!} />);
    fireEvent.input(screen.getByLabelText('Year'), { target: { value: '2027' } });
    expect(heard).toEqual(['--07', '-03-07', '2027-03-07']);
    expect((screen.getByLabelText('Day') as HTMLInputElement).value).toBe('7');
  });
});

describe('a table', () => {
  it('writes CSV that no spreadsheet runs and every spreadsheet reads', () => {
    const columns = [{ label: 'Name', value: (r: { n: string }) => r.n }, { label: 'Seats', value: () => -2 }];
    expect(csvOf(columns, [{ n: '=HYPERLINK("x")' }, { n: 'Bristol, City of' }])).toBe(
      '\uFEFFName,Seats\r\n"\'=HYPERLINK(""x"")",-2\r\n"Bristol, City of",-2\r\n',
    );
  });

  it('sorts by a column and says which way', () => {
    const rows = [{ n: 'b', v: 10 }, { n: 'a', v: 9 }];
    render(<Table caption="T" sortable rows={rows} rowKey={(r) => r.n} columns={[{ key: 'n', label: 'N', value: (r) => r.n }, { key: 'v', label: 'V', value: (r) => r.v, numeric: true }]} />);
    fireEvent.click(screen.getByRole('button', { name: 'V' }));
    expect(screen.getAllByRole('rowheader').map((cell) => cell.textContent)).toEqual(['Na', 'Nb']);
    expect(screen.getByRole('columnheader', { name: /V/ }).getAttribute('aria-sort')).toBe('ascending');
    expect(location.search).toBe('?sort=v');
  });
});

describe('survey items', () => {
  const item = (kind: Item['kind'], more: Partial<Item> = {}): Item => ({ key: 'q.1', kind, text: 'How far?', required: true, ...more });

  it('are of the kinds the programme knows', () => {
    expect(Object.keys(kinds)).toEqual(['scale', 'single', 'multiple', 'number', 'short_text', 'long_text', 'date', 'statement']);
  });

  it('a rating is stacked radios in words, none chosen, with a way out', () => {
    const heard: (Answer | undefined)[] = [];
    const { View, said } = kinds.scale!;
    const rating = item('scale', { points: 6, lowLabel: 'Not at all', highLabel: 'Completely', notApplicable: true });
    render(<View item={rating} onAnswer={(a) => heard.push(a)} />);
    const radios = screen.getAllByRole('radio') as HTMLInputElement[];
    expect(radios.map((r) => r.labels![0]!.textContent)).toEqual(['1 of 6 – Not at all', '2 of 6', '3 of 6', '4 of 6', '5 of 6', '6 of 6 – Completely', 'Not applicable']);
    expect(radios.some((r) => r.checked)).toBe(false);
    expect(radios[0]!.id).toBe(itemId(rating));
    fireEvent.click(radios[3]!);
    fireEvent.click(radios[6]!);
    expect(heard).toEqual([{ item: 'q.1', value: 4 }, { item: 'q.1', missing: 'not_applicable' }]);
    expect(said(rating, heard[0])).toBe('4 of 6');
    expect(said(rating, heard[1])).toBe('Not applicable');
    expect(said(rating)).toBe('');
  });

  it('a number that is none is kept for the server to judge', () => {
    const heard: (Answer | undefined)[] = [];
    const { View } = kinds.number!;
    render(<View item={item('number')} onAnswer={(a) => heard.push(a)} />);
    const box = screen.getByRole('textbox');
    for (const value of ['1,200', 'many', '']) fireEvent.input(box, { target: { value } });
    expect(heard).toEqual([{ item: 'q.1', value: 1200 }, { item: 'q.1', text: 'many' }, undefined]);
  });

  it('several choices come in the order of the options', () => {
    const heard: (Answer | undefined)[] = [];
    const { View, said } = kinds.multiple!;
    const asked = item('multiple', { options: [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }] });
    render(<View item={asked} answer={{ item: 'q.1', choices: ['b'] }} onAnswer={(a) => heard.push(a)} />);
    fireEvent.click(screen.getByLabelText('A'));
    fireEvent.click(screen.getByLabelText('B'));
    expect(heard).toEqual([{ item: 'q.1', choices: ['a', 'b'] }, undefined]);
    expect(said(asked, heard[0])).toBe('A\nB');
  });
});

describe('a file for a spreadsheet', () => {
  const cell = (text: string) => csvOf([{ label: 'n', value: (row: string) => row }], [text]).split('\r\n').slice(1, -1).join('|');
  it.each(['=1', '+1', '-1', '@x', ' =1', '\u00A0=1', '\u200B=1', '\uFEFF=1', '\uFF1D1', '\uFF0B1', '\uFF0D1', '\uFF201', '\t1', '\n=1'])('never runs %j', (text) =>
    expect(cell(text).replace(/^"/, '')).toMatch(/^'/));
  it.each(['1 = 1', 'a-b', ' x'])('leaves %j as it is', (text) => expect(cell(text)).toBe(text));
});

describe('addresses', () => {
  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/\t/evil.example', '/\n/evil.example', '/\r\\evil.example', 'javascript:alert(1)', ''])('never lead outside: %s', (path) => expect(inside(path)).toBeUndefined());
  it('may lead to a page of the app', () => expect(inside('/apply/1?x=2')).toBe('/apply/1?x=2'));
});

describe('the area field', () => {
  it('puts names that begin with what was typed first, and minds no punctuation', () => {
    expect(matching(['Brighton and Hove', 'Kingston upon Hull, City of', 'Hounslow'], 'ho')).toEqual(['Hounslow', 'Brighton and Hove']);
    expect(matching(['Bristol, City of'], 'bristol city')).toEqual(['Bristol, City of']);
  });
});

describe('the navigation', () => {
  it('marks the nearest page only', () => {
    expect(current(items.coordinator!, '/admin/programmes/1')?.href).toBe('/admin/programmes');
    expect(current(items.coordinator!, '/admin/calls/1')?.href).toBe('/admin/programmes');
    expect(current(items.coordinator!, '/')).toBeUndefined();
  });
});

describe('demo mail', () => {
  it('makes links of addresses and leaves everything else as text', () => {
    render(<p>{linked(`<b>Hi</b> ${location.origin}/invite/abc. Bye`)}</p>);
    expect(screen.getByRole('link').getAttribute('href')).toBe('/invite/abc');
    expect(document.querySelector('b')).toBeNull();
  });
});

describe('the answers of a survey form', () => {
  const items: Item[] = [
    { key: 'met', kind: 'single', text: 'Have you met?', required: true, options: [{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }] },
    { key: 'intro', kind: 'statement', text: 'Think of last month.', required: false },
    { key: 'often', kind: 'number', text: 'How often?', required: true, visibleIf: { item: 'met', values: ['yes'] } },
    { key: 'why', kind: 'long_text', text: 'Why so often?', required: false, visibleIf: { item: 'often', atLeast: 5 } },
  ];
  const yes = { item: 'met', choices: ['yes'] };
  const shown = (answers: Answers) => visible(items, answers).map(({ key }) => key);

  it('call for further items, along a chain', () => {
    expect(shown({})).toEqual(['met', 'intro']);
    expect(shown({ met: yes })).toEqual(['met', 'intro', 'often']);
    expect(shown({ met: yes, often: { item: 'often', value: 5 } })).toEqual(['met', 'intro', 'often', 'why']);
    expect(shown({ often: { item: 'often', value: 5 } })).toEqual(['met', 'intro']);
  });

  it('are sent with an entry for each item shown, so that each mistake has its place', () => {
    const answers: Answers = { met: yes, why: { item: 'why', text: 'left over' } };
    expect(listed(items, answers)).toEqual([yes, { item: 'often' }]);
    const field = answerPointers(items, () => answers);
    expect(field('/answers/1')).toBe('often');
    expect(field('/answers/why')).toBe('why');
  });
});

describe('a session', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0', 'Edge on Windows'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1', 'Safari on iPhone'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
    ['curl/8.9', 'Another program'],
    ['', 'Another program'],
  ])('is named by its browser: %s', (agent, said) => expect(browser(agent)).toBe(said));
});
