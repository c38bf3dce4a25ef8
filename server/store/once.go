package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
)

// Once makes an operation answer a repeated idempotency key as it did the first time. Inside the transaction of the
// operation it looks for the key of this caller; when it is new, it runs do and remembers the id of the result. It answers
// that id and whether it came from an earlier run. An empty key runs do and remembers nothing. The same key with other
// input is fault.Conflict.
func Once(ctx context.Context, tx *TxClient, operation, key string, input any, do func() (int, error)) (id int, replayed bool, err error) {
	if key == "" {
		id, err = do()
		return id, false, err
	}
	if len(key) > 64 {
		return 0, false, fault.New(fault.Invalid, "an idempotency key has at most 64 characters").On("idempotencyKey")
	}
	v := viewer.From(ctx)
	if v == nil {
		return 0, false, viewer.ErrUnauthenticated
	}
	text, err := json.Marshal(input)
	if err != nil {
		return 0, false, err
	}
	sum := sha256.Sum256(text)
	hash := hex.EncodeToString(sum[:])
	caller := fmt.Sprintf("%s:%d", v.Kind, v.ID)
	// The first claims the key before it does anything; a second at the same time waits here until the first has ended.
	wrote := tx.wrote
	claimed, err := tx.Exec(ctx, `INSERT INTO idempotency_records (created_at, caller, operation, key, input_hash, result_id) VALUES (?, ?, ?, ?, ?, 0)
		ON CONFLICT (caller, operation, key) DO NOTHING`, tx.Now, caller, operation, key, hash)
	if err != nil {
		return 0, false, err
	}
	if n, err := claimed.RowsAffected(); err != nil {
		return 0, false, err
	} else if n == 0 {
		var first string
		err := tx.QueryRow(ctx, `SELECT input_hash, result_id FROM idempotency_records WHERE caller = ? AND operation = ? AND key = ?`, caller, operation, key).Scan(&first, &id)
		if err == nil && first != hash {
			err = fault.New(fault.Conflict, "this idempotency key was used with other input; use a new key for a new request").On("idempotencyKey")
		}
		tx.wrote = wrote // the refused claim is no write
		return id, true, err
	}
	if id, err = do(); err != nil {
		return 0, false, err
	}
	_, err = tx.Exec(ctx, `UPDATE idempotency_records SET result_id = ? WHERE caller = ? AND operation = ? AND key = ?`, id, caller, operation, key)
	return id, false, err
}
