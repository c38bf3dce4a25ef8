// PostGraphile on the tables of a book, as it is set up for production: a signed token with each request, and the role of its
// bearer for each query. Answers what bench asks for; see the run.sh beside this file.
import { createServer } from 'node:http';
import { randomBytes } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import pg from 'pg';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

const database = process.env.DUEBOOK_BENCH_DATABASE;
const [host, port] = process.env.DUEBOOK_BENCH_ADDRESS.split(':');
const role = 'duebook_bench_reader';

const admin = new pg.Client({ connectionString: database });
await admin.connect();
await admin.query(`DO $$ BEGIN CREATE ROLE ${role} NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$`);
await admin.query(`GRANT SELECT ON accounts, invoices, invoice_lines, applications, payments TO ${role}`);
await admin.end();

const secret = randomBytes(32);
const token = await new SignJWT({ role }).setProtectedHeader({ alg: 'HS256' }).setSubject('bench').setExpirationTime('1h').sign(secret);

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString: database, schemas: ['public'], poolConfig: { max: 16 } })],
  grafast: {
    async context({ node }) {
      const header = node?.req?.headers.authorization ?? '';
      const { payload } = await jwtVerify(header.replace(/^Bearer /, ''), secret, { algorithms: ['HS256'] });
      return { pgSettings: { role: payload.role, 'jwt.claims.sub': payload.sub } };
    },
  },
  grafserv: { graphqlPath: '/graphql', watch: false, websockets: false },
});

const server = createServer();
await instance.createServ(grafserv).addTo(server);
await instance.getSchema();

const page = `{ allInvoices(first: 50, orderBy: [ISSUE_ON_DESC, ROW_ID_DESC]) {
  nodes { rowId number issueOn dueOn totalMinor balanceMinor currency accountByAccountId { rowId number name } }
  pageInfo { hasNextPage endCursor } } }`;
const one = `query($id: BigInt!) { invoiceByRowId(rowId: $id) { rowId number issueOn dueOn totalMinor balanceMinor currency accountByAccountId { rowId number name }
  invoiceLinesByInvoiceId(orderBy: [LINE_NO_ASC]) { nodes { rowId lineNo description quantity unitPrice amountMinor currency } }
  applicationsByInvoiceId(orderBy: [ROW_ID_ASC]) { nodes { rowId effectiveOn amountMinor currency paymentByPaymentId { rowId number receivedOn } } } } }`;

server.listen(Number(port), host, () => console.log(JSON.stringify({ url: `http://${host}:${port}/graphql`, token, page, one })));
process.on('SIGINT', () => process.exit(0));
