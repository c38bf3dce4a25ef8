package store

import (
	"context"
	"database/sql/driver"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"entgo.io/ent/dialect"
)

// chunk is how many rows one statement carries.
const chunk = 5000

// Insert writes rows of values in as few statements as the databases allow.
func (tx *TxClient) Insert(ctx context.Context, table string, columns []string, rows [][]any) error {
	return tx.insert(ctx, table, columns, rows, "")
}

// Upsert is Insert that does what conflict says, such as "(code) DO NOTHING", with rows that exist.
func (tx *TxClient) Upsert(ctx context.Context, table string, columns []string, rows [][]any, conflict string) error {
	return tx.insert(ctx, table, columns, rows, " ON CONFLICT "+conflict)
}

func (tx *TxClient) insert(ctx context.Context, table string, columns []string, rows [][]any, tail string) error {
	if !tx.Postgres() {
		return tx.oneByOne(ctx, insertText(table, columns)+tail, rows, nil)
	}
	for part := range slices.Chunk(rows, chunk) {
		statement, args, err := tx.together(ctx, table, columns, part)
		if err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, statement+tail, args...); err != nil {
			return err
		}
	}
	return nil
}

// oneByOne runs a statement for each row and tells the ids that it gave. SQLite keeps a copy of every page that a statement
// with several rows touches, in case it must be taken back alone; for one row it checks before it writes.
func (tx *TxClient) oneByOne(ctx context.Context, statement string, rows [][]any, told func(id int64)) error {
	each := context.WithoutCancel(ctx) // the driver starts a goroutine for every statement that can be cancelled
	for _, row := range rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		r, err := tx.Exec(each, statement, row...)
		if err != nil {
			return err
		}
		if told != nil {
			id, err := r.LastInsertId()
			if err != nil {
				return err
			}
			told(id)
		}
	}
	return nil
}

// InsertIDs is Insert that answers the new rows' ids, in the order of the rows.
func (tx *TxClient) InsertIDs(ctx context.Context, table string, columns []string, rows [][]any) ([]int, error) {
	ids := make([]int, 0, len(rows))
	if !tx.Postgres() {
		err := tx.oneByOne(ctx, insertText(table, columns), rows, func(id int64) { ids = append(ids, int(id)) })
		return ids, err
	}
	for part := range slices.Chunk(rows, chunk) {
		statement, args, err := tx.together(ctx, table, columns, part)
		if err != nil {
			return nil, err
		}
		got, err := tx.Returning(ctx, statement+" RETURNING id", args...)
		if err != nil {
			return nil, err
		}
		ids = append(ids, got...)
		slices.Sort(ids[len(ids)-len(part):]) // ids ascend with the rows, whatever order they are answered in
	}
	return ids, nil
}

// Returning runs a hand-written statement that changes rows and returns their ids, as PostgreSQL can.
func (tx *TxClient) Returning(ctx context.Context, statement string, args ...any) (ids []int, err error) {
	tx.wrote = true
	rows, err := tx.Query(ctx, statement, args...)
	if err != nil {
		return nil, err
	}
	for rows.Next() {
		var id int
		if err := rows.Scan(&id); err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		ids = append(ids, id)
	}
	return ids, errors.Join(rows.Err(), rows.Close())
}

func insertText(table string, columns []string) string {
	return "INSERT INTO " + table + " (" + strings.Join(columns, ", ") + ") VALUES (" + strings.TrimSuffix(strings.Repeat("?,", len(columns)), ",") + ")"
}

// together is the statement by which PostgreSQL inserts many rows, and its arguments: an array for each column. Its text is
// the same for any number of rows, so it is planned once; the server takes three times as long to read a value of its own
// for every cell.
func (tx *TxClient) together(ctx context.Context, table string, columns []string, rows [][]any) (statement string, args []any, err error) {
	if len(rows) == 1 {
		return insertText(table, columns), rows[0], nil
	}
	types, err := tx.types(ctx, table)
	if err != nil {
		return "", nil, err
	}
	kinds := make([]string, len(columns))
	for i, name := range columns {
		if kinds[i] = types[name]; kinds[i] == "" {
			return "", nil, fmt.Errorf("store: %s has no column %s", table, name)
		}
	}
	from, args, err := Unnest(kinds, rows)
	return "INSERT INTO " + table + " (" + strings.Join(columns, ", ") + ") SELECT * FROM " + from, args, err
}

