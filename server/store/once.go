package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
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
	var first string
	switch err = tx.QueryRow(ctx, `SELECT input_hash, result_id FROM idempotency_records WHERE caller = ? AND operation = ? AND key = ?`, caller, operation, key).Scan(&first, &id); {
	case err == nil && first != hash:
		return 0, false, fault.New(fault.Conflict, "this idempotency key was used with other input; use a new key for a new request").On("idempotencyKey")
	case err == nil:
		return id, true, nil
	case !errors.Is(err, sql.ErrNoRows):
		return 0, false, err
	}
	if id, err = do(); err != nil {
		return 0, false, err
	}
	// Two at once with one key: the unique index refuses the second, whose transaction is then run again and finds the first.
	_, err = tx.Exec(ctx, `INSERT INTO idempotency_records (created_at, caller, operation, key, input_hash, result_id) VALUES (?, ?, ?, ?, ?, ?)`,
		tx.Now, caller, operation, key, hash, id)
	if Duplicate(err) {
		return 0, false, errAgain{err}
	}
	return id, false, err
}

// errAgain asks Tx to run the operation again.
type errAgain struct{ error }

func (e errAgain) Unwrap() error { return e.error }
