import { registerSearch } from '~/app/commands/search';
import { records } from './parts';

/** Lets the palette find the dealer's invoices and payments; how is loaded when somebody searches. */
registerSearch('portal', async (text, signal, tools) => (await records()).find(text, signal, tools));
