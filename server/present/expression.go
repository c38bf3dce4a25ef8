package present

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/vm"
	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/shopspring/decimal"
)

// environment is all that an expression can see of a document, statement or reconciliation.
type environment struct {
	Kind      string `expr:"kind"`  // INVOICE, CREDIT_MEMO, STATEMENT, RECONCILIATION
	Title     string `expr:"title"` // in the words of the language
	Number    string `expr:"number"`
	IssuedOn  day    `expr:"issuedOn"`
	DueOn     day    `expr:"dueOn"`
	From      day    `expr:"from"`
	To        day    `expr:"to"`
	Seller    string `expr:"seller"`
	Email     string `expr:"email"` // of the seller, as phone and website
	Phone     string `expr:"phone"`
	Website   string `expr:"website"`
	IBAN      string `expr:"iban"`
	BIC       string `expr:"bic"`
	Buyer     string `expr:"buyer"`
	Contact   string `expr:"contact"`
	Account   string `expr:"account"`
	Order     string `expr:"order"`
	Contract  string `expr:"contract"`
	Original  string `expr:"original"`
	Reason    string `expr:"reason"`
	Terms     string `expr:"terms"`
	Currency  string `expr:"currency"`
	Reference string `expr:"reference"`
	Lines     int    `expr:"lines"`
	Net       amount `expr:"net"`
	Tax       amount `expr:"tax"`
	Total     amount `expr:"total"`
	Settled   amount `expr:"settled"`
	Balance   amount `expr:"balance"`
}

// Names are the names that expressions can use.
func Names() []string {
	var out []string
	for f := range reflect.TypeFor[environment]().Fields() {
		out = append(out, f.Tag.Get("expr"))
	}
	return out
}

// day and amount are no plain texts and numbers, so that they are written in the way of the language.
type (
	day    struct{ date date.Date }
	amount struct {
		value    decimal.Decimal
		currency money.Currency
	}
	number = decimal.Decimal
)

func amountOf(a money.Amount, c money.Currency) amount {
	return amount{decimal.New(a.Minor, -c.Digits()), c}
}

// Limits of a text with expressions.
const (
	maxText       = 8000 // bytes
	maxExpression = 1000
	maxResult     = 64 << 10
)

// piece is literal text or an expression.
type piece struct {
	text    string
	at      int // character where the expression starts, from 1
	program *vm.Program
}

// badText is an error at a character of a text.
type badText struct {
	at      int
	source  string
	message string
}

func (e badText) Error() string {
	return fmt.Sprintf("character %d: {{ %s }}: %s", e.at, clip(e.source), e.message)
}

// parseText splits a text into pieces and compiles the expressions.
func parseText(s string, l *locale) ([]piece, error) {
	if len(s) > maxText {
		return nil, fmt.Errorf("the text is longer than %d bytes; shorten it", maxText)
	}
	if !utf8.ValidString(s) {
		return nil, errors.New("the text is not valid UTF-8; type it again")
	}
	var out []piece
	for at := 0; at < len(s); {
		open := strings.Index(s[at:], "{{")
		if open < 0 {
			return append(out, piece{text: s[at:]}), nil
		}
		if open > 0 {
			out = append(out, piece{text: s[at : at+open]})
		}
		start := at + open
		character := utf8.RuneCountInString(s[:start]) + 1
		length := endOfExpression(s[start+2:])
		if length < 0 {
			return nil, badText{character, s[start+2:], "there is no closing }}; add it, or write {{ \"{{\" }} for the braces themselves"}
		}
		source := strings.TrimSpace(s[start+2 : start+2+length])
		program, err := compile(source, l)
		if err != nil {
			return nil, badText{character, source, err.Error()}
		}
		out = append(out, piece{text: source, at: character, program: program})
		at = start + 2 + length + 2
	}
	return out, nil
}

