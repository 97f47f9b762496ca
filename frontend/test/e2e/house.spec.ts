import { expect, expectAccessible, expectNoOverflow, expectTidy, machineWords, test } from './house.ts';
import { parse } from './mail.ts';

// The checks every journey relies on, each shown a page it must refuse.

const html = (body: string) => `<!doctype html><html lang="en"><head><title>Try</title></head><body><main><h1>Try</h1>${body}</main></body></html>`;

const refuses = (check: Promise<void>) => expect(check.then(() => 'accepted', () => 'refused')).resolves.toBe('refused');

test('a field without a label is not accessible', async ({ page }) => {
  await page.setContent(html('<input type="text">'));
  await refuses(expectAccessible(page));
});

test('a wide box overflows, and is seen even when it is clipped by nothing', async ({ page }) => {
  await page.setContent(html('<div style="width:2000px">wide</div>'));
  await refuses(expectNoOverflow(page));
});

test('a word of a machine is refused', async ({ page }) => {
  await page.setContent(html('<p>Saved undefined</p>'));
  await refuses(expectTidy(page));
});

test('words of a machine are told from those of a person', () => {
  for (const said of ['Saved at NaN', '[object Object]', 'expected string', 'Invalid date', 'by null']) expect(machineWords(said), said).not.toEqual([]);
  for (const said of ['If you expected a form', 'the appointment was nullified', 'an invalid carriage']) expect(machineWords(said), said).toEqual([]);
});

test('a page that is in order is accepted', async ({ page }) => {
  await page.setContent(html('<p>Fine.</p>'));
  await expectAccessible(page);
  await expectNoOverflow(page);
  await expectTidy(page);
});

const broken: Record<string, string> = {
  'an inline script against the policy': '<script>document.title = "run"</script>',
  'an inline style against the policy': '<p style="color:red">x</p>',
  'a picture of another origin': '<img alt="" src="https://elsewhere.invalid/x.png">',
};

for (const [what, body] of Object.entries(broken)) {
  test(`${what} fails the test it happens in`, async ({ page, baseURL, watched }) => {
    await page.route('**/trial', async (route) => {
      const { headers } = { headers: (await route.fetch({ url: `${baseURL}/` })).headers() };
      await route.fulfill({ body: html(body), contentType: 'text/html', headers: { 'content-security-policy': headers['content-security-policy'] ?? '' } });
    });
    await page.goto('/trial');
    await expect.poll(() => watched.length).toBeGreaterThan(0);
    watched.length = 0;
  });
}

test('a mail is read as a person reads it', () => {
  const letter = parse(
    [
      'To: "Ada" <ada@example.org>',
      'Subject: =?utf-8?q?Ada,_you=E2=80=99re_invited?=',
      'Content-Type: multipart/alternative;',
      ' boundary="b1"',
      '',
      '--b1',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Open http://127.0.0.1:8080/invite/abc=',
      'def to answer =E2=80=93 thank you',
      '--b1',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('<p>Open</p>').toString('base64'),
      '--b1--',
      '',
    ].join('\r\n'),
  );
  expect(letter).toMatchObject({
    subject: 'Ada, you’re invited',
    text: expect.stringContaining('to answer – thank you'),
    html: '<p>Open</p>',
    links: ['http://127.0.0.1:8080/invite/abcdef'],
  });
});
