package contracts

import (
	"context"
	"errors"
	"slices"

	"github.com/duebook/duebook/server/store"
)

// ProductsTx answers the ids of products by code, inside a transaction, and adds those that do not exist yet. Codes are not
// empty and have at most 60 characters.
func (s *Service) ProductsTx(ctx context.Context, tx *store.TxClient, codes []string) (map[string]int, error) {
	codes = slices.Clone(codes)
	slices.Sort(codes)
	codes = slices.Compact(codes)
	ids := make(map[string]int, len(codes))
	if err := findProducts(ctx, tx, codes, ids); err != nil {
		return nil, err
	}
	var missing []string
	for _, c := range codes {
		if ids[c] == 0 {
			if err := checkCode("product_code", c, 60); err != nil {
				return nil, err
			}
			missing = append(missing, c)
		}
	}
	if len(missing) == 0 {
		return ids, nil
	}
	rows := make([][]any, len(missing))
	for i, c := range missing {
		rows[i] = []any{tx.Now, tx.Now, 1, c, c}
	}
	// Somebody else may add the same product at this moment: theirs is taken.
	if err := tx.Upsert(ctx, "products", []string{"created_at", "updated_at", "version", "code", "name"}, rows, "(code) DO NOTHING"); err != nil {
		return nil, err
	}
	if err := findProducts(ctx, tx, missing, ids); err != nil {
		return nil, err
	}
	added := make([]int, len(missing))
	for i, c := range missing {
		added[i] = ids[c]
	}
	slices.Sort(added)
	tx.RecordMany("product.create", added)
	return ids, nil
}

func findProducts(ctx context.Context, tx *store.TxClient, codes []string, ids map[string]int) error {
	among, list := store.AmongTexts(tx, "code", codes)
	rows, err := tx.Query(ctx, `SELECT code, id FROM products WHERE `+among, list)
	if err != nil {
		return err
	}
	for rows.Next() {
		var code string
		var id int
		if err := rows.Scan(&code, &id); err != nil {
			return errors.Join(err, rows.Close())
		}
		ids[code] = id
	}
	return errors.Join(rows.Err(), rows.Close())
}
