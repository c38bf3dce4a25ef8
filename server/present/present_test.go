package present_test

import (
	"bytes"
	"compress/zlib"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/present"
	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestReference(t *testing.T) {
	t.Parallel()
	// The examples of the standard, of its commentaries and of the Finnish and Swiss guidelines.
	for _, s := range []string{"RF18539007547034", "RF18 5390 0754 7034", "RF18000000000539007547034", "RF712348231", "RF332348236", "RF45G72UUR"} {
		if !present.ValidReference(s) {
			t.Errorf("%s is not taken for valid", s)
		}
	}
	for _, s := range []string{"", "RF", "RF18", "RF19539007547034", "RF18539007547043", "rf18539007547034", "RF185390075470341234567890", "RF1853900754703Ä", "XX18539007547034"} {
		if present.ValidReference(s) {
			t.Errorf("%q is taken for valid", s)
		}
	}
	for in, want := range map[string]string{"539007547034": "RF18539007547034", "2348231": "RF712348231", "2348236": "RF332348236", "INV-2026/000123": "RF98INV2026000123", "": "", "--": "", "№ ": ""} {
		if got := present.Reference(in); got != want {
			t.Errorf("Reference(%q) = %s, want %s", in, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.String().Draw(t, "number")
		r := present.Reference(number)
		if r == "" {
			return
		}
		if !present.ValidReference(r) || len(r) > 25 {
			t.Fatalf("Reference(%q) = %s, which is not valid", number, r)
		}
		// One wrong character is always noticed.
		i := rapid.IntRange(2, len(r)-1).Draw(t, "place")
		c := rapid.SampledFrom([]byte("0123456789")).Draw(t, "character")
		if wrong := r[:i] + string(c) + r[i+1:]; wrong != r && present.ValidReference(wrong) && r[i] >= '0' && r[i] <= '9' {
			t.Fatalf("%s is as valid as %s", wrong, r)
		}
	})
}

func TestGroupsSumToTheWhole(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		key := rapid.SampledFrom([]string{"", "a", "A", "b", "ß"})
		lines := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) present.Line {
			return present.Line{
				Attributes: present.Attributes{Product: key.Draw(t, "product"), Site: key.Draw(t, "site"), CostCentre: key.Draw(t, "cost centre"), Contract: key.Draw(t, "contract"), Service: key.Draw(t, "service")},
				Net:        money.New(rapid.Int64Range(-1e12, 1e12).Draw(t, "net"), "KWD"), Tax: money.New(rapid.Int64Range(-1e12, 1e12).Draw(t, "tax"), "KWD"),
			}
		}), 0, 40).Draw(t, "lines")
		by := rapid.Permutation(present.Dimensions()).Draw(t, "dimensions")[:rapid.IntRange(0, 3).Draw(t, "levels")]
		root, err := present.GroupLines("KWD", lines, by...)
		if err != nil {
			t.Fatal(err)
		}
		seen := make(map[int]int)
		var walk func(g *present.Group, depth int)
		walk = func(g *present.Group, depth int) {
			if len(g.Children) > 0 && len(g.Items) > 0 {
				t.Fatal("a group has both groups and items")
			}
			if len(lines) == 0 {
				return
			}
			sums := [2]int64{}
			for _, i := range g.Items {
				seen[i]++
				sums[0] += lines[i].Net.Minor
				sums[1] += lines[i].Tax.Minor
			}
			for _, c := range g.Children {
				walk(c, depth+1)
				sums[0] += c.Sums[0].Minor
				sums[1] += c.Sums[1].Minor
			}
			if sums[0] != g.Sums[0].Minor || sums[1] != g.Sums[1].Minor {
				t.Fatalf("group %s %q has the sums %v, its parts %v", g.Dimension, g.Key, g.Sums, sums)
			}
			if len(g.Items) > 0 && depth != len(by) {
				t.Fatalf("items on level %d of %d", depth, len(by))
			}
		}
		walk(root, 0)
		for i := range lines {
			if seen[i] != 1 {
				t.Fatalf("line %d is in %d groups", i, seen[i])
			}
		}
	})
}

