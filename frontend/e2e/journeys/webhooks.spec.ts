import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { violations } from '../axe';
import { enter, expect, serve, settled, test as base } from '../book';

interface Message {
  head: IncomingHttpHeaders;
  body: string;
}

/** A partner's program. */
class Partner {
  readonly messages: Message[] = [];
  /** What it answers. */
  status = 204;

  private constructor(private readonly server: Server) {}

  static async open(): Promise<Partner> {
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => (body += String(part)));
      request.on('end', () => {
        partner.messages.push({ head: request.headers, body });
        response.writeHead(partner.status).end();
      });
    });
    const partner = new Partner(server);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return partner;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hooks`;
  }

  close(): Promise<unknown> {
    return new Promise((closed) => this.server.close(closed));
  }
}

const signature = (secret: string, { head, body }: Message): string =>
  `v1,${createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'))
    .update(`${head['webhook-id']}.${head['webhook-timestamp']}.${body}`)
    .digest('base64')}`;

const test = base.extend<object, { partner: Partner }>({
  partner: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads the names of what is needed from this pattern
    async ({}, give) => {
      const partner = await Partner.open();
      await give(partner);
      await partner.close();
    },
    { scope: 'worker' },
  ],
  book: [
    // oxlint-disable-next-line no-empty-pattern -- see above
    async ({}, give) => {
      const { book, stop } = await serve(['--webhook-private']);
      await give(book);
      await stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

test('an administrator adds an endpoint, tests it, sees a message fail and sends it again', async ({ page, book, partner, heard }) => {
  test.setTimeout(120_000);
  const clean = async () => {
    await settled(page, heard);
    expect(await violations(page)).toEqual([]);
  };
  let secret = '';
  await enter(page, 'admin', '/webhooks');

  await test.step('the secret is shown once', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'Webhooks' })).toBeVisible();
    await clean();
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: 'New endpoint' });
    await expect(dialog.getByRole('button', { name: 'Create' })).toHaveAttribute('aria-description', 'Give the address first');
    await dialog.getByRole('textbox', { name: 'Address' }).fill('ftp://partner.example');
    await dialog.getByRole('combobox', { name: 'Is told what' }).click();
    await page.getByRole('option', { name: 'happens in the whole book' }).click();
    for (const name of ['invoice.posted', 'payment.recorded']) await dialog.getByRole('checkbox', { name }).check();
    await dialog.getByRole('button', { name: 'Create' }).click();
    await expect(dialog.getByRole('textbox', { name: 'Address' })).toHaveAttribute('aria-invalid', 'true');
    await clean();
    await dialog.getByRole('textbox', { name: 'Address' }).fill(partner.address);
    await dialog.getByRole('button', { name: 'Create' }).click();
    const shown = page.getByRole('dialog', { name: 'Secret of the endpoint' });
    secret = (await shown.getByText(/^whsec_/).textContent()) ?? '';
    expect(secret.length).toBeGreaterThan(40);
    await clean();
    await shown.getByRole('button', { name: 'I have kept it' }).click();
    await expect(page.getByText(secret)).toHaveCount(0);
  });

  await test.step('a test arrives, signed with it', async () => {
    await page.getByRole('grid', { name: 'Webhooks' }).getByRole('row').filter({ hasText: partner.address }).dblclick();
    const peek = page.getByRole('complementary', { name: 'Endpoint' });
    await expect(peek.getByText('Enabled')).toBeVisible();
    await clean();
    await peek.getByRole('button', { name: 'Send a test' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Webhook messages' })).toBeVisible();
    const message = page.getByRole('complementary', { name: 'Message' });
    await expect(message.getByText('Delivered')).toBeVisible({ timeout: 10_000 });
    await expect(message.getByText('204')).toBeVisible();
    const [ping] = partner.messages;
    if (!ping) throw new Error('no test arrived');
    expect(JSON.parse(ping.body)).toMatchObject({ type: 'webhook.ping' });
    expect(ping.head['webhook-signature']).toBe(signature(secret, ping));
    await clean();
  });

  await test.step('what the partner does not take says so, and is sent again', async () => {
    partner.status = 401;
    const { accounts } = await book.ask<{ accounts: { edges: { node: { id: string } }[] } }>('dealer', '{ accounts(first: 1) { edges { node { id } } } }');
    await book.change('cash', 'recordPayment', 'RecordPaymentInput', 'payment { id }', {
      accountId: accounts.edges[0]?.node.id,
      receivedOn: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
      amount: { amount: '12.50', currency: 'USD' },
      method: 'CHECK',
    });
    await expect.poll(() => partner.messages.length, { timeout: 15_000 }).toBeGreaterThan(1);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Clear filter' }).click();
    const row = page.getByRole('grid', { name: 'Webhook messages' }).getByRole('row').filter({ hasText: 'payment.recorded' });
    await row.first().dblclick();
    const message = page.getByRole('complementary', { name: 'Message' });
    await expect(message).toContainText('It answered 401 Unauthorized. See that it accepts messages signed with the secret');
    await expect(message).toContainText('"amount": "12.50"');
    await clean();
    partner.status = 204;
    await message.getByRole('button', { name: 'Send again' }).click();
    await expect(message.getByText('Delivered')).toBeVisible({ timeout: 15_000 });
    const got = partner.messages.slice(1);
    expect(new Set(got.map((one) => one.head['webhook-id'])).size).toBe(1);
  });

  await test.step('disabled, it says by whom', async () => {
    await page.getByRole('button', { name: 'Webhooks' }).click();
    await page.getByRole('grid', { name: 'Webhooks' }).getByRole('row').filter({ hasText: partner.address }).dblclick();
    const peek = page.getByRole('complementary', { name: 'Endpoint' });
    await peek.getByRole('button', { name: 'Disable' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(peek).toContainText('Disabled by');
    await expect(peek.getByRole('button', { name: 'Send a test' })).toHaveAttribute('aria-description', 'Not possible in its present state');
    await clean();
  });
});