// Unnest is the text by which a statement of PostgreSQL takes rows of values of the given types as a table, and the
// arguments that belong there.
func Unnest(types []string, rows [][]any) (from string, args []any, err error) {
	arrays := make([]string, len(types))
	args = make([]any, len(types))
	for i, kind := range types {
		arrays[i] = "?::" + kind + "[]"
		if args[i], err = array(rows, i, kind); err != nil {
			return "", nil, err
		}
	}
	return "unnest(" + strings.Join(arrays, ", ") + ")", args, nil
}

type columnsOf struct{ table string }

// types are the types of a table's columns in PostgreSQL.
func (tx *TxClient) types(ctx context.Context, table string) (map[string]string, error) {
	if known, ok := tx.Facts().Load(columnsOf{table}); ok {
		return known.(map[string]string), nil
	}
	rows, err := tx.Query(ctx, `SELECT attname, format_type(atttypid, NULL) FROM pg_attribute WHERE attrelid = ?::text::regclass AND attnum > 0 AND NOT attisdropped`, table)
	if err != nil {
		return nil, err
	}
	types := map[string]string{}
	for rows.Next() {
		var name, kind string
		if err := rows.Scan(&name, &kind); err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		types[name] = kind
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return nil, err
	}
	tx.Facts().Store(columnsOf{table}, types)
	return types, nil
}

var escaped = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

func quote(b *strings.Builder, s string) {
	b.WriteByte('"')
	_, _ = escaped.WriteString(b, s)
	b.WriteByte('"')
}

// array is one column of rows as PostgreSQL writes an array of a type.
func array(rows [][]any, column int, kind string) (string, error) {
	var b strings.Builder
	b.Grow(12 * len(rows))
	b.WriteByte('{')
	var at time.Time // the last one, which most rows repeat
	var atText string
	for i, r := range rows {
		if i > 0 {
			b.WriteByte(',')
		}
		v, err := driver.DefaultParameterConverter.ConvertValue(r[column])
		if err != nil {
			return "", err
		}
		switch v := v.(type) {
		case nil:
			b.WriteString("NULL")
		case int64:
			b.WriteString(strconv.FormatInt(v, 10))
		case float64:
			b.WriteString(strconv.FormatFloat(v, 'g', -1, 64))
		case bool:
			b.WriteString(strconv.FormatBool(v))
		case time.Time:
			if v != at || atText == "" {
				at, atText = v, v.Format(`"2006-01-02T15:04:05.999999Z07:00"`)
			}
			b.WriteString(atText)
		case []byte:
			text := string(v)
			if kind == "bytea" {
				text = `\x` + hex.EncodeToString(v)
			}
			quote(&b, text)
		case string:
			quote(&b, v)
		}
	}
	b.WriteByte('}')
	return b.String(), nil
}

// IDList is a list of ids as one parameter, for a statement with In.
func IDList(name string, ids []int) string {
	open, end := "[", "]"
	if name == dialect.Postgres {
		open, end = "{", "}"
	}
	var b strings.Builder
	b.WriteString(open)
	for i, id := range ids {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.Itoa(id))
	}
	b.WriteString(end)
	return b.String()
}

// In is the text of the condition that a column is in an IDList parameter.
func In(name, column string) string {
	if name == dialect.Postgres {
		return column + " = ANY(?::bigint[])"
	}
	return column + " IN (SELECT value FROM json_each(?))"
}

// Runs splits ascending ids into runs without gaps: first and last of each.
func Runs(ids []int) (runs [][2]int) {
	for _, id := range ids {
		if n := len(runs); n > 0 && runs[n-1][1] == id-1 {
			runs[n-1][1] = id
		} else {
			runs = append(runs, [2]int{id, id})
		}
	}
	return runs
}

// RecordMany records one event per run of rows that were written together.
func (tx *TxClient) RecordMany(action string, ids []int) {
	for _, r := range Runs(ids) {
		tx.Record(Event{Action: action, Entity: r[0], Last: r[1], Changes: Changes{"records": {nil, r[1] - r[0] + 1}}})
	}
}