func TestDocumentsThatDoNotAddUp(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(*present.Document)
		code   fault.Code
		says   string
	}{
		"net":        {func(d *present.Document) { d.Net.Minor++ }, fault.Invalid, "the lines sum to"},
		"tax":        {func(d *present.Document) { d.Tax.Minor++ }, fault.Invalid, "the tax table sums to"},
		"line tax":   {func(d *present.Document) { d.Lines[0].Tax.Minor++ }, fault.Invalid, "taxes of the lines"},
		"total":      {func(d *present.Document) { d.Total.Minor++ }, fault.Invalid, "net and tax"},
		"balance":    {func(d *present.Document) { d.Balance.Minor++ }, fault.Invalid, "less settled"},
		"currencies": {func(d *present.Document) { d.Lines[1].Net.Currency = "USD" }, fault.Currency, "one document per currency"},
		"currency":   {func(d *present.Document) { d.Currency = "XXX" }, fault.Invalid, "ISO 4217"},
		"kind":       {func(d *present.Document) { d.Kind = "RECEIPT" }, fault.Invalid, "INVOICE"},
		"number":     {func(d *present.Document) { d.Number = "" }, fault.Invalid, "no number"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := document(3, "EUR", german())
			if err := d.Check(); err != nil {
				t.Fatal(err)
			}
			c.change(d)
			for _, render := range []func(io.Writer, *present.Document, *present.Template) error{present.PDF, present.XLSX, present.CSV} {
				if err := render(io.Discard, d, present.DefaultTemplate("en")); fault.Of(err) != c.code || !strings.Contains(fmt.Sprint(err), c.says) {
					t.Errorf("error %v; want %s saying %q", err, c.code, c.says)
				}
			}
		})
	}
	if s := statement(present.OpenItem); s.Check() != nil {
		t.Error(s.Check())
	} else if s.Balance.Minor++; s.Check() == nil {
		t.Error("a statement that does not add up was accepted")
	}
	if r := reconciliation(); r.Check() != nil || !r.Differs() {
		t.Error(r.Check(), r.Differs())
	} else if r.Closing.Minor++; r.Check() == nil {
		t.Error("a reconciliation that does not add up was accepted")
	}
}

