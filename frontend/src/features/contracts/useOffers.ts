import { useMemo } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { useOffersQuery } from '~/__generated__/useOffersQuery.graphql';

export type Offers = ReturnType<typeof useOffers>;

/** What lines of a contract are made of: products with their prices, promotions, price indices, rate cards. Suspends. */
export function useOffers() {
  const data = useLazyLoadQuery<useOffersQuery>(
    graphql`
      query useOffersQuery {
        products {
          id
          code
          name
          unit
          active
          prices {
            id
            currency
            unitPrice
            startsOn
            endsOn
          }
        }
        promotions {
          id
          code
          name
          percent
          startsOn
          endsOn
        }
        indexValues {
          id
          code
        }
        rateCards {
          id
          code
          name
          currency
        }
      }
    `,
    {},
    { fetchPolicy: 'store-and-network' },
  );
  return useMemo(() => {
    const byCode = new Map(data.products.map((product) => [product.code, product]));
    return {
      products: data.products,
      promotions: data.promotions,
      rateCards: data.rateCards,
      indices: [...new Set(data.indexValues.map((value) => value.code))].toSorted(),
      product: (code: string) => byCode.get(code.trim()),
    };
  }, [data]);
}
