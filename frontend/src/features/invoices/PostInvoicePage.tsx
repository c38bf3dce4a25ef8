import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { fetchQuery, graphql, useLazyLoadQuery, useRelayEnvironment } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { ForbiddenPage } from '~/app/errors';
import { newIdempotencyKey, useCommit, useIdempotencyKey } from '~/app/mutation';
import { AccountPicker, type PickedAccount } from '~/app/records/AccountPicker';
import { LinesEditor } from '~/app/records/LinesEditor';
import css from '~/app/records/records.module.css';
import { errorsByField } from '~/app/records/reasons';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { asMoney, lineAmount, parseDecimal } from '~/lib/lines';
import { add, fromMinor, sign, toMinor, type Money as Amount } from '~/lib/money';
import { today, type PlainDate } from '~/lib/plaindate';
import { dueDate } from '~/lib/terms';
import { Banner, Button, Card, DateField, Facts, Money, Page, PageHeader, Scroll, Section, TextAreaField, TextField, toast } from '~/ui';
import type { PostInvoicePageAccountQuery } from '~/__generated__/PostInvoicePageAccountQuery.graphql';
import type { PostInvoicePageMutation } from '~/__generated__/PostInvoicePageMutation.graphql';
import type { PostInvoicePageProductsQuery } from '~/__generated__/PostInvoicePageProductsQuery.graphql';

interface Line {
  readonly [field: string]: string;
  readonly id: string;
  readonly product: string;
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly tax: string;
}

const headFields = new Set(['accountId', 'number', 'issueOn', 'dueOn', 'purchaseOrder', 'description']);

const blank = (): Line => ({ id: newIdempotencyKey(), description: '', product: '', quantity: '1', unitPrice: '', tax: '' });

/** Bills an account by hand. What is typed here is summed exactly in the browser and computed again by the server, which posts. */
export default function PostInvoicePage(): ReactNode {
  const can = useCan();
  return can('invoices:post') ? <Form /> : <ForbiddenPage noun={t('post.noun', 'posting invoices')} />;
}