func TestValidation(t *testing.T) {
	t.Parallel()
	type change = func(*present.Template)
	for _, c := range []struct {
		name   string
		change change
		field  string
		says   []string
	}{
		{"language", func(t *present.Template) { t.Language = "tlh" }, "language", []string{"tlh", "en-GB"}},
		{"name", func(t *present.Template) { t.Name = " " }, "name", []string{"1 to 100"}},
		{"paper", func(t *present.Template) { t.Paper = "A3" }, "paper", []string{`"A3"`, "LETTER"}},
		{"colour", func(t *present.Template) { t.Accent = "red" }, "accent", []string{`"red"`, "#1f4e79"}},
		{"short colour", func(t *present.Template) { t.Accent = "#12345" }, "accent", []string{"#12345"}},
		{"no columns", func(t *present.Template) { t.Columns = nil }, "columns", []string{"at least one"}},
		{"column", func(t *present.Template) { t.Columns[1].Field = "discount" }, "columns,1,field", []string{"column 2", `"discount"`, "unitPrice"}},
		{"column twice", func(t *present.Template) { t.DataColumns[1] = t.DataColumns[0] }, "dataColumns,1,field", []string{"twice"}},
		{"label", func(t *present.Template) { t.Columns[0].Label = strings.Repeat("x", 61) }, "columns,0,label", []string{"60"}},
		{"label of two lines", func(t *present.Template) { t.Columns[0].Label = "a\nb" }, "columns,0,label", []string{"one line"}},
		{"levels", func(t *present.Template) { t.Breakdown = present.Dimensions()[:4] }, "breakdown", []string{"4 levels", "at most 3"}},
		{"dimension", func(t *present.Template) { t.Breakdown = []present.Dimension{"site", "region"} }, "breakdown,1", []string{"level 2", `"region"`, "costCentre"}},
		{"dimension twice", func(t *present.Template) { t.Breakdown = []present.Dimension{"site", "site"} }, "breakdown,1", []string{"twice"}},
		{"subtotals of nothing", func(t *present.Template) { t.SubtotalsOnly = true }, "subtotalsOnly", []string{"choose a breakdown"}},
		{"unknown name", func(t *present.Template) { t.Footer = "Grüße {{ totl }}" }, "footer", []string{"character 7", "totl", "total"}},
		{"open braces", func(t *present.Template) { t.Subject = "a {{ number" }, "subject", []string{"character 3", "}}"}},
		{"empty", func(t *present.Template) { t.Title = "{{}}" }, "title", []string{"character 1", "nothing between"}},
		{"syntax", func(t *present.Template) { t.Body = "{{ total + }}" }, "body", []string{"character 1", "total +"}},
		{"types", func(t *present.Template) { t.Header = "{{ total + number }}" }, "header", []string{"character 1"}},
		{"day and amount", func(t *present.Template) { t.Header = "{{ dueOn > total }}" }, "header", []string{"character 1"}},
		{"float", func(t *present.Template) { t.Header = "{{ 1 / 3 }}" }, "header", []string{"exact"}},
		{"loop", func(t *present.Template) { t.Header = "{{ all([1], true) }}" }, "header", []string{"character 1"}},
		{"map", func(t *present.Template) { t.Header = "{{ map(1..1000000, # * 2) }}" }, "header", []string{"character 1"}},
		{"range", func(t *present.Template) { t.Header = "{{ 1 in 1..1000000000 }}" }, "header", []string{"character 1"}},
		{"member", func(t *present.Template) { t.Header = "{{ total.value }}" }, "header", []string{"no parts"}},
		{"method", func(t *present.Template) { t.Header = "{{ number.String() }}" }, "header", []string{"character 1"}},
		{"environment", func(t *present.Template) { t.Header = "{{ $env }}" }, "header", []string{"character 1"}},
		{"let", func(t *present.Template) { t.Header = "{{ let x = 1; x }}" }, "header", []string{"let"}},
		{"nested", func(t *present.Template) {
			t.Header = "{{ " + strings.Repeat("(", 400) + "1" + strings.Repeat(")", 400) + " == 1 + " + strings.Repeat("1 + ", 140) + "1 }}"
		}, "header", []string{"character 1"}},
		{"long", func(t *present.Template) { t.Header = strings.Repeat("x", 8001) }, "header", []string{"8000", "shorten"}},
		{"not UTF-8", func(t *present.Template) { t.Header = "\xff" }, "header", []string{"UTF-8"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			tpl := present.DefaultTemplate("de")
			c.change(tpl)
			err := tpl.Validate()
			var f *fault.Error
			if !errors.As(err, &f) || f.Code != fault.Invalid {
				t.Fatalf("error %v", err)
			}
			if strings.Join(f.Field, ",") != c.field {
				t.Errorf("field %v, want %s", f.Field, c.field)
			}
			for _, s := range c.says {
				if !strings.Contains(f.Message, s) {
					t.Errorf("%q does not say %q", f.Message, s)
				}
			}
			if present.PDF(io.Discard, document(1, "EUR", german()), tpl) == nil {
				t.Error("the template was used all the same")
			}
		})
	}
	for _, language := range append(present.Languages(), "unknown") {
		tpl := present.DefaultTemplate(language)
		if err := tpl.Validate(); err != nil {
			t.Errorf("%s: %v", language, err)
		}
		b, err := json.Marshal(tpl)
		if err != nil {
			t.Fatal(err)
		}
		var back present.Template
		if err := json.Unmarshal(b, &back); err != nil || fmt.Sprint(back) != fmt.Sprint(*tpl) {
			t.Errorf("%s became %v, %v", language, back, err)
		}
	}
}

