package sheet_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/duebook/duebook/server/exchange/sheet"
	"github.com/duebook/duebook/server/fault"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"
)

func mustOpen(t testing.TB, name string, data []byte) *sheet.Reader {
	t.Helper()
	r, err := sheet.Open(name, bytes.NewReader(data), int64(len(data)), sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

// readAll answers every row as line number and cells.
func readAll(t testing.TB, r *sheet.Reader) [][]string {
	t.Helper()
	var out [][]string
	for {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, append([]string{strconv.Itoa(row.Line)}, row.Cells...))
	}
}

func utf16(t testing.TB, e unicode.Endianness, s string) []byte {
	t.Helper()
	b, err := unicode.UTF16(e, unicode.UseBOM).NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestCSV(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		in        []byte
		delimiter string
		encoding  string
		want      string // rows as line:cell|cell, separated by spaces
	}{
		"commas":           {[]byte("a,b\n1,2\n3,4\n"), ",", "UTF-8", "2:1|2 3:3|4"},
		"semicolons":       {[]byte("a;b, net\n1;2\n"), ";", "UTF-8", "2:1|2"},
		"tabs":             {[]byte("a\tb\n1\t2"), "\t", "UTF-8", "2:1|2"},
		"pipes":            {[]byte("a|b\n1|2"), "|", "UTF-8", "2:1|2"},
		"one column":       {[]byte("a\n1\n"), ",", "UTF-8", "2:1"},
		"sep line":         {[]byte("sep=;\r\na,x;b\r\n1;2\r\n"), ";", "UTF-8", "3:1|2"},
		"BOM":              {[]byte("\xef\xbb\xbfa,b\n1,é\n"), ",", "UTF-8", "2:1|é"},
		"UTF-16LE":         {utf16(t, unicode.LittleEndian, "a;b\r\n1;é\r\n"), ";", "UTF-16LE", "2:1|é"},
		"UTF-16BE":         {utf16(t, unicode.BigEndian, "a;b\r\n1;é\r\n"), ";", "UTF-16BE", "2:1|é"},
		"CRLF":             {[]byte("a,b\r\n1,2\r\n\r\n3,4\r\n"), ",", "UTF-8", "2:1|2 4:3|4"},
		"CR":               {[]byte("a,b\r1,2\r\r3,4"), ",", "UTF-8", "2:1|2 4:3|4"},
		"embedded newline": {[]byte("a,b\n\"x\r\ny\",2\n\"p\nq\",\"\"\"r\"\"\"\n5,6\n"), ",", "UTF-8", "2:x\ny|2 4:p\nq|\"r\" 6:5|6"},
		"quoted delimiter": {[]byte("a,b\n\"1,5\",2\n"), ",", "UTF-8", "2:1,5|2"},
		"quote inside":     {[]byte("a,b\n5\" pipe,2\n"), ",", "UTF-8", "2:5\" pipe|2"},
		"blank rows":       {[]byte("\n\na,b\n,\n  ,\n1,\n"), ",", "UTF-8", "6:1|"},
		"trailing columns": {[]byte("a,b,,\n1,2,,\n"), ",", "UTF-8", "2:1|2"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := mustOpen(t, "f.csv", c.in)
			if r.Delimiter() != c.delimiter || r.Encoding() != c.encoding {
				t.Errorf("delimiter %q, encoding %s", r.Delimiter(), r.Encoding())
			}
			var rows []string
			for _, row := range readAll(t, r) {
				rows = append(rows, row[0]+":"+strings.Join(row[1:], "|"))
			}
			if got := strings.Join(rows, " "); got != c.want {
				t.Errorf("rows %q, want %q", got, c.want)
			}
		})
	}
}

func TestCSVRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		in   []byte
		code fault.Code
		want string
	}{
		"nothing":          {nil, fault.Invalid, "is empty"},
		"blank":            {[]byte("\n\r\n\n"), fault.Invalid, "no rows"},
		"same name twice":  {[]byte("a,b,A\n"), fault.Invalid, `columns 1 and 3 are both called "A"`},
		"Latin-1":          {[]byte("a\nx\nM\xfcller\n"), fault.Invalid, "line 3: the text is not valid UTF-8"},
		"NUL":              {[]byte("a\nx\x00y\n"), fault.Invalid, "line 2: the text holds a zero byte"},
		"UTF-16 no BOM":    {utf16(t, unicode.LittleEndian, "a;b\n")[2:], fault.Invalid, "zero byte"},
		"lone surrogate":   {append(utf16(t, unicode.LittleEndian, "a\nb"), 0x00, 0xd8), fault.Invalid, "not valid UTF-16LE"},
		"open quote":       {[]byte("a\n\"x\ny\n"), fault.Invalid, "line 2: a quote is opened"},
		"text after quote": {[]byte("a,b\n1,\"x\"y\n"), fault.Invalid, "line 2: text follows a closing quote in cell 2"},
		"10 MB cell":       {append([]byte("a\n\""), bytes.Repeat([]byte("x"), 10<<20)...), fault.Limit, "line 2: cell 1 is larger than 1048576 bytes"},
		"long line":        {bytes.Repeat([]byte("x"), 10<<20), fault.Limit, "line 1: cell 1 is larger"},
		"wide":             {bytes.Repeat([]byte("x,"), 1001), fault.Limit, "more than 1000 columns"},
		"quoted sep":       {[]byte("sep=\"\na\n"), fault.Invalid, "can't be a delimiter"},
		"PDF":              {[]byte("%PDF-1.7 …"), fault.Invalid, "CSV or .xlsx is needed"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, err := sheet.Open("f.csv", bytes.NewReader(c.in), int64(len(c.in)), sheet.Limits{})
			for err == nil {
				_, err = r.Next()
			}
			if !fault.Is(err, c.code) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v; want %s with %q", err, c.code, c.want)
			}
		})
	}
}

func TestRaggedRowIsRefusedAndReadingGoesOn(t *testing.T) {
	t.Parallel()
	r := mustOpen(t, "f.csv", []byte("a,b\n1\n1,2,3\n4,5\n"))
	for _, line := range []int{2, 3} {
		_, err := r.Next()
		var refused *sheet.RowError
		if !errors.As(err, &refused) || refused.Line != line || !strings.Contains(err.Error(), "the header 2") {
			t.Fatalf("line %d: %v", line, err)
		}
	}
	if row, err := r.Next(); err != nil || row.Line != 4 {
		t.Fatalf("line 4: %v, %v", row, err)
	}
}

// A record is read as the standard library reads it, wherever the windows of the scanner fall.
func TestCSVAgreesWithEncodingCSV(t *testing.T) {
	t.Parallel()
	cell := rapid.OneOf(rapid.StringMatching(`[a-z ",\n;]{0,12}`), rapid.Custom(func(t *rapid.T) string {
		return strings.Repeat("ab\"\n", rapid.IntRange(0, 20_000).Draw(t, "long"))
	}))
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 3, 3), 1, 6).Draw(t, "rows")
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		w.UseCRLF = rapid.Bool().Draw(t, "crlf")
		if err := w.Write([]string{"a", "b", "c"}); err != nil {
			t.Fatal(err)
		}
		if err := w.WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		r, err := sheet.Open("x.csv", bytes.NewReader(b.Bytes()), int64(b.Len()), sheet.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range rows {
			if strings.TrimSpace(strings.Join(want, "")) == "" {
				continue
			}
			got, err := r.Next()
			if err != nil || !slices.Equal(got.Cells, want) {
				t.Fatalf("%.80q came back as %.80q, %v", want, got.Cells, err)
			}
		}
	})
}

func TestWriteCSVGuardsFormulas(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	n, err := sheet.WriteCSV(&b, []sheet.Column{{Name: "a"}, {Name: "b", Type: sheet.DecimalColumn}}, rowsOf([][]string{
		{"=cmd|'/c calc'!A1", "-12.50"}, {"+1", "1"}, {"@x", "2"}, {"-", "3"}, {"-5", "4"}, {"a=b, c", "5"},
	}))
	want := "a,b\n'=cmd|'/c calc'!A1,-12.50\n'+1,1\n'@x,2\n'-,3\n-5,4\n\"a=b, c\",5\n"
	if err != nil || n != 6 || b.String() != want {
		t.Errorf("wrote %q, %d, %v; want %q", b.String(), n, err, want)
	}
}

func TestWriteJSONLines(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	_, err := sheet.Write(&b, sheet.JSONL, "", exportColumns, rowsOf([][]string{{"a\"b", "3", "1.50", "2026-01-31", "true"}, {"", "007", "", "", ""}}))
	want := `{"Text":"a\"b","Count":3,"Amount":"1.50","Day":"2026-01-31","Open":true}` + "\n" + `{"Text":null,"Count":"007","Amount":null,"Day":null,"Open":null}` + "\n"
	if err != nil || b.String() != want {
		t.Errorf("wrote %s, %v; want %s", b.String(), err, want)
	}
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "a;b\r\n\"x\r\ny\";2", "\xff\xfea\x00\n\x00", "sep=;\na", "a\n\"\"\"\"\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { consume(t, "f.csv", data) })
}
