package sheet_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/duebook/duebook/server/exchange/sheet"
	"github.com/duebook/duebook/server/fault"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

func rowsOf(rows [][]string) sheet.Rows {
	return func(yield func([]string, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// pack makes a workbook of raw parts around the given worksheet.
func pack(t testing.TB, sheetXML string, more map[string]string) []byte {
	t.Helper()
	parts := map[string]string{
		"_rels/.rels":                `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="One" sheetId="1" r:id="s1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="s1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s2" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="s3" Type="x/styles" Target="styles.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   sheetXML,
	}
	for k, v := range more {
		parts[k] = v
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, body := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, body); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReadsWhatExcelizeWrites(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	date, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		t.Fatal(err)
	}
	for cell, v := range map[string]any{
		"A1": "number", "B1": "amount", "C1": "day", "D1": "open", "E1": "note",
		"A2": "00042", "B2": 55.94, "C2": 41291, "D2": true, "E2": "a <b> & \"c\"\nd",
		"A4": 1001, "B4": -0.01, "C4": 45717, "D4": false, "E4": "=not a formula",
	} {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetCellStyle("Sheet1", "C2", "C4", date); err != nil {
		t.Fatal(err)
	}
	if _, err := f.NewSheet("Notes"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	r := mustOpen(t, "book.xlsx", b.Bytes())
	if want := []string{"number", "amount", "day", "open", "note"}; !slices.Equal(r.Header(), want) {
		t.Fatalf("header %q, want %q", r.Header(), want)
	}
	if len(r.Notes()) != 1 || !strings.Contains(r.Notes()[0], `"Notes"`) {
		t.Errorf("notes %q do not name the second worksheet", r.Notes())
	}
	got := readAll(t, r)
	want := [][]string{
		{"2", "00042", "55.94", "2013-01-17", "true", "a <b> & \"c\"\nd"},
		{"4", "1001", "-0.01", "2025-03-01", "false", "=not a formula"},
	}
	if len(got) != len(want) || !slices.Equal(got[0], want[0]) || !slices.Equal(got[1], want[1]) {
		t.Errorf("rows %q, want %q", got, want)
	}
}

func TestNumbersKeepTheirDigits(t *testing.T) {
	t.Parallel()
	for stored, want := range map[string]string{
		"55.939999999999998":       "55.94",
		"0.10000000000000001":      "0.1",
		"0.30000000000000004":      "0.30000000000000004",
		"1234567.8899999999":       "1234567.89",
		"1":                        "1",
		"-1.50":                    "-1.50",
		"123456789012345678":       "123456789012345678",
		"92233720368547758.07":     "92233720368547758.07",
		"1E-7":                     "0.0000001",
		"1.5E+3":                   "1500",
		"0.00000001":               "0.00000001",
		"5.6000000000000001E-2":    "0.056",
		"100000000000000000000.01": "100000000000000000000.01",
	} {
		b := pack(t, `<worksheet><sheetData><row><c t="inlineStr"><is><t>n</t></is></c></row><row><c><v>`+stored+`</v></c></row></sheetData></worksheet>`, nil)
		got := readAll(t, mustOpen(t, "n.xlsx", b))
		if len(got) != 1 || got[0][1] != want {
			t.Errorf("%s came back as %q, want %q", stored, got, want)
		}
	}
}

func TestDateFormats(t *testing.T) {
	t.Parallel()
	styles := func(code string) string {
		return `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="` + code + `"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`
	}
	for _, c := range []struct{ code, stored, want string }{
		{"yyyy\\-mm\\-dd", "45717", "2025-03-01"},
		{"[$-409]d\\-mmm\\-yy;@", "1", "1900-01-01"},
		{"d.m.yyyy", "59", "1900-02-28"},
		{"d.m.yyyy", "61", "1900-03-01"},
		{"dd/mm/yyyy hh:mm", "45717.75", "2025-03-01T18:00:00"},
		{"h:mm:ss.00", "0.5", "12:00:00"},
		{"[h]:mm", "1.5", "1.5"},
		{"General", "45717", "45717"},
		{"#,##0.00&quot; days&quot;", "3", "3"},
		{"[Red]0.00", "3", "3"},
		{"yyyy", "60", "error"},
		{"yyyy", "-1", "error"},
		{"yyyy", "2958466", "error"},
	} {
		b := pack(t, `<worksheet><sheetData><row><c t="inlineStr"><is><t>d</t></is></c></row><row><c s="0"><v>`+c.stored+`</v></c></row></sheetData></worksheet>`, map[string]string{"xl/styles.xml": styles(c.code)})
		r := mustOpen(t, "d.xlsx", b)
		row, err := r.Next()
		switch {
		case c.want == "error":
			if refused := new(sheet.RowError); !errors.As(err, &refused) || refused.Problems[0].Address != "A2" {
				t.Errorf("%s of %s: got %v, %v; want a refusal of A2", c.code, c.stored, row, err)
			}
		case err != nil || row.Cells[0] != c.want:
			t.Errorf("%s of %s = %v, %v; want %s", c.code, c.stored, row.Cells, err, c.want)
		}
	}
}

func TestFormulaAndErrorCellsAreRefusedWithTheirAddress(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	for cell, v := range map[string]any{"A1": "a", "B1": "b", "C1": "c", "A2": 1, "A8": 2} {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetCellFormula("Sheet1", "C7", "A2+1"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	r := mustOpen(t, "f.xlsx", b.Bytes())
	if row, err := r.Next(); err != nil || row.Line != 2 {
		t.Fatalf("row 2: %v, %v", row, err)
	}
	_, err := r.Next()
	var refused *sheet.RowError
	if !errors.As(err, &refused) || refused.Line != 7 || refused.Problems[0].Address != "C7" || refused.Problems[0].Column != "c" ||
		refused.Problems[0].Message != "cell C7 holds a formula; paste values instead" {
		t.Fatalf("formula: %+v", err)
	}
	if row, err := r.Next(); err != nil || row.Line != 8 || row.Cells[0] != "2" {
		t.Fatalf("the row after a refused one: %v, %v", row, err)
	}
	e := pack(t, `<worksheet><sheetData><row><c t="inlineStr"><is><t>d</t></is></c></row><row><c r="A2" t="e"><v>#N/A</v></c></row></sheetData></worksheet>`, nil)
	if _, err := mustOpen(t, "e.xlsx", e).Next(); !errors.As(err, &refused) || !strings.Contains(refused.Error(), "A2 holds the error #N/A") {
		t.Fatalf("error cell: %v", err)
	}
}

func TestHostileWorkbooks(t *testing.T) {
	t.Parallel()
	zeros := strings.Repeat("0", 64<<20)
	head := `<worksheet><sheetData><row><c t="inlineStr"><is><t>a</t></is></c></row><row><c t="inlineStr"><is><t>`
	tail := `</t></is></c></row></sheetData></worksheet>`
	cut := pack(t, head+"x"+tail, nil)
	for name, c := range map[string]struct {
		data []byte
		code fault.Code
		want string
	}{
		"zip bomb":        {pack(t, head+zeros+tail, nil), fault.Limit, "inflate"},
		"shared bomb":     {pack(t, head+"x"+tail, map[string]string{"xl/sharedStrings.xml": "<sst><si><t>" + zeros + "</t></si></sst>"}), fault.Limit, "inflate"},
		"10 MB cell":      {pack(t, head+zeros[:10<<20]+tail, nil), fault.Limit, "larger than"},
		"big attribute":   {pack(t, `<worksheet a="`+zeros[:15<<20]+`">`, nil), fault.Limit, "larger than"},
		"cut off":         {cut[:len(cut)-30], fault.Invalid, "too early"},
		"not XML":         {pack(t, `<worksheet><sheetData><row><c r="A1"><v>1</c></row>`, nil), fault.Invalid, "damaged"},
		"entity":          {pack(t, `<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>`, nil), fault.Invalid, "damaged"},
		"row goes back":   {pack(t, `<worksheet><sheetData><row r="5"><c><v>1</v></c></row><row r="4"/></sheetData></worksheet>`, nil), fault.Invalid, "row"},
		"cell goes back":  {pack(t, `<worksheet><sheetData><row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row></sheetData></worksheet>`, nil), fault.Invalid, "out of place"},
		"far column":      {pack(t, `<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>`, nil), fault.Limit, "columns"},
		"no workbook":     {pack(t, "", map[string]string{"xl/workbook.xml": "<a/>", "_rels/.rels": `<Relationships><Relationship Type="/officeDocument" Target="other.xml"/></Relationships>`}), fault.Invalid, "without a workbook"},
		"old Excel":       {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 more"), fault.Invalid, "save it as .xlsx"},
		"only zip header": {[]byte("PK\x03\x04"), fault.Invalid, "too early"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, err := sheet.Open("book.xlsx", bytes.NewReader(c.data), int64(len(c.data)), sheet.Limits{})
			if err == nil {
				defer r.Close()
				for err == nil {
					_, err = r.Next()
				}
			}
			if !fault.Is(err, c.code) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v; want %s with %q", err, c.code, c.want)
			}
		})
	}
}

func TestSharedStringsBeyondMemory(t *testing.T) {
	t.Parallel()
	var shared, rows strings.Builder
	const n = 5000
	for i := range n {
		shared.WriteString("<si><r><t>text </t></r><r><t>" + strconv.Itoa(i) + "</t></r><rPh><t>no</t></rPh></si>")
	}
	rows.WriteString(`<row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row>`)
	for i := range n {
		rows.WriteString(`<row><c t="s"><v>` + strconv.Itoa(i) + `</v></c><c t="s"><v>` + strconv.Itoa(n-1-i) + `</v></c></row>`)
	}
	b := pack(t, "<worksheet><sheetData>"+rows.String()+"</sheetData></worksheet>", map[string]string{"xl/sharedStrings.xml": "<sst>" + shared.String() + "</sst>"})
	r, err := sheet.Open("s.xlsx", bytes.NewReader(b), int64(len(b)), sheet.Limits{Memory: 1000})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for i := range n {
		row, err := r.Next()
		if err != nil || row.Cells[0] != "text "+strconv.Itoa(i) || row.Cells[1] != "text "+strconv.Itoa(n-1-i) {
			t.Fatalf("row %d: %v, %v", i, row, err)
		}
	}
}

var exportColumns = []sheet.Column{
	{Name: "Text"}, {Name: "Count", Type: sheet.IntegerColumn}, {Name: "Amount", Type: sheet.DecimalColumn, Scale: 2},
	{Name: "Day", Type: sheet.DateColumn}, {Name: "Open", Type: sheet.BoolColumn},
}

func TestExcelizeReadsWhatWeWrite(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	rows := [][]string{
		{"=1+1", "3", "1234.5", "2026-01-31", "true"},
		{"+49 89", "-3", "-0.01", "1900-02-28", "false"},
		{"_x0041_ \x01", "0", "12345678901234567.89", "1850-01-01", ""},
	}
	if n, err := sheet.WriteXLSX(&b, "Open items: [all]", exportColumns, rowsOf(rows)); err != nil || n != 3 {
		t.Fatal(n, err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	name := f.GetSheetName(0)
	for cell, want := range map[string]string{"A1": "Text", "A2": "=1+1", "A3": "+49 89", "C2": "1,234.50", "D2": "2026-01-31", "D3": "1900-02-28", "E2": "TRUE", "C4": "12345678901234567.89", "D4": "1850-01-01"} {
		if got, err := f.GetCellValue(name, cell); err != nil || got != want {
			t.Errorf("%s = %q, %v; want %q", cell, got, err, want)
		}
	}
	if formula, err := f.GetCellFormula(name, "A2"); err != nil || formula != "" {
		t.Errorf("A2 became the formula %q, %v", formula, err)
	}
	for cell, want := range map[string]excelize.CellType{"A2": excelize.CellTypeInlineString, "B2": excelize.CellTypeUnset, "C2": excelize.CellTypeUnset, "E2": excelize.CellTypeBool} {
		if got, err := f.GetCellType(name, cell); err != nil || got != want {
			t.Errorf("type of %s = %v, %v; want %v", cell, got, err, want)
		}
	}
	got := readAll(t, mustOpen(t, "own.xlsx", b.Bytes()))
	for i, row := range rows {
		if !slices.Equal(got[i][1:], row) {
			t.Errorf("row %d came back as %q, want %q", i, got[i][1:], row)
		}
	}
}

func TestXLSXRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) []string {
			return []string{
				"x" + rapid.String().Draw(t, "text"),
				strconv.Itoa(rapid.IntRange(-1e9, 1e9).Draw(t, "count")),
				rapid.StringMatching(`-?(0|[1-9][0-9]{0,12})\.[0-9]{2}`).Draw(t, "amount"),
				"2" + rapid.StringMatching(`[0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])`).Draw(t, "day"),
				strconv.FormatBool(rapid.Bool().Draw(t, "open")),
			}
		}), 1, 10).Draw(t, "rows")
		var b bytes.Buffer
		if _, err := sheet.WriteXLSX(&b, "x", exportColumns, rowsOf(rows)); err != nil {
			t.Fatal(err)
		}
		r, err := sheet.Open("x.xlsx", bytes.NewReader(b.Bytes()), int64(b.Len()), sheet.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range rows {
			got, err := r.Next()
			if err != nil || !slices.Equal(got.Cells, want) {
				t.Fatalf("%q came back as %q, %v", want, got.Cells, err)
			}
		}
	})
}