func TestText(t *testing.T) {
	t.Parallel()
	d := document(3, "EUR", german())
	d.Settled, d.Balance = eur("9.36"), eur("400.00")
	for in, want := range map[string]string{
		`{{ number }}`:                                      "INV-2026-000123",
		`{{ title }}`:                                       "Rechnung",
		`{{ total }} bis {{ dueOn }}`:                       "409,36 EUR bis 22.12.2026",
		`{{ total - balance }}`:                             "9,36 EUR",
		`{{ total * 3 / 7 }}`:                               "175,44 EUR",
		`{{ total * 0.1 }}`:                                 "40,94 EUR",
		`{{ decimal(total) * 1000 }}`:                       "409.360",
		`{{ total / balance }}`:                             "1,0234",
		`{{ neg }}`:                                         "error",
		`{{ balance - total }}`:                             "−9,36 EUR",
		`{{ addDays(issuedOn, 10) }}`:                       "02.12.2026",
		`{{ iso(addMonths(issuedOn, 3)) }}`:                 "2027-02-22",
		`{{ days(issuedOn, dueOn) }} Tage`:                  "30 Tage",
		`{{ total > 400 ? "groß" : "klein" }}`:              "groß",
		`{{ settled == total ? "bezahlt" : "offen" }}`:      "offen",
		`{{ has(original) ? original : "keine" }}`:          "keine",
		`{{ concat(upper(order), " ", total) }}`:            "PO 4500123987 409,36 EUR",
		`{{ coalesce(original, contract) }}`:                "MSA-2024-017",
		`{{ max(total, balance) }}`:                         "409,36 EUR",
		`{{ lines }}`:                                       "3",
		`{{ reference }}`:                                   "RF98INV2026000123",
		`{{ "}}" }}{{ '{{' }}`:                              "}}{{",
		`{{ kind in ["INVOICE", "CREDIT_MEMO"] }}`:          "true",
		`{{ iban }}`:                                        "DE89 3704 0044 0532 0130 00",
		`{{ total / (lines - 3) }}`:                         "error",
		`{{ addDays(dueOn, 1000000) }}`:                     "error",
		"no expression { at } all":                          "no expression { at } all",
		`{{ round(decimal("2.345") * decimal("1.1"), 2) }}`: "2,58",
	} {
		tpl := present.DefaultTemplate("de")
		tpl.Body = in
		got, err := tpl.Text(present.BodyText, d)
		if want == "error" {
			if err == nil {
				t.Errorf("%s = %q, want an error", in, got)
			}
			continue
		}
		if got = strings.ReplaceAll(got, "\u00a0", " "); err != nil || got != want {
			t.Errorf("%s = %q, %v; want %q", in, got, err, want)
		}
	}
	tpl := present.DefaultTemplate("en")
	tpl.Subject = "a\nBcc: b@example.com {{ number }}"
	if s, err := tpl.Text(present.SubjectText, d); err != nil || s != "a Bcc: b@example.com INV-2026-000123" {
		t.Errorf("subject %q, %v", s, err)
	}
	for _, about := range []present.Subject{d, credit(), statement(present.OpenItem), reconciliation()} {
		for _, language := range present.Languages() {
			for _, f := range present.TextFields() {
				if _, err := present.DefaultTemplate(language).Text(f, about); err != nil {
					t.Errorf("%s %s: %v", language, f, err)
				}
			}
		}
	}
}

