package files

import (
	"context"

	"github.com/duebook/duebook/ent/attachment"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/store"
)

// pruned is how many expired files one transaction deletes.
const pruned = 200

// Prune deletes files that have expired, and answers how many.
func (s *Service) Prune(ctx context.Context) (total int, err error) {
	ctx = viewer.NewContext(ctx, viewer.System("expired files"))
	for {
		ids, err := s.DB.Attachment.Query().Where(attachment.ExpiresAtLT(s.DB.Clock().UTC())).Order(attachment.ByID()).Limit(pruned).IDs(ctx)
		if err != nil || len(ids) == 0 {
			return total, err
		}
		err = store.Do(ctx, s.DB, func(tx *store.TxClient) error {
			for _, step := range []struct{ statement, column string }{
				{"UPDATE jobs SET result_file_id = NULL WHERE ", "result_file_id"},
				{"DELETE FROM file_parts WHERE ", "attachment_id"},
				{"DELETE FROM attachments WHERE ", "id"},
			} {
				condition, argument := store.AmongIDs(tx, step.column, ids)
				if _, err := tx.Exec(ctx, step.statement+condition, argument); err != nil {
					return err
				}
			}
			tx.RecordMany("file.expire", ids)
			return nil
		})
		if err != nil {
			return total, err
		}
		total += len(ids)
	}
}
