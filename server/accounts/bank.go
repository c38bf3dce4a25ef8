package accounts

import (
	"context"
	"slices"
	"strings"

	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// BankAccount is a bank account from which an account pays.
type BankAccount struct {
	Account int
	Number  string // IBAN or account number, in any spelling
}

// BankNumber is the form in which the number of a bank account is kept: capitals and digits. It reports fault.Invalid.
func BankNumber(s string) (string, error) {
	n := strings.ToUpper(strings.NewReplacer(" ", "", "-", "", ".", "", "/", "").Replace(s))
	if n == "" || len(n) > 64 || strings.ContainsFunc(n, func(r rune) bool { return (r < 'A' || r > 'Z') && (r < '0' || r > '9') }) {
		return "", fault.New(fault.Invalid, "%q is not the number of a bank account; letters and digits are needed, at most 64", s).On("bankAccounts")
	}
	return n, nil
}

// AddBankAccountsTx adds bank accounts inside a transaction and leaves out those that are there already. It answers how
// many were added.
func (s *Service) AddBankAccountsTx(ctx context.Context, tx *store.TxClient, in []BankAccount) (int, error) {
	wanted := make(map[BankAccount]bool, len(in))
	accounts := make([]int, 0, len(in))
	for _, b := range in {
		n, err := BankNumber(b.Number)
		if err != nil {
			return 0, err
		}
		wanted[BankAccount{b.Account, n}] = true
		accounts = append(accounts, b.Account)
	}
	if len(wanted) == 0 {
		return 0, nil
	}
	rows, err := tx.Query(ctx, `SELECT account_id, number FROM bank_accounts WHERE `+store.In(tx.Dialect, "account_id"), store.IDList(tx.Dialect, accounts))
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var b BankAccount
		if err := rows.Scan(&b.Account, &b.Number); err != nil {
			return 0, err
		}
		delete(wanted, b)
	}
	if err := rows.Err(); err != nil {
		return 0, err
	}
	var values [][]any
	for _, b := range in { // in the order given
		n, _ := BankNumber(b.Number)
		if k := (BankAccount{b.Account, n}); wanted[k] {
			values = append(values, []any{tx.Now, k.Account, k.Number})
			delete(wanted, k)
		}
	}
	if len(values) == 0 {
		return 0, nil
	}
	ids, err := tx.InsertIDs(ctx, "bank_accounts", []string{"created_at", "account_id", "number"}, values)
	if err != nil {
		return 0, err
	}
	slices.Sort(ids)
	tx.RecordMany("bank_account.add", ids)
	return len(ids), nil
}
