package graph

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"sync"

	"entgo.io/ent/dialect/sql"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/rule"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/gen"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/ledger"
	"github.com/shopspring/decimal"
)

const (
	textLimit   = 4000 // characters of a search
	numberLimit = 200  // numbers in a search
)

// conditions collects what a filter asks for. Rows are confined by ent's policies besides: a condition only narrows.
type conditions []func(*sql.Selector)

func (c *conditions) add(f func(*sql.Selector)) { *c = append(*c, f) }

// predicates are the conditions as ent wants them for one entity.
func predicates[P ~func(*sql.Selector)](c conditions) []P {
	ps := make([]P, len(c))
	for i, f := range c {
		ps[i] = P(f)
	}
	return ps
}

func equal[V any](c *conditions, column string, v *V) {
	if v != nil {
		c.add(func(s *sql.Selector) { s.Where(sql.EQ(s.C(column), *v)) })
	}
}

func oneOf[V any](c *conditions, column string, vs []V) {
	if vs != nil {
		args := make([]any, len(vs))
		for i, v := range vs {
			args[i] = v
		}
		c.add(func(s *sql.Selector) { s.Where(sql.In(s.C(column), args...)) })
	}
}

// either holds where one of the alternatives does; nil asks for nothing.
func either(c *conditions, alternatives []func(*sql.Selector) *sql.Predicate) {
	c.add(func(s *sql.Selector) {
		ps := make([]*sql.Predicate, len(alternatives))
		for i, f := range alternatives {
			ps[i] = f(s)
		}
		if len(ps) == 0 {
			ps = append(ps, sql.False())
		}
		s.Where(sql.Or(ps...))
	})
}

func between(c *conditions, column string, days *gen.DateRange) {
	if days == nil {
		return
	}
	if days.From != nil {
		c.add(func(s *sql.Selector) { s.Where(sql.GTE(s.C(column), *days.From)) })
	}
	if days.To != nil {
		c.add(func(s *sql.Selector) { s.Where(sql.LTE(s.C(column), *days.To)) })
	}
}

// betweenInstants is between for a column of instants; a day is a day in UTC.
func betweenInstants(c *conditions, column string, days *gen.DateRange) {
	if days == nil {
		return
	}
	if days.From != nil {
		c.add(func(s *sql.Selector) { s.Where(sql.GTE(s.C(column), days.From.Time())) })
	}
	if days.To != nil {
		c.add(func(s *sql.Selector) { s.Where(sql.LT(s.C(column), days.To.AddDays(1).Time())) })
	}
}

// sums compares an amount with bounds in major units, in the currency of each row.
func sums(c *conditions, amount func(*sql.Selector) string, least, most *decimal.Decimal) {
	for _, bound := range []struct {
		value *decimal.Decimal
		least bool
	}{{least, true}, {most, false}} {
		if bound.value == nil {
			continue
		}
		minor := func(digits int32) int64 {
			d := bound.value.Shift(digits)
			if bound.least {
				d = d.Ceil()
			} else {
				d = d.Floor()
			}
			if limit := decimal.New(1, 18); d.GreaterThan(limit) {
				d = limit
			} else if d.LessThan(limit.Neg()) {
				d = limit.Neg()
			}
			return d.IntPart()
		}
		compare := func(s *sql.Selector, digits int32) *sql.Predicate {
			if bound.least {
				return sql.GTE(amount(s), minor(digits))
			}
			return sql.LTE(amount(s), minor(digits))
		}
		c.add(func(s *sql.Selector) {
			var others []any
			var ps []*sql.Predicate
			for digits, codes := range unusual() {
				ps = append(ps, sql.And(sql.In(s.C("currency"), codes...), compare(s, digits)))
				others = append(others, codes...)
			}
			s.Where(sql.Or(append(ps, sql.And(sql.NotIn(s.C("currency"), others...), compare(s, 2)))...))
		})
	}
}

// unusual is the currencies whose number of minor digits is not two, in ascending order of digits.
var unusualCurrencies = sync.OnceValue(func() map[int32][]any {
	found := map[int32][]any{}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			for c := 'A'; c <= 'Z'; c++ {
				if code := money.Currency([]rune{a, b, c}); code.Valid() && code.Digits() != 2 {
					found[code.Digits()] = append(found[code.Digits()], string(code))
				}
			}
		}
	}
	return found
})

