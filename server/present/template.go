package present

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/duebook/duebook/server/fault"
)

// Paper is the size of a page.
type Paper string

// The sizes of paper.
const (
	A4     Paper = "A4"
	Letter Paper = "LETTER"
)

// Template says how documents look to a client. It is data: users edit it, and it is kept as JSON.
//
// Title, Header, Footer, Subject and Body are texts with expressions between {{ and }}, such as {{ number }} or
// {{ has(dueOn) ? concat("Due ", dueOn) : "" }}. Names lists what they can use.
type Template struct {
	Name          string      `json:"name"`
	Language      string      `json:"language"`
	Paper         Paper       `json:"paper"`
	Accent        string      `json:"accent"`                  // colour, #rrggbb
	Title         string      `json:"title,omitempty"`         // instead of the word for the kind of document
	Columns       []Column    `json:"columns"`                 // of the line table
	DataColumns   []Column    `json:"dataColumns,omitempty"`   // of CSV and XLSX; as Columns when empty
	Breakdown     []Dimension `json:"breakdown,omitempty"`     // outermost first
	SubtotalsOnly bool        `json:"subtotalsOnly,omitempty"` // on a PDF the groups of the breakdown without their lines
	Show          Blocks      `json:"show"`
	Header        string      `json:"header,omitempty"`  // above the lines
	Footer        string      `json:"footer,omitempty"`  // at the foot of each page
	Subject       string      `json:"subject,omitempty"` // of the e-mail
	Body          string      `json:"body,omitempty"`
}

// Blocks are the parts of a page that can be left out.
type Blocks struct {
	Logo       bool `json:"logo"`
	Taxes      bool `json:"taxes"`
	Terms      bool `json:"terms"`
	Remittance bool `json:"remittance"`
	PaymentQR  bool `json:"paymentQr"`
}

// Column is one column: a field of a line or of the document, and the label above it.
type Column struct {
	Field ColumnField `json:"field"`
	Label string      `json:"label,omitempty"` // the word of the language when empty
}

// ColumnField is what a column shows.
type ColumnField string

// Limits of a template.
const (
	maxColumns = 24
	maxLabel   = 60
)

// DefaultTemplate is a template that needs no editing.
func DefaultTemplate(language string) *Template {
	l := locales[language]
	if l == nil {
		language, l = "en", locales["en"]
	}
	paper := A4
	if language == "en" || language == "es-US" {
		paper = Letter
	}
	return &Template{
		Name: "Standard", Language: language, Paper: paper, Accent: "#1f4e79",
		Columns:     columnsOf("no", "description", "period", "quantity", "unitPrice", "net"),
		DataColumns: columnsOf("document", "issuedOn", "dueOn", "account", "order", "currency", "no", "code", "description", "from", "to", "quantity", "unit", "unitPrice", "net", "taxRate", "tax", "gross", "product", "site", "costCentre", "contract", "service"),
		Show:        Blocks{Logo: true, Taxes: true, Terms: true, Remittance: true, PaymentQR: true},
		Footer:      l.words.Footer, Subject: l.words.Subject, Body: l.words.Body,
	}
}

func columnsOf(fields ...ColumnField) []Column {
	out := make([]Column, len(fields))
	for i, f := range fields {
		out[i].Field = f
	}
	return out
}

// TextField names a text of a template.
type TextField string

// The texts of a template.
const (
	TitleText   TextField = "title"
	HeaderText  TextField = "header"
	FooterText  TextField = "footer"
	SubjectText TextField = "subject"
	BodyText    TextField = "body"
)

// TextFields are the texts of a template.
func TextFields() []TextField {
	return []TextField{TitleText, HeaderText, FooterText, SubjectText, BodyText}
}

func (t *Template) source(f TextField) string {
	switch f {
	case TitleText:
		return t.Title
	case HeaderText:
		return t.Header
	case FooterText:
		return t.Footer
	case SubjectText:
		return t.Subject
	case BodyText:
		return t.Body
	}
	return ""
}

// Subject is what a template can be used for: *Document, *Statement, *Reconciliation.
type Subject interface {
	environment(*words) *environment
}

// Text is a text of the template about a document. The e-mail subject is one line.
func (t *Template) Text(f TextField, about Subject) (string, error) {
	l, err := t.locale()
	if err != nil {
		return "", err
	}
	env := about.environment(l.words)
	if f != TitleText && t.Title != "" {
		if env.Title, err = t.Text(TitleText, about); err != nil {
			return "", err
		}
	}
	s, err := evaluate(t.source(f), l, env)
	if err != nil {
		return "", fault.New(fault.Invalid, "template %q: %s: %v", clip(t.Name), f, err).On(string(f))
	}
	switch {
	case f == TitleText && s == "":
		return env.Title, nil
	case f == TitleText || f == SubjectText:
		return oneLine(s, 500), nil
	}
	return s, nil
}

