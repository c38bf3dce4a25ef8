package store

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"entgo.io/ent/dialect"
)

// parameters is how many values one statement carries; PostgreSQL's limit is 65,535.
const parameters = 30_000

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
		return tx.oneByOne(ctx, insertText(table, columns, 1, tail), rows, nil)
	}
	for len(rows) > 0 {
		n := min(len(rows), parameters/len(columns))
		if _, err := tx.Exec(ctx, insertText(table, columns, n, tail), values(rows[:n])...); err != nil {
			return err
		}
		rows = rows[n:]
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

func values(rows [][]any) []any {
	args := make([]any, 0, len(rows)*len(rows[0]))
	for _, r := range rows {
		args = append(args, r...)
	}
	return args
}

// InsertIDs is Insert that answers the new rows' ids, in the order of the rows.
func (tx *TxClient) InsertIDs(ctx context.Context, table string, columns []string, rows [][]any) ([]int, error) {
	ids := make([]int, 0, len(rows))
	if !tx.Postgres() {
		err := tx.oneByOne(ctx, insertText(table, columns, 1, ""), rows, func(id int64) { ids = append(ids, int(id)) })
		return ids, err
	}
	for len(rows) > 0 {
		n := min(len(rows), parameters/len(columns))
		tx.wrote = true
		got, err := tx.Query(ctx, insertText(table, columns, n, " RETURNING id"), values(rows[:n])...)
		if err != nil {
			return nil, err
		}
		for got.Next() {
			var id int
			if err := got.Scan(&id); err != nil {
				_ = got.Close()
				return nil, err
			}
			ids = append(ids, id)
		}
		if err := got.Close(); err != nil {
			return nil, err
		}
		if err := got.Err(); err != nil {
			return nil, err
		}
		slices.Sort(ids[len(ids)-n:]) // ids ascend with the rows, whatever order they are answered in
		rows = rows[n:]
	}
	return ids, nil
}

func insertText(table string, columns []string, rows int, tail string) string {
	var b strings.Builder
	one := "(" + strings.TrimSuffix(strings.Repeat("?,", len(columns)), ",") + ")"
	b.Grow(len(one)*rows + 200)
	b.WriteString("INSERT INTO " + table + " (" + strings.Join(columns, ", ") + ") VALUES ")
	for i := range rows {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(one)
	}
	b.WriteString(tail)
	return b.String()
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