// pages reads the texts of a PDF back: the pieces that each page shows, in the order they were drawn.
func pages(t *testing.T, file []byte) [][]string {
	t.Helper()
	objects := make(map[string][]byte)
	for _, m := range regexp.MustCompile(`(?s)(\d+) 0 obj\n(.*?)\nendobj`).FindAllSubmatch(file, -1) {
		objects[string(m[1])] = m[2]
	}
	stream := func(id string) string {
		o := objects[id]
		_, body, _ := bytes.Cut(o, []byte("stream\n"))
		if !bytes.Contains(o[:min(len(o), 200)], []byte("FlateDecode")) {
			return string(body)
		}
		z, err := zlib.NewReader(bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	characters := make(map[string]string) // by font and glyph
	for _, m := range regexp.MustCompile(`/(F\d+) (\d+) 0 R`).FindAllSubmatch(objects["4"], -1) {
		table := regexp.MustCompile(`/ToUnicode (\d+) 0 R`).FindSubmatch(objects[string(m[2])])
		for _, x := range regexp.MustCompile(`<([0-9A-F]{4})><[0-9A-F]{4}><([0-9A-F]{4})>`).FindAllStringSubmatch(stream(string(table[1])), -1) {
			n, _ := strconv.ParseUint(x[2], 16, 32)
			characters[string(m[1])+x[1]] = string(rune(n))
		}
	}
	var out [][]string
	for _, kid := range regexp.MustCompile(`(\d+) 0 R`).FindAllStringSubmatch(string(objects["2"]), -1) {
		content := regexp.MustCompile(`/Contents  ?(\d+) 0 R`).FindSubmatch(objects[kid[1]])
		var page []string
		for _, x := range regexp.MustCompile(`(?s)/(F\d+) \S+ Tf.*?\[<([0-9A-F]*)>\] TJ`).FindAllStringSubmatch(stream(string(content[1])), -1) {
			var b strings.Builder
			for i := 0; i+4 <= len(x[2]); i += 4 {
				c, ok := characters[x[1]+x[2][i:i+4]]
				if !ok {
					t.Fatalf("glyph %s of %s is no character", x[2][i:i+4], x[1])
				}
				b.WriteString(c)
			}
			page = append(page, strings.ReplaceAll(b.String(), "\u00a0", " "))
		}
		out = append(out, page)
	}
	return out
}

func pdf(t *testing.T, d *present.Document, tpl *present.Template) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := present.PDF(&b, d, tpl); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func golden(t *testing.T, name string, file []byte) {
	t.Helper()
	var b strings.Builder
	for i, p := range pages(t, file) {
		fmt.Fprintf(&b, "page %d\n%s\n", i+1, strings.Join(p, "\n"))
	}
	path := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("the text of %s is not that of %s; run with -update and look at the difference:\n%s", name, path, b.String())
	}
}

func TestGoldens(t *testing.T) {
	t.Parallel()
	grouped := present.DefaultTemplate("en")
	grouped.Breakdown = []present.Dimension{present.BySite, present.ByProduct}
	golden(t, "invoice-de", pdf(t, document(3, "EUR", german()), present.DefaultTemplate("de")))
	golden(t, "invoice-en", pdf(t, document(12, "USD", american()), grouped))
	grouped.SubtotalsOnly = true
	golden(t, "subtotals-en", pdf(t, document(12, "USD", american()), grouped))
	golden(t, "credit-fr", pdf(t, credit(), present.DefaultTemplate("fr")))
	for name, s := range map[string]*present.Statement{"statement-en": statement(present.OpenItem), "forward-en": statement(present.BalanceForward)} {
		var b bytes.Buffer
		if err := present.StatementPDF(&b, s, present.DefaultTemplate("en")); err != nil {
			t.Fatal(err)
		}
		golden(t, name, b.Bytes())
	}
	var b bytes.Buffer
	if err := present.ReconciliationPDF(&b, reconciliation(), present.DefaultTemplate("es")); err != nil {
		t.Fatal(err)
	}
	golden(t, "reconciliation-es", b.Bytes())
}

func TestSameBytes(t *testing.T) {
	t.Parallel()
	tpl := present.DefaultTemplate("de")
	tpl.Breakdown = []present.Dimension{present.BySite}
	for name, render := range map[string]func(io.Writer) error{
		"pdf":                 func(w io.Writer) error { return present.PDF(w, document(80, "EUR", german()), tpl) },
		"xlsx":                func(w io.Writer) error { return present.XLSX(w, document(80, "EUR", german()), tpl) },
		"csv":                 func(w io.Writer) error { return present.CSV(w, document(80, "EUR", german()), tpl) },
		"statement.pdf":       func(w io.Writer) error { return present.StatementPDF(w, statement(present.OpenItem), tpl) },
		"statement.xlsx":      func(w io.Writer) error { return present.StatementXLSX(w, statement(present.OpenItem), tpl) },
		"reconciliation.pdf":  func(w io.Writer) error { return present.ReconciliationPDF(w, reconciliation(), tpl) },
		"reconciliation.xlsx": func(w io.Writer) error { return present.ReconciliationXLSX(w, reconciliation(), tpl) },
	} {
		var first bytes.Buffer
		if err := render(&first); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				var again bytes.Buffer
				if err := render(&again); err != nil || !bytes.Equal(first.Bytes(), again.Bytes()) {
					t.Errorf("%s: the same document became other bytes, %v", name, err)
				}
			})
		}
		wg.Wait()
	}
}

