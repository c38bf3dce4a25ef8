import { deliveryMeans, deliveryStatuses } from '~/app/records/delivery';
import type { Filter } from '~/lib/url';
import type { DeliveryFilter } from '~/__generated__/DeliveriesPageQuery.graphql';

/** The address's filter as the server's. Values that the server would not know are left out. */
export function toDeliveryFilter(filter: Filter): DeliveryFilter {
  const status = deliveryStatuses.filter((value) => filter['status']?.includes(value));
  const channel = deliveryMeans.filter((value) => filter['channel']?.includes(value));
  const [account, invoice] = [filter['account']?.[0], filter['invoice']?.[0]];
  return {
    ...(status.length > 0 ? { status } : {}),
    ...(channel.length > 0 ? { channel } : {}),
    ...(account ? { accountId: account } : {}),
    ...(invoice ? { invoiceId: invoice } : {}),
  };
}