// endOfExpression is where the closing braces stand that are not inside quotes, -1 without.
func endOfExpression(s string) int {
	var quote byte
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0 && c == '\\' && quote != '`':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' || c == '`':
			quote = c
		case c == '}' && strings.HasPrefix(s[i:], "}}"):
			return i
		}
	}
	return -1
}

// evaluate is the text with the values of env.
func evaluate(s string, l *locale, env *environment) (string, error) {
	if !strings.Contains(s, "{{") {
		return s, nil
	}
	pieces, err := parseText(s, l)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, p := range pieces {
		text := p.text
		if p.program != nil {
			v, err := expr.Run(p.program, env)
			if err != nil {
				return "", badText{p.at, p.text, short(err)}
			}
			if text, err = l.text(v); err != nil {
				return "", badText{p.at, p.text, err.Error()}
			}
		}
		if b.WriteString(text); b.Len() > maxResult {
			return "", fmt.Errorf("the text becomes longer than %d KiB; shorten it", maxResult>>10)
		}
	}
	return b.String(), nil
}

// text is a value as the language writes it.
func (l *locale) text(v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case int:
		return l.number(strconv.Itoa(v)), nil
	case bool:
		return strconv.FormatBool(v), nil
	case number:
		return l.number(v.Round(8).String()), nil
	case day:
		return l.date(v.date), nil
	case amount:
		a, err := money.FromDecimal(v.value, v.currency)
		if err != nil {
			return "", err
		}
		return l.money(a), nil
	}
	return "", fmt.Errorf("a %T can't be shown; use a text, number, amount or day", v)
}

// confined refuses what reaches out of the document or repeats, and makes decimals exact.
type confined struct{ err error }

func (c *confined) fail(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf(format, args...)
	}
}

// Visit implements ast.Visitor.
func (c *confined) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.IdentifierNode:
		if !known[n.Value] && !functions[n.Value] {
			c.fail("there is no %q; use one of %s", clip(n.Value), strings.Join(Names(), ", "))
		}
	case *ast.CallNode:
		if id, ok := n.Callee.(*ast.IdentifierNode); !ok || !functions[id.Value] {
			c.fail("only these functions can be called: has, coalesce, concat, trim, upper, lower, decimal, abs, round, min, max, addDays, addMonths, days, iso")
		}
	case *ast.FloatNode:
		d, err := decimal.NewFromString(strconv.FormatFloat(n.Value, 'f', -1, 64))
		if err != nil {
			c.fail("%v is not a decimal number", n.Value)
			return
		}
		ast.Patch(node, &ast.ConstantNode{Value: d})
		(*node).SetType(reflect.TypeFor[number]())
	case *ast.MemberNode, *ast.SliceNode, *ast.ChainNode:
		c.fail("a value has no parts or methods; use the names and functions of templates")
	case *ast.PredicateNode, *ast.PointerNode, *ast.MapNode, *ast.VariableDeclaratorNode, *ast.SequenceNode, *ast.BuiltinNode:
		c.fail("let, loops and maps are not part of templates")
	case *ast.BinaryNode:
		switch n.Operator {
		case "..", "**", "^", "matches":
			c.fail("the operator %s is not part of templates", n.Operator)
		}
	}
}

var known = func() map[string]bool {
	m := make(map[string]bool)
	for _, n := range Names() {
		m[n] = true
	}
	return m
}()

type programKey struct {
	locale *locale
	source string
}

// programs keeps what was compiled: every document of a template uses the same few expressions.
var programs, _ = lru.New[programKey, *vm.Program](1024)

func compile(source string, l *locale) (*vm.Program, error) {
	key := programKey{l, source}
	if p, ok := programs.Get(key); ok {
		return p, nil
	}
	if source == "" {
		return nil, errors.New("there is nothing between the braces; write a name such as number")
	}
	if len(source) > maxExpression {
		return nil, fmt.Errorf("an expression has at most %d bytes", maxExpression)
	}
	v := &confined{}
	program, err := expr.Compile(source, append([]expr.Option{expr.Env(&environment{}), expr.DisableAllBuiltins(), expr.MaxNodes(300), expr.Patch(v)}, l.functions()...)...)
	if v.err != nil {
		return nil, v.err
	}
	if err != nil {
		return nil, errors.New(short(err))
	}
	switch t := program.Node().Type(); t {
	case reflect.TypeFor[string](), reflect.TypeFor[int](), reflect.TypeFor[bool](), reflect.TypeFor[number](), reflect.TypeFor[day](), reflect.TypeFor[amount]():
	default:
		if t != nil && t.Kind() == reflect.Float64 {
			return nil, errors.New("the result would not be exact; divide decimals, as in decimal(1) / 3")
		}
		return nil, fmt.Errorf("the result is a %v; a text, number, amount or day is needed (are both sides of a choice of one type?)", t)
	}
	programs.Add(key, program)
	return program, nil
}

var functions = map[string]bool{
	"has": true, "coalesce": true, "concat": true, "trim": true, "upper": true, "lower": true, "decimal": true, "abs": true,
	"round": true, "min": true, "max": true, "addDays": true, "addMonths": true, "days": true, "iso": true,
	"_add": true, "_sub": true, "_mul": true, "_div": true, "_lt": true, "_le": true, "_gt": true, "_ge": true, "_eq": true, "_ne": true,
}

// functions are the functions and operators of expressions.
func (l *locale) functions() []expr.Option {
	text := func(name string, f func(string) string) expr.Option {
		return expr.Function(name, func(p ...any) (any, error) { return f(p[0].(string)), nil }, new(func(string) string))
	}
	o := []expr.Option{
		text("trim", strings.TrimSpace), text("upper", strings.ToUpper), text("lower", strings.ToLower),
		expr.Function("has", func(p ...any) (any, error) {
			switch v := p[0].(type) {
			case string:
				return strings.TrimSpace(v) != "", nil
			case day:
				return !v.date.IsZero(), nil
			case amount:
				return !v.value.IsZero(), nil
			}
			return true, nil
		}, new(func(string) bool), new(func(day) bool), new(func(amount) bool)),
		expr.Function("coalesce", func(p ...any) (any, error) {
			for _, v := range p {
				if s := v.(string); strings.TrimSpace(s) != "" {
					return s, nil
				}
			}
			return "", nil
		}, new(func(string, ...string) string)),
		expr.Function("concat", func(p ...any) (any, error) {
			var b strings.Builder
			for _, v := range p {
				s, err := l.text(v)
				if err != nil {
					return nil, err
				}
				if b.WriteString(s); b.Len() > maxResult {
					return nil, fmt.Errorf("a text is longer than %d KiB", maxResult>>10)
				}
			}
			return b.String(), nil
		}, new(func(...any) string)),
		expr.Function("decimal", func(p ...any) (any, error) {
			switch v := p[0].(type) {
			case amount:
				return v.value, nil
			case int:
				return decimal.NewFromInt(int64(v)), nil
			}
			return money.ParseRate(p[0].(string))
		}, new(func(amount) number), new(func(int) number), new(func(string) number)),
		expr.Function("abs", func(p ...any) (any, error) {
			if a, ok := p[0].(amount); ok {
				return amount{a.value.Abs(), a.currency}, nil
			}
			return p[0].(number).Abs(), nil
		}, new(func(amount) amount), new(func(number) number)),
		expr.Function("round", func(p ...any) (any, error) {
			n := p[1].(int)
			if n < 0 || n > 8 {
				return nil, errors.New("round needs 0 to 8 decimals")
			}
			if a, ok := p[0].(amount); ok {
				return amount{a.value.Round(int32(n)), a.currency}, nil
			}
			return p[0].(number).Round(int32(n)), nil
		}, new(func(amount, int) amount), new(func(number, int) number)),
		expr.Function("addDays", func(p ...any) (any, error) { return moved(p[0].(day), p[1].(int), date.Date.AddDays) }, new(func(day, int) day)),
		expr.Function("addMonths", func(p ...any) (any, error) { return moved(p[0].(day), p[1].(int), date.Date.AddMonths) }, new(func(day, int) day)),
		expr.Function("days", func(p ...any) (any, error) {
			a, b := p[0].(day).date, p[1].(day).date
			if a.IsZero() || b.IsZero() {
				return nil, errors.New("days needs two days; ask with has first")
			}
			return b.DaysSince(a), nil
		}, new(func(day, day) int)),
		expr.Function("iso", func(p ...any) (any, error) { return string(p[0].(day).date), nil }, new(func(day) string)),
	}
	for name, sign := range map[string]int{"min": 1, "max": -1} {
		o = append(o, expr.Function(name, func(p ...any) (any, error) {
			if compare(p[1], p[0])*sign < 0 {
				return p[1], nil
			}
			return p[0], nil
		}, new(func(amount, amount) amount), new(func(number, number) number), new(func(day, day) day), new(func(int, int) int)))
	}
	for name, f := range map[string]func(a, b number) number{"_add": number.Add, "_sub": number.Sub} {
		o = append(o, expr.Function(name, func(p ...any) (any, error) { return result(p, f(value(p[0]), value(p[1]))) },
			new(func(amount, amount) amount), new(func(number, number) number), new(func(number, int) number), new(func(int, number) number)))
	}
	o = append(o,
		expr.Function("_mul", func(p ...any) (any, error) { return result(p, value(p[0]).Mul(value(p[1]))) },
			new(func(amount, number) amount), new(func(amount, int) amount), new(func(number, amount) amount), new(func(int, amount) amount),
			new(func(number, number) number), new(func(number, int) number), new(func(int, number) number)),
		expr.Function("_div", func(p ...any) (any, error) {
			d := value(p[1])
			if d.IsZero() {
				return nil, errors.New("division by zero")
			}
			q := value(p[0]).DivRound(d, 16)
			if _, both := p[1].(amount); both {
				return q, nil
			}
			return result(p, q)
		}, new(func(amount, number) amount), new(func(amount, int) amount), new(func(amount, amount) number),
			new(func(number, number) number), new(func(number, int) number), new(func(int, number) number)))
	for name, f := range map[string]func(int) bool{
		"_lt": func(c int) bool { return c < 0 }, "_le": func(c int) bool { return c <= 0 }, "_eq": func(c int) bool { return c == 0 },
		"_gt": func(c int) bool { return c > 0 }, "_ge": func(c int) bool { return c >= 0 }, "_ne": func(c int) bool { return c != 0 },
	} {
		o = append(o, expr.Function(name, func(p ...any) (any, error) { return f(compare(p[0], p[1])), nil },
			new(func(amount, amount) bool), new(func(amount, number) bool), new(func(amount, int) bool),
			new(func(number, number) bool), new(func(number, int) bool), new(func(int, number) bool), new(func(day, day) bool)))
	}
	for operator, name := range map[string]string{"+": "_add", "-": "_sub", "*": "_mul", "/": "_div", "<": "_lt", "<=": "_le", ">": "_gt", ">=": "_ge", "==": "_eq", "!=": "_ne"} {
		o = append(o, expr.Operator(operator, name))
	}
	return o
}

// value is the number in an operand.
func value(v any) number {
	switch v := v.(type) {
	case int:
		return decimal.NewFromInt(int64(v))
	case amount:
		return v.value
	}
	return v.(number)
}

// result is an amount where an operand is one. Its digits are bounded.
func result(operands []any, d number) (any, error) {
	if d.NumDigits() > 60 || d.Exponent() < -60 {
		return nil, errors.New("a number is too long; round it")
	}
	for _, v := range operands {
		if a, ok := v.(amount); ok {
			return amount{d, a.currency}, nil
		}
	}
	return d, nil
}

func compare(a, b any) int {
	if x, ok := a.(day); ok {
		return strings.Compare(string(x.date), string(b.(day).date))
	}
	return value(a).Cmp(value(b))
}

func moved(d day, n int, by func(date.Date, int) date.Date) (day, error) {
	if d.date.IsZero() {
		return d, errors.New("there is no day to move; ask with has first")
	}
	if n < -40_000 || n > 40_000 {
		return d, fmt.Errorf("%d is too far to move a day", n)
	}
	return day{by(d.date, n)}, nil
}

// short is the first line of an expression error, without the picture of where.
func short(err error) string {
	var f *file.Error
	if errors.As(err, &f) {
		if f.Prev != nil {
			return clipTo(f.Prev.Error(), 200)
		}
		return clipTo(f.Message, 200)
	}
	line, _, _ := strings.Cut(err.Error(), "\n")
	return clipTo(line, 200)
}