// TestPages looks at what every page must have, for documents of many kinds.
func TestPages(t *testing.T) {
	t.Parallel()
	for _, language := range present.Languages() {
		for _, c := range []money.Currency{"EUR", "JPY", "KWD"} {
			for _, n := range []int{0, 1, 7, 33, 500} {
				for levels := range 3 {
					if n == 500 && (language != "en" || levels == 1) {
						continue // one language will do for the long ones
					}
					tpl := present.DefaultTemplate(language)
					tpl.Breakdown = []present.Dimension{present.BySite, present.ByProduct}[:levels]
					d := document(n, c, german())
					if n == 0 {
						d.Taxes = nil
					}
					all := pages(t, pdf(t, d, tpl))
					found := make(map[string]bool)
					for i, p := range all {
						text := strings.Join(p, "\n")
						if !regexp.MustCompile(fmt.Sprintf(`(?m)^(Page|Seite|Página) %d (of|von|sur|de) %d$`, i+1, len(all))).MatchString(text) {
							t.Errorf("%s %s %d: page %d of %d has no number", language, c, n, i+1, len(all))
						}
						for _, s := range p {
							found[s] = true
						}
					}
					for i := range n {
						if !found[strconv.Itoa(i+1)] {
							t.Errorf("%s %s %d lines: line %d is missing", language, c, n, i+1)
						}
					}
					if n > 0 && c == "KWD" && language == "en" && !found["KWD "+thousands(d.Balance.String())] {
						t.Errorf("the balance KWD %s is missing", d.Balance)
					}
				}
			}
		}
	}
}

func thousands(s string) string {
	whole, frac, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	return whole + "." + frac
}