func unusual() func(yield func(int32, []any) bool) {
	return func(yield func(int32, []any) bool) {
		for digits := range int32(10) {
			if codes := unusualCurrencies()[digits]; codes != nil && !yield(digits, codes) {
				return
			}
		}
	}
}

// ofAccount narrows to an account and, with children, to all below it. An account that is not there matches nothing.
func (r *Resolver) ofAccount(ctx context.Context, c *conditions, column string, account *int, children *bool) error {
	ids, err := r.accountsOf(ctx, account, children)
	if err == nil && account != nil {
		c.add(rule.In(column, ids))
	}
	return err
}

// accountsOf is an account and, with children, all below it; nil when none is named.
func (r *Resolver) accountsOf(ctx context.Context, account *int, children *bool) ([]int, error) {
	if account == nil {
		if deref(children) {
			return nil, fault.New(fault.Invalid, "includeChildren needs accountId").On("filter", "includeChildren")
		}
		return nil, nil
	}
	ids := []int{*account}
	if deref(children) {
		var err error
		if ids, err = accounts.Descendants(ctx, r.DB, *account); err != nil && !fault.Is(err, fault.NotFound) {
			return nil, err
		}
	}
	return ids, nil
}

// inBook narrows to accounts that are in a user's book today. Books are staff's.
func (r *Resolver) inBook(ctx context.Context, c *conditions, column string, user *int) error {
	if user == nil {
		return nil
	}
	if v := viewer.From(ctx); v != nil && !v.Unbounded {
		return viewer.ErrDenied{}
	}
	today := r.today()
	c.add(func(s *sql.Selector) {
		b := sql.Dialect(s.Dialect()).Table("book_assignments").As("book")
		s.Where(sql.In(s.C(column), sql.Dialect(s.Dialect()).Select(b.C("account_id")).From(b).Where(sql.And(
			sql.EQ(b.C("user_id"), *user), sql.LTE(b.C("starts_on"), today), sql.Or(sql.IsNull(b.C("ends_on")), sql.GTE(b.C("ends_on"), today))))))
	})
	return nil
}

// shortFor is how many years short numbers are looked up in, this one and those before it.
const shortFor = 10

// short is the numbers that digits alone stand for: 123 is INV-2026-0000123 and its namesakes of the years before. Each is
// looked up whole, so that nothing is read that a longer number would not read.
func (r *Resolver) short(kind ledger.Kind, text *string) (numbers []string) {
	n, err := strconv.ParseUint(strings.TrimSpace(deref(text)), 10, 32)
	if err != nil || n == 0 {
		return nil
	}
	for year := r.today().Year(); len(numbers) < shortFor; year-- {
		numbers = append(numbers, kind.Format(year, int64(n)))
	}
	return numbers
}

// search finds rows by what a person typed: the beginning of one of the number columns, several whole numbers, or part of
// one of the text columns or, where through names a column of account ids, of the account's name. Short are the numbers that
// the text stands for besides.
func search(c *conditions, text *string, numbers, texts []string, through string, short ...string) error {
	if text == nil {
		return nil
	}
	whole := strings.TrimSpace(*text)
	if whole == "" {
		return nil
	}
	if len(whole) > textLimit {
		return fault.New(fault.Invalid, "the text has more than %d characters", textLimit).On("filter", "text")
	}
	if strings.ContainsRune(whole, 0) || whole != strings.ToValidUTF8(whole, "") {
		return fault.New(fault.Invalid, "the text has characters that no record can have").On("filter", "text")
	}
	words := strings.FieldsFunc(whole, func(r rune) bool { return strings.ContainsRune(", \t\r\n|;", r) })
	if len(words) > numberLimit {
		return fault.New(fault.Invalid, "the text has %d numbers; at most %d are looked up at once", len(words), numberLimit).On("filter", "text")
	}
	// Numbers are kept as they were given, mostly in capitals.
	spellings := func(words ...string) (all []string) {
		for _, w := range words {
			all = append(all, w)
			if u := strings.ToUpper(w); u != w {
				all = append(all, u)
			}
		}
		return all
	}
	var alternatives []func(*sql.Selector) *sql.Predicate
	for _, column := range numbers {
		for _, prefix := range spellings(whole) {
			alternatives = append(alternatives, func(s *sql.Selector) *sql.Predicate { return sql.HasPrefix(s.C(column), prefix) })
		}
		if len(words) > 1 {
			var exact []any
			for _, w := range spellings(words...) {
				exact = append(exact, w)
			}
			alternatives = append(alternatives, func(s *sql.Selector) *sql.Predicate { return sql.In(s.C(column), exact...) })
		}
	}
	if len(short) > 0 {
		whole := make([]any, len(short))
		for i, n := range short {
			whole[i] = n
		}
		alternatives = append(alternatives, func(s *sql.Selector) *sql.Predicate { return sql.In(s.C("number"), whole...) })
	}
	for _, column := range texts {
		alternatives = append(alternatives, func(s *sql.Selector) *sql.Predicate { return sql.ContainsFold(s.C(column), whole) })
	}
	if through != "" {
		alternatives = append(alternatives, func(s *sql.Selector) *sql.Predicate {
			a := sql.Dialect(s.Dialect()).Table("accounts").As("named")
			return sql.In(s.C(through), sql.Dialect(s.Dialect()).Select(a.C("id")).From(a).Where(sql.ContainsFold(a.C("name"), whole)))
		})
	}
	if len(alternatives) > 0 {
		either(c, alternatives)
	}
	return nil
}