function Form() {
  const navigate = useNavigate();
  const environment = useRelayEnvironment();
  const wanted = (useSearch({ strict: false }) as { account?: string }).account;
  const [account, setAccount] = useState<PickedAccount | null>(null);
  const [issueOn, setIssueOn] = useState<PlainDate | null>(today());
  const [dueOn, setDueOn] = useState<PlainDate | null>(null);
  const [number, setNumber] = useState('');
  const [order, setOrder] = useState('');
  const [description, setDescription] = useState('');
  const [lines, setLines] = useState<readonly Line[]>([blank()]);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const { key, renew } = useIdempotencyKey();
  const { products } = useLazyLoadQuery<PostInvoicePageProductsQuery>(
    graphql`
      query PostInvoicePageProductsQuery {
        products {
          id
          code
          name
        }
      }
    `,
    {},
  );
  const [commit, busy] = useCommit<PostInvoicePageMutation>(graphql`
    mutation PostInvoicePageMutation($input: PostInvoiceInput!) {
      postInvoice(input: $input) {
        invoice {
          id
          number
          total {
            amount
            currency
          }
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  useEffect(() => {
    if (!wanted) return;
    const subscription = fetchQuery<PostInvoicePageAccountQuery>(
      environment,
      graphql`
        query PostInvoicePageAccountQuery($id: ID!) {
          node(id: $id) {
            __typename
            ... on Account {
              id
              number
              name
              currency
              paymentTerms
              purchaseOrderRequired
              businessUnit {
                id
                code
              }
            }
          }
        }
      `,
      { id: wanted },
    ).subscribe({ next: ({ node }) => node?.__typename === 'Account' && setAccount(node) });
    return () => subscription.unsubscribe();
  }, [environment, wanted]);

  const currency = account?.currency ?? 'USD';
  const due = dueOn ?? (account && issueOn ? dueDate(account.paymentTerms, issueOn) : null);
  const net = (line: Line) => lineAmount(line.quantity, line.unitPrice, currency);
  const tax = (line: Line): Amount | null => (line.tax.trim() === '' ? fromMinor(0n, currency) : asMoney(line.tax, currency));
  const filled = lines.filter((line) => line.description.trim() !== '' || line.unitPrice.trim() !== '' || line.product.trim() !== '');
  const sumOf = (part: (line: Line) => Amount | null) => fromMinor(filled.reduce((sum, line) => sum + toMinor(part(line) ?? fromMinor(0n, currency)), 0n), currency);
  const netSum = sumOf(net);
  const taxSum = sumOf(tax);
  const total = add(netSum, taxSum);

  const local: Record<string, string> = {};
  lines.forEach((line, i) => {
    if (line.quantity.trim() !== '' && !parseDecimal(line.quantity)) local[`${i}.quantity`] = t('lines.badQuantity', 'Quantity: a number with at most 8 decimals, such as 1.5.');
    if (line.unitPrice.trim() !== '' && !parseDecimal(line.unitPrice)) local[`${i}.unitPrice`] = t('lines.badPrice', 'Price: a number with at most 8 decimals, such as 19.99.');
    if (!tax(line)) local[`${i}.tax`] = t('lines.badTax', 'Tax is not an amount of {currency}.', { currency });
    if (line.product.trim() !== '' && !products.some((product) => product.code === line.product.trim())) local[`${i}.product`] = t('lines.badProduct', 'No product has the code {code}.', { code: line.product.trim() });
  });
  const missing = !account
    ? t('post.accountFirst', 'Choose the account first')
    : issueOn === null
      ? t('post.dayFirst', 'Choose the issue date first')
      : account.purchaseOrderRequired && order.trim() === ''
        ? t('post.orderFirst', 'This account requires a purchase order')
        : filled.length === 0
          ? t('post.linesFirst', 'Type at least one line')
          : Object.keys(local).length > 0 || filled.some((line) => !net(line))
            ? t('post.linesWrong', 'Some lines cannot be read')
            : sign(total) <= 0
              ? t('post.positive', 'The total must be positive')
              : undefined;

  const lineErrors: Record<string, string> = { ...local };
  const rest: string[] = [];
  for (const [path, message] of Object.entries(errors)) {
    const line = /^lines\.(\d+)(?:\.(.+))?$/.exec(path);
    const index = line ? lines.indexOf(filled[Number(line[1])] as Line) : -1;
    if (line && index >= 0) lineErrors[`${index}.${line[2] === 'productId' ? 'product' : (line[2] ?? 'description')}`] = message;
    else if (!headFields.has(path)) rest.push(message);
  }

  const post = async () => {
    if (missing || !account || issueOn === null || busy) return;
    const answer = await commit({
      input: {
        accountId: account.id,
        ...(number.trim() ? { number: number.trim() } : {}),
        issueOn,
        ...(dueOn ? { dueOn } : {}),
        currency,
        purchaseOrder: order.trim(),
        description: description.trim(),
        lines: filled.map((line) => {
          const product = products.find((entry) => entry.code === line.product.trim());
          return {
            description: line.description.trim() || (product?.name ?? ''),
            ...(product ? { productId: product.id } : {}),
            quantity: line.quantity.trim() || '1',
            unitPrice: line.unitPrice.trim(),
            tax: line.tax.trim() || '0',
          };
        }),
        idempotencyKey: key(),
      },
    });
    if (!answer) return;
    renew();
    const { invoice, userErrors } = answer.postInvoice;
    if (!invoice) return setErrors(errorsByField(userErrors));
    toast({ tone: 'ok', message: t('post.done', 'Invoice {number} posted', { number: invoice.number }) });
    void navigate({ to: '/invoices/$id', params: { id: invoice.id } as never, replace: true });
  };

  useCommands(
    useMemo(
      (): Command[] => [{ id: 'invoice.post', label: t('command.invoice.post', 'Post this invoice'), group: t('command.group.invoices', 'Invoices'), icon: 'check', keys: 'mod+enter', run: () => document.querySelector<HTMLFormElement>('#post-invoice')?.requestSubmit() }],
      [],
    ),
  );

  return (
    <Page title={t('post.title', 'New invoice')}>
      <PageHeader
        title={t('post.title', 'New invoice')}
        back={{ label: t('invoice.back', 'Back to the invoices'), onClick: () => void navigate({ to: '/invoices' }) }}
        actions={
          <Button kind="primary" type="submit" form="post-invoice" keys="mod+enter" busy={busy} reason={missing}>
            {t('post.post', 'Post')}
          </Button>
        }
      />
      <Scroll>
        <form
          id="post-invoice"
          className={css.form}
          style={{ maxWidth: 1180 }}
          onSubmit={(event) => {
            event.preventDefault();
            void post();
          }}
        >
          {rest.map((message) => (
            <Banner key={message} tone="danger">
              {message}
            </Banner>
          ))}
          <div className={css.two}>
            <div className={css.double}>
              <AccountPicker label={t('post.account', 'Account')} value={account} onChange={setAccount} required autoFocus={!wanted} error={errors['accountId']} debtors />
            </div>
            <DateField label={t('post.issueOn', 'Issue date')} value={issueOn} onChange={setIssueOn} required error={errors['issueOn']} />
            <DateField
              label={t('post.dueOn', 'Due date')}
              value={due}
              onChange={setDueOn}
              error={errors['dueOn']}
              hint={account && !dueOn ? t('post.byTerms', 'By the terms {terms}', { terms: account.paymentTerms }) : undefined}
              {...(issueOn ? { min: issueOn } : {})}
            />
            <TextField label={t('post.order', 'Purchase order')} value={order} onChange={setOrder} required={account?.purchaseOrderRequired ?? false} error={errors['purchaseOrder']} maxLength={60} />
            <TextField label={t('post.number', 'Number')} value={number} onChange={setNumber} placeholder={t('post.numberGiven', 'Given on posting')} error={errors['number']} maxLength={40} />
          </div>
          <LinesEditor
            label={t('invoice.lines', 'Lines')}
            fields={[
              { name: 'description', label: t('lines.description', 'Description'), width: 'minmax(160px, 1fr)' },
              { name: 'product', label: t('lines.product', 'Product'), width: '128px', list: 'products' },
              { name: 'quantity', label: t('lines.quantity', 'Quantity'), width: '96px', align: 'end' },
              { name: 'unitPrice', label: t('lines.price', 'Price'), width: '120px', align: 'end' },
              { name: 'tax', label: t('lines.tax', 'Tax'), width: '104px', align: 'end' },
            ]}
            lines={lines}
            onChange={(next) =>
              setLines(
                // A product brings its name when nothing else was typed.
                next.map((line) => {
                  const product = line.description === '' ? products.find((entry) => entry.code === line.product.trim()) : undefined;
                  return product ? { ...line, description: product.name } : line;
                }),
              )
            }
            blank={blank}
            errors={lineErrors}
            amount={(line) => {
              const amount = net(line);
              return amount && line.unitPrice.trim() !== '' ? <Money value={amount} zero="digits" /> : null;
            }}
          />
          <datalist id="products">
            {products.map((product) => (
              <option key={product.id} value={product.code}>
                {product.name}
              </option>
            ))}
          </datalist>
          <div className={css.two}>
            <TextAreaField label={t('post.description', 'Description')} value={description} onChange={setDescription} error={errors['description']} maxLength={1000} />
            <div className={css.totals}>
              <Card>
                <Section>
                  <Facts
                    facts={[
                      [t('lines.net', 'Without tax'), <Money key="net" value={netSum} zero="digits" />],
                      [t('lines.tax', 'Tax'), <Money key="tax" value={taxSum} zero="digits" />],
                      [
                        t('invoice.total', 'Total'),
                        <strong key="total" role="status">
                          <Money value={total} unit="code" zero="digits" />
                        </strong>,
                      ],
                    ]}
                  />
                </Section>
              </Card>
            </div>
          </div>
        </form>
      </Scroll>
    </Page>
  );
}
