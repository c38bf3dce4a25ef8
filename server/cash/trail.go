package cash

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"entgo.io/ent/dialect/sql/schema"
	"github.com/duebook/duebook/ent/migrate"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/store"
)

// trailed is how many applications of a document its trail is looked for with, the latest first.
const trailed = 2000

// Trail answers the audit events of the applications of an invoice, payment or credit memo that are not events of the document
// itself: an invoice is settled under the name of the money, and what was applied together has one event for each run of
// applications. For any other record there is none. Requires audit:read.
func Trail(ctx context.Context, q store.Querier, document int) ([]int, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.AuditRead); err != nil {
		return nil, err
	}
	column := map[int]string{typeOf(migrate.InvoicesTable): "invoice_id", typeOf(migrate.PaymentsTable): "payment_id", typeOf(migrate.CreditMemosTable): "credit_memo_id"}[document>>32]
	if column == "" {
		return nil, nil
	}
	var applications, sources []int
	err := each(ctx, q, func(scan func(...any) error) error {
		var id, source int
		err := scan(&id, &source)
		applications, sources = append(applications, id), append(sources, source)
		return err
	}, fmt.Sprintf(`SELECT id, COALESCE(payment_id, credit_memo_id) FROM applications WHERE %s = ? ORDER BY id DESC LIMIT %d`, column, trailed), document)
	if err != nil || len(applications) == 0 {
		return nil, err
	}
	events, err := together(ctx, q, applications)
	if err != nil || column != "invoice_id" {
		return events, err
	}
	among, list := store.AmongIDs(q, "entity_id", unique(sources))
	err = each(ctx, q, func(scan func(...any) error) error {
		var id int
		err := scan(&id)
		events = append(events, id)
		return err
	}, `SELECT id FROM audit_events WHERE `+among+` AND changes LIKE ?`, list, fmt.Sprintf(`%%"invoice":[null,%d]%%`, document))
	return events, err
}

// together are the events of runs of applications that hold one of these, which descend.
func together(ctx context.Context, q store.Querier, applications []int) (events []int, err error) {
	begun := applications[0] + 1 // where the run of the event that was found last begins
	for _, id := range applications {
		if id >= begun {
			continue
		}
		// The runs do not overlap: only the one that begins next before it can hold it.
		if err := each(ctx, q, func(scan func(...any) error) error {
			var event, last int
			if err := scan(&event, &begun, &last); err != nil {
				return err
			}
			if id <= last {
				events = append(events, event)
			}
			return nil
		}, `SELECT id, entity_id, COALESCE(entity_last_id, entity_id) FROM audit_events WHERE entity_id <= ? AND entity_id >= ? ORDER BY entity_id DESC LIMIT 1`, id, id>>32<<32); err != nil {
			return nil, err
		}
	}
	return slices.Compact(events), nil
}

func each(ctx context.Context, q store.Querier, row func(scan func(...any) error) error, query string, args ...any) error {
	rows, err := q.Query(ctx, query, args...)
	if err != nil {
		return err
	}
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return errors.Join(err, rows.Close())
		}
	}
	return errors.Join(rows.Err(), rows.Close())
}

func typeOf(t *schema.Table) int { return *t.Annotation.IncrementStart >> 32 }