// late is the condition that an open item due on the column's day is from least to most days past due on a day; most < 0:
// without end.
func late(column string, on date.Date, least, most int) func(*sql.Selector) *sql.Predicate {
	return func(s *sql.Selector) *sql.Predicate {
		p := sql.LTE(s.C(column), on.AddDays(-least))
		if most >= 0 {
			p = sql.And(p, sql.GTE(s.C(column), on.AddDays(-most)))
		}
		return p
	}
}

// ages is the days past due of each bucket of ageing, youngest first; the last has no end.
var ages = []struct {
	name        gen.AgeingBucketName
	least, most int
}{
	{gen.AgeingBucketNameCurrent, 0, 0},
	{gen.AgeingBucketNameD1_30, 1, 30},
	{gen.AgeingBucketNameD31_60, 31, 60},
	{gen.AgeingBucketNameD61_90, 61, 90},
	{gen.AgeingBucketNameD91_120, 91, 120},
	{gen.AgeingBucketNameD121Plus, 121, -1},
}

// accountFilter is the conditions of a filter, and the balance of accounts that its day gives.
func (r *Resolver) accountFilter(ctx context.Context, f *gen.AccountFilter) (c conditions, b balance, err error) {
	if f == nil {
		f = &gen.AccountFilter{}
	}
	v, day := viewer.From(ctx), r.today()
	if f.AsOf != nil {
		day = *f.AsOf
	}
	b = r.accountBalance(day, confined(v))
	equal(&c, "number", f.Number)
	oneOf(&c, "kind", f.Kind)
	oneOf(&c, "status", f.Status)
	equal(&c, "parent_id", f.ParentID)
	equal(&c, "business_unit_id", f.BusinessUnitID)
	equal(&c, "region", f.Region)
	owing := deref(f.HasBalance)
	if owing || f.MinBalance != nil || f.MaxBalance != nil {
		if err := viewer.Need(v, viewer.InvoicesRead); err != nil {
			return nil, b, err
		}
	}
	switch {
	case owing && f.AsOf == nil:
		c.add(func(s *sql.Selector) {
			i := sql.Dialect(s.Dialect()).Table("invoices").As("open")
			s.Where(sql.Exists(sql.Dialect(s.Dialect()).Select(i.C("id")).From(i).Where(sql.And(
				sql.ColumnsEQ(i.C("account_id"), s.C("id")), sql.NEQ(i.C("balance_minor"), 0)))))
		})
	case owing: // in any currency
		c.add(func(s *sql.Selector) {
			query, args := b.opened(day, b.accounts)
			s.Where(sql.In(s.C("id"), rowsOf(s.Dialect(), query, args).Select("account_id")))
		})
	}
	sums(&c, b.of, f.MinBalance, f.MaxBalance)
	if err := search(&c, f.Text, []string{"number"}, []string{"number", "name"}, ""); err != nil {
		return nil, b, err
	}
	return c, b, r.inBook(ctx, &c, "id", f.BookOf)
}