// TestHardText renders texts that are long, empty, foreign or broken.
func TestHardText(t *testing.T) {
	t.Parallel()
	tpl := present.DefaultTemplate("en")
	tpl.Breakdown = []present.Dimension{present.BySite}
	tpl.Header = "{{ buyer }}\n\n{{ reason }}"
	long := strings.Repeat("Donaudampfschifffahrtsgesellschaftskapitän ", 400)
	unbroken := strings.Repeat("x", 5000)
	hard := []string{"", long, unbroken, "Ωμέγα Привет Łódź Việt Nam", "日本語 עברית عربى", "e\u0301 \u200e\u00ad a\tb\x00c\r\nd", "\xff\xfe", "😀", "<FEFF>[(\\)]", strings.Repeat("a\n", 300)}
	for _, s := range hard {
		d := document(5, "EUR", german())
		d.Buyer.Name, d.Reason, d.Notes, d.TermsText, d.Seller.Name, d.Order = s, s, s, s, s, s
		for i := range d.Lines {
			d.Lines[i].Description, d.Lines[i].Site, d.Lines[i].Unit, d.Lines[i].Code = s, s, s, s
		}
		p := pages(t, pdf(t, d, tpl))
		if len(p) > 60 {
			t.Errorf("%.20q became %d pages", s, len(p))
		}
		var b bytes.Buffer
		if err := present.XLSX(&b, d, tpl); err != nil {
			t.Errorf("%.20q: %v", s, err)
		} else if _, err := excelize.OpenReader(&b); err != nil {
			t.Errorf("%.20q: %v", s, err)
		}
		if err := present.CSV(io.Discard, d, tpl); err != nil {
			t.Errorf("%.20q: %v", s, err)
		}
	}
	d := document(1, "EUR", german())
	d.Lines[0].Description = hard[3] + "e\u0301"
	if text := fmt.Sprint(pages(t, pdf(t, d, present.DefaultTemplate("en")))); !strings.Contains(text, hard[3]+"é") {
		t.Errorf("%s was not printed: %s", hard[3], text)
	}
	// A description longer than a page goes on, and none of it is lost.
	d.Lines[0].Description = long
	if n := strings.Count(fmt.Sprint(pages(t, pdf(t, d, present.DefaultTemplate("en")))), "Donaudampf"); n != 400 {
		t.Errorf("%d of 400 words were printed", n)
	}
	tpl = present.DefaultTemplate("en")
	tpl.Columns = nil
	for _, f := range present.Fields() {
		tpl.Columns = append(tpl.Columns, present.Column{Field: f})
	}
	if err := present.PDF(io.Discard, document(3, "EUR", german()), tpl); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "take some away") {
		t.Errorf("24 columns on a page: %v", err)
	}
	d.Seller.Logo = []byte("GIF89a")
	if err := present.PDF(io.Discard, d, present.DefaultTemplate("en")); !fault.Is(err, fault.Invalid) {
		t.Errorf("a logo that is no image: %v", err)
	}
}

func TestCSV(t *testing.T) {
	t.Parallel()
	d := document(3, "KWD", german())
	d.Lines[0].Description, d.Lines[1].Description, d.Lines[2].Description = "=1+1", "+49 40 1\r\nSpring, −20 %", "@SUM(A1), \"x\""
	d.Lines[0].Site = "-2"
	d.Lines[1].Net = d.Lines[1].Net.Neg()
	d.Net.Minor += 2 * d.Lines[1].Net.Minor
	d.Total.Minor += 2 * d.Lines[1].Net.Minor
	d.Balance = d.Total
	tpl := present.DefaultTemplate("de")
	tpl.DataColumns = []present.Column{{Field: "document"}, {Field: "dueOn", Label: "=cmd"}, {Field: "description"}, {Field: "site"}, {Field: "unitPrice"}, {Field: "net"}, {Field: "period"}, {Field: "taxRate"}}
	var b bytes.Buffer
	if err := present.CSV(&b, d, tpl); err != nil {
		t.Fatal(err)
	}
	text, marked := strings.CutPrefix(b.String(), "\ufeff")
	if !marked {
		t.Error("a spreadsheet does not know that it is UTF-8")
	}
	got, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"Nummer", "'=cmd", "Bezeichnung", "Standort", "Einzelpreis", "Netto", "Zeitraum", "Steuersatz"},
		{"INV-2026-000123", "2026-12-22", "'=1+1", "-2", "40", "40.000", "2026-11-01/2026-11-30", "19"},
		{"INV-2026-000123", "2026-12-22", "'+49 40 1; Spring, −20 %", "Düsseldorf", "53", "-106.000", "2026-11-01/2026-11-30", "19"},
		{"INV-2026-000123", "2026-12-22", "'@SUM(A1), \"x\"", "Düsseldorf", "66", "198.000", "2026-11-01/2026-11-30", "19"},
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got\n%v\nwant\n%v", got, want)
	}
}