func (t *Template) locale() (*locale, error) {
	l := locales[t.Language]
	if l == nil {
		return nil, fault.New(fault.Invalid, "language: %q is not one of %s", clip(t.Language), strings.Join(Languages(), ", ")).On("language")
	}
	return l, nil
}

// Validate refuses a template that can't be used, and says which field is wrong and what would be right.
func (t *Template) Validate() error {
	l, err := t.locale()
	if err != nil {
		return err
	}
	switch n := utf8.RuneCountInString(t.Name); {
	case strings.TrimSpace(t.Name) == "" || n > 100:
		return fault.New(fault.Invalid, "name: a template needs a name of 1 to 100 characters; this one has %d", n).On("name")
	case t.Paper != A4 && t.Paper != Letter:
		return fault.New(fault.Invalid, "paper: %q is neither %s nor %s", clip(string(t.Paper)), A4, Letter).On("paper")
	}
	if _, ok := parseColour(t.Accent); !ok {
		return fault.New(fault.Invalid, "accent: %q is not a colour in the form #1f4e79", clip(t.Accent)).On("accent")
	}
	if len(t.Columns) == 0 {
		return fault.New(fault.Invalid, "columns: there is none; choose at least one of %s", fieldNames()).On("columns")
	}
	for name, columns := range map[string][]Column{"columns": t.Columns, "dataColumns": t.DataColumns} {
		if err := validateColumns(name, columns); err != nil {
			return err
		}
	}
	if len(t.Breakdown) > MaxBreakdown {
		return fault.New(fault.Invalid, "breakdown: %d levels; at most %d are possible, so take some away", len(t.Breakdown), MaxBreakdown).On("breakdown")
	}
	for i, d := range t.Breakdown {
		if !slices.Contains(Dimensions(), d) {
			return fault.New(fault.Invalid, "breakdown: level %d: %q is not one of product, site, costCentre, contract, service", i+1, clip(string(d))).On("breakdown", fmt.Sprint(i))
		}
		if slices.Contains(t.Breakdown[:i], d) {
			return fault.New(fault.Invalid, "breakdown: level %d: %s is there twice; take one away", i+1, d).On("breakdown", fmt.Sprint(i))
		}
	}
	if t.SubtotalsOnly && len(t.Breakdown) == 0 {
		return fault.New(fault.Invalid, "subtotalsOnly: there are no groups; choose a breakdown first").On("subtotalsOnly")
	}
	for _, f := range TextFields() {
		if _, err := parseText(t.source(f), l); err != nil {
			return fault.New(fault.Invalid, "%s: %v", f, err).On(string(f))
		}
	}
	return nil
}

func validateColumns(name string, columns []Column) error {
	if len(columns) > maxColumns {
		return fault.New(fault.Invalid, "%s: %d columns; at most %d are possible, so take some away", name, len(columns), maxColumns).On(name)
	}
	for i, c := range columns {
		if _, ok := fields[c.Field]; !ok {
			return fault.New(fault.Invalid, "%s: column %d: there is no field %q; use one of %s", name, i+1, clip(string(c.Field)), fieldNames()).On(name, fmt.Sprint(i), "field")
		}
		if slices.ContainsFunc(columns[:i], func(o Column) bool { return o.Field == c.Field }) {
			return fault.New(fault.Invalid, "%s: column %d: %s is there twice; take one away", name, i+1, c.Field).On(name, fmt.Sprint(i), "field")
		}
		if n := utf8.RuneCountInString(c.Label); n > maxLabel || !utf8.ValidString(c.Label) || strings.ContainsAny(c.Label, "\r\n\t") {
			return fault.New(fault.Invalid, "%s: column %d: the label %q is not one line of at most %d characters; shorten it", name, i+1, clip(c.Label), maxLabel).On(name, fmt.Sprint(i), "label")
		}
	}
	return nil
}

// Fields are the fields that columns can show, in a useful order.
func Fields() []ColumnField { return slices.Clone(fieldOrder) }

func fieldNames() string {
	s := make([]string, len(fieldOrder))
	for i, f := range fieldOrder {
		s[i] = string(f)
	}
	return strings.Join(s, ", ")
}

type colour [3]uint8

func parseColour(s string) (c colour, ok bool) {
	if len(s) != 7 || s[0] != '#' || strings.Trim(strings.ToLower(s[1:]), "0123456789abcdef") != "" {
		return c, false
	}
	_, err := fmt.Sscanf(s, "#%02x%02x%02x", &c[0], &c[1], &c[2])
	return c, err == nil
}