// invoiceFilter is the conditions of a filter, and the balance of invoices that its day gives.
func (r *Resolver) invoiceFilter(ctx context.Context, f *gen.InvoiceFilter) (c conditions, b balance, err error) {
	if f == nil {
		f = &gen.InvoiceFilter{}
	}
	accounts, err := r.accountsOf(ctx, f.AccountID, f.IncludeChildren)
	if err != nil {
		return nil, b, err
	}
	if f.AccountID != nil {
		c.add(rule.In("account_id", accounts))
	} else {
		accounts = confined(viewer.From(ctx))
	}
	b = r.invoiceBalance(f.AsOf, accounts)
	equal(&c, "business_unit_id", f.BusinessUnitID)
	equal(&c, "currency", f.Currency)
	between(&c, "issue_on", f.IssueOn)
	between(&c, "due_on", f.DueOn)
	sums(&c, b.of, f.MinBalance, f.MaxBalance)
	day := r.today()
	if f.AsOf != nil {
		day = *f.AsOf
		between(&c, "issue_on", &gen.DateRange{To: &day})
	}
	open := func(p func(*sql.Selector) *sql.Predicate) func(*sql.Selector) *sql.Predicate {
		return func(s *sql.Selector) *sql.Predicate { return sql.And(b.some(s), p(s)) }
	}
	if f.Bucket != nil || f.Status != nil && !slices.Contains(f.Status, gen.InvoiceStatusPaid) || f.MinBalance != nil && f.MinBalance.IsPositive() {
		b.only(&c)
	}
	notDue := open(func(s *sql.Selector) *sql.Predicate { return sql.GTE(s.C("due_on"), day) })
	if f.Status != nil {
		var any []func(*sql.Selector) *sql.Predicate
		for _, status := range f.Status {
			switch status {
			case gen.InvoiceStatusPaid:
				any = append(any, b.none)
			case gen.InvoiceStatusOverdue:
				any = append(any, open(late("due_on", day, 1, -1)))
			case gen.InvoiceStatusOpen:
				any = append(any, notDue)
			}
		}
		either(&c, any)
	}
	if f.Bucket != nil {
		var any []func(*sql.Selector) *sql.Predicate
		for _, age := range ages {
			switch {
			case !slices.Contains(f.Bucket, age.name):
			case age.name == gen.AgeingBucketNameCurrent:
				any = append(any, notDue)
			default:
				any = append(any, open(late("due_on", day, age.least, age.most)))
			}
		}
		either(&c, any)
	}
	if kinds := f.AccountKind; kinds != nil {
		c.add(func(s *sql.Selector) {
			a := sql.Dialect(s.Dialect()).Table("accounts").As("of_kind")
			args := make([]any, len(kinds))
			for i, k := range kinds {
				args[i] = k
			}
			s.Where(sql.In(s.C("account_id"), sql.Dialect(s.Dialect()).Select(a.C("id")).From(a).Where(sql.In(a.C("kind"), args...))))
		})
	}
	if err := search(&c, f.Text, []string{"number", "purchase_order"}, nil, "account_id", r.short(ledger.Invoices, f.Text)...); err != nil {
		return nil, b, err
	}
	return c, b, r.inBook(ctx, &c, "account_id", f.BookOf)
}

func (r *Resolver) paymentFilter(ctx context.Context, f *gen.PaymentFilter) (c conditions, err error) {
	if f == nil {
		return nil, nil
	}
	equal(&c, "business_unit_id", f.BusinessUnitID)
	equal(&c, "currency", f.Currency)
	oneOf(&c, "method", f.Method)
	between(&c, "received_on", f.ReceivedOn)
	sums(&c, column("amount_minor"), f.MinAmount, f.MaxAmount)
	if f.Status != nil {
		var any []func(*sql.Selector) *sql.Predicate
		for _, status := range f.Status {
			any = append(any, func(s *sql.Selector) *sql.Predicate {
				switch status {
				case gen.PaymentStatusReversed:
					return sql.NEQ(s.C("reversed_minor"), 0)
				case gen.PaymentStatusUnidentified:
					return sql.And(sql.EQ(s.C("reversed_minor"), 0), sql.IsNull(s.C("account_id")))
				case gen.PaymentStatusUnapplied:
					return sql.And(sql.EQ(s.C("reversed_minor"), 0), sql.NotNull(s.C("account_id")), sql.NEQ(s.C("unapplied_minor"), 0))
				default:
					return sql.And(sql.EQ(s.C("reversed_minor"), 0), sql.NotNull(s.C("account_id")), sql.EQ(s.C("unapplied_minor"), 0))
				}
			})
		}
		either(&c, any)
	}
	if err := search(&c, f.Text, []string{"number", "reference"}, []string{"payer"}, "account_id", r.short(ledger.Payments, f.Text)...); err != nil {
		return nil, err
	}
	if err := r.ofAccount(ctx, &c, "account_id", f.AccountID, f.IncludeChildren); err != nil {
		return nil, err
	}
	return c, r.inBook(ctx, &c, "account_id", f.BookOf)
}