func TestXLSX(t *testing.T) {
	t.Parallel()
	d := document(10, "EUR", german())
	d.Lines[0].Description = "=HYPERLINK(\"http://example.com\")"
	d.Buyer.Name = "+cmd|'/c calc'!A1"
	d.Lines[1].Quantity, d.Lines[1].UnitPrice = decimal.RequireFromString("123456789012345678"), decimal.RequireFromString("0.00000001")
	tpl := present.DefaultTemplate("en")
	tpl.DataColumns = []present.Column{{Field: "no"}, {Field: "description"}, {Field: "from"}, {Field: "quantity"}, {Field: "unitPrice"}, {Field: "net"}, {Field: "taxRate"}}
	tpl.Breakdown = []present.Dimension{present.BySite}
	var b bytes.Buffer
	if err := present.XLSX(&b, d, tpl); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(f.GetSheetList(), ","); got != "Invoice,Lines,Taxes" {
		t.Errorf("sheets %s", got)
	}
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for y, row := range rows {
			for x := range row {
				cell, _ := excelize.CoordinatesToCellName(x+1, y+1)
				if formula, err := f.GetCellFormula(name, cell); err != nil || formula != "" {
					t.Errorf("%s!%s has the formula %q, %v", name, cell, formula, err)
				}
			}
		}
	}
	const sheet = "Lines"
	for cell, want := range map[string]string{
		"A1": "No.", "A2": "Site: Düsseldorf", "A3": "1", "B3": d.Lines[0].Description, "C3": "46327", "D3": "1", "E3": "40", "F3": "40", "G3": "0.19",
		"D4": "123456789012345678", "E4": "0.00000001", "A6": "Subtotal: Düsseldorf", "F6": "344",
	} {
		got, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
		if err != nil || got != want {
			t.Errorf("%s is %q, %v; want %q", cell, got, err, want)
		}
	}
	for cell, want := range map[string]excelize.CellType{"B3": excelize.CellTypeInlineString, "C3": excelize.CellTypeUnset, "F3": excelize.CellTypeUnset, "D4": excelize.CellTypeInlineString} {
		if got, _ := f.GetCellType(sheet, cell); got != want {
			t.Errorf("%s has type %v, want %v", cell, got, want)
		}
	}
	if got, _ := f.GetCellValue(sheet, "C3"); got != "Nov 1, 2026" {
		t.Errorf("the day shows as %q", got)
	}
	// Every amount of the lines is there, and they sum to the net amount.
	rows, _ := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	sum := decimal.Zero
	for _, r := range rows[1:] {
		if len(r) > 5 && r[1] != "" {
			sum = sum.Add(decimal.RequireFromString(r[5]))
		}
	}
	if !sum.Equal(d.Net.Decimal()) {
		t.Errorf("the lines of the sheet sum to %s, not %s", sum, d.Net)
	}
}

// BenchmarkPages prints pages and documents per second.
func BenchmarkPages(b *testing.B) {
	for _, n := range []int{3, 80, 500} {
		b.Run(fmt.Sprintf("%d lines", n), func(b *testing.B) {
			d, tpl := document(n, "EUR", german()), present.DefaultTemplate("de")
			tpl.Breakdown = []present.Dimension{present.BySite, present.ByProduct}
			var out bytes.Buffer
			for b.Loop() {
				out.Reset()
				if err := present.PDF(&out, d, tpl); err != nil {
					b.Fatal(err)
				}
			}
			pages := bytes.Count(out.Bytes(), []byte("/Type /Page\n"))
			b.ReportMetric(float64(pages*b.N)/b.Elapsed().Seconds(), "pages/s")
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
		})
	}
}