func FuzzXLSX(f *testing.F) {
	var b bytes.Buffer
	if _, err := sheet.WriteXLSX(&b, "x", exportColumns, rowsOf([][]string{{"a", "1", "2.50", "2026-01-31", "true"}})); err != nil {
		f.Fatal(err)
	}
	f.Add(`<row r="1"><c t="inlineStr"><is><t>a</t></is></c></row><row r="2"><c r="B2" s="0"><f>1</f><v>1</v></c></row>`)
	f.Add(`<row><c><v>1e5</v></c></row><row><c t="s"><v>0</v></c><c t="b"><v>1</v></c></row>`)
	f.Fuzz(func(t *testing.T, body string) {
		data := pack(t, "<worksheet><sheetData>"+body+"</sheetData></worksheet>", map[string]string{"xl/sharedStrings.xml": "<sst><si><t>x</t></si></sst>"})
		consume(t, "f.xlsx", data)
	})
}

// consume reads a file of any content to its end and checks what holds for all rows.
func consume(t *testing.T, name string, data []byte) {
	r, err := sheet.Open(name, bytes.NewReader(data), int64(len(data)), sheet.Limits{Cell: 1 << 12, Columns: 20})
	if err != nil {
		if fault.As(err).Code == fault.Internal {
			t.Fatalf("bad input answered with an internal error: %v", err)
		}
		return
	}
	defer r.Close()
	last := 0
	for {
		row, err := r.Next()
		var refused *sheet.RowError
		switch {
		case errors.Is(err, io.EOF):
			return
		case errors.As(err, &refused):
			if len(refused.Problems) == 0 || refused.Line <= last {
				t.Fatalf("refusal without a reason or out of order: %+v", refused)
			}
		case err != nil:
			if fault.As(err).Code == fault.Internal {
				t.Fatalf("bad input answered with an internal error: %v", err)
			}
			return
		case len(row.Cells) != len(r.Header()) || row.Line <= last:
			t.Fatalf("row %d after %d has %d cells for %d columns", row.Line, last, len(row.Cells), len(r.Header()))
		}
		last = row.Line
	}
}