func (r *Resolver) creditMemoFilter(ctx context.Context, f *gen.CreditMemoFilter) (c conditions, err error) {
	if f == nil {
		return nil, nil
	}
	equal(&c, "business_unit_id", f.BusinessUnitID)
	equal(&c, "currency", f.Currency)
	equal(&c, "invoice_id", f.InvoiceID)
	oneOf(&c, "status", f.Status)
	oneOf(&c, "reason", f.Reason)
	between(&c, "issue_on", f.IssueOn)
	if deref(f.HasUnapplied) {
		c.add(func(s *sql.Selector) { s.Where(sql.NEQ(s.C("unapplied_minor"), 0)) })
	}
	if err := search(&c, f.Text, []string{"number"}, nil, "account_id", r.short(ledger.CreditMemos, f.Text)...); err != nil {
		return nil, err
	}
	if err := r.ofAccount(ctx, &c, "account_id", f.AccountID, f.IncludeChildren); err != nil {
		return nil, err
	}
	return c, r.inBook(ctx, &c, "account_id", f.BookOf)
}

func (r *Resolver) contractFilter(ctx context.Context, f *gen.ContractFilter) (c conditions, err error) {
	if f == nil {
		return nil, nil
	}
	oneOf(&c, "status", f.Status)
	between(&c, "ends_on", f.EndsOn)
	if day := f.ActiveOn; day != nil {
		c.add(func(s *sql.Selector) {
			s.Where(sql.And(sql.NEQ(s.C("status"), "DRAFT"), sql.LTE(s.C("starts_on"), *day), sql.Or(sql.IsNull(s.C("ends_on")), sql.GTE(s.C("ends_on"), *day), sql.IsTrue(s.C("renews")))))
		})
	}
	if err := search(&c, f.Text, []string{"number"}, []string{"description"}, "account_id", r.short(ledger.Contracts, f.Text)...); err != nil {
		return nil, err
	}
	return c, r.ofAccount(ctx, &c, "account_id", f.AccountID, f.IncludeChildren)
}

func (r *Resolver) inventoryFilter(ctx context.Context, f *gen.InventoryFilter) (c conditions, err error) {
	if f == nil {
		return nil, nil
	}
	oneOf(&c, "kind", f.Kind)
	oneOf(&c, "status", f.Status)
	if err := search(&c, f.Text, []string{"number", "identifier"}, []string{"site"}, "account_id"); err != nil {
		return nil, err
	}
	return c, r.ofAccount(ctx, &c, "account_id", f.AccountID, f.IncludeChildren)
}

func (r *Resolver) userFilter(f *gen.UserFilter) (c conditions, err error) {
	if f == nil {
		return nil, nil
	}
	oneOf(&c, "status", f.Status)
	if f.Role != nil {
		args := make([]any, len(f.Role))
		for i, role := range f.Role {
			args[i] = string(role)
		}
		c.add(func(s *sql.Selector) {
			g := sql.Dialect(s.Dialect()).Table("role_grants").As("held")
			s.Where(sql.In(s.C("id"), sql.Dialect(s.Dialect()).Select(g.C("user_id")).From(g).Where(sql.And(sql.In(g.C("role"), args...), sql.IsNull(g.C("revoked_at"))))))
		})
	}
	return c, search(&c, f.Text, []string{"username"}, []string{"name", "email"}, "")
}

func (r *Resolver) auditFilter(ctx context.Context, f *gen.AuditFilter) (c conditions, err error) {
	if f == nil {
		return nil, nil
	}
	if id := f.EntityID; id != nil {
		events, err := cash.Trail(ctx, r.DB, *id)
		if err != nil {
			return nil, err
		}
		settled := make([]any, len(events))
		for i, e := range events {
			settled[i] = e
		}
		c.add(func(s *sql.Selector) {
			// A run of records written together is one event.
			of := sql.Or(sql.EQ(s.C("entity_id"), *id), sql.And(sql.LTE(s.C("entity_id"), *id), sql.GTE(s.C("entity_last_id"), *id)))
			s.Where(sql.Or(of, sql.In(s.C("id"), settled...)))
		})
	}
	equal(&c, "account_id", f.AccountID)
	equal(&c, "actor_id", f.ActorID)
	betweenInstants(&c, "at", f.At)
	if a := f.Action; a != nil && *a != "" {
		c.add(func(s *sql.Selector) { s.Where(sql.HasPrefix(s.C("action"), *a)) })
	}
	return c, nil
}
