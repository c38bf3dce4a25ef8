package sheet

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/duebook/duebook/server/fault"
)

const (
	maxSheetRows = 1_048_576 // of a worksheet, header included
	maxCellText  = 32_767    // characters of a cell
)

// Cell formats, in the order of cellXfs below.
const (
	formatPlain = iota
	formatHeader
	formatDate
	formatQuoted
	formatDecimals // + scale, 0 to 8
)

// WriteXLSX streams a workbook: a bold, frozen header, text as text whatever it starts with, numbers as numbers, days as
// days. A decimal of more than 15 digits, which a spreadsheet can't hold, is written as text. Rows that do not fit one
// worksheet go on in the next. A text longer than a cell may be is refused with fault.Limit.
func WriteXLSX(w io.Writer, name string, columns []Column, rows Rows) (int, error) {
	x := &xlsxWriter{zip: zip.NewWriter(w), name: sheetName(name), columns: columns}
	n, err := each(columns, rows, x.row)
	if err != nil {
		return n, err
	}
	if x.sheets == 0 {
		if err := x.begin(); err != nil {
			return n, err
		}
	}
	if err := x.end(); err != nil {
		return n, err
	}
	if err := x.parts(); err != nil {
		return n, err
	}
	return n, x.zip.Close()
}

type xlsxWriter struct {
	zip     *zip.Writer
	out     *bufio.Writer
	name    string
	columns []Column
	sheets  int
	line    int // of the last row written
}

// sheetName is a name Excel accepts: at most 31 characters, none of []:*?/\, no apostrophe at its ends.
func sheetName(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) || r < ' ' {
			return ' '
		}
		return r
	}, s)
	if r := []rune(s); len(r) > 26 { // leaves room for a number
		s = string(r[:26])
	}
	if s = strings.Trim(s, "' "); s == "" {
		return "Sheet"
	}
	return s
}

func (x *xlsxWriter) begin() error {
	x.sheets++
	part, err := x.zip.Create(fmt.Sprintf("xl/worksheets/sheet%d.xml", x.sheets))
	if err != nil {
		return err
	}
	x.out, x.line = bufio.NewWriterSize(part, 64<<10), 1
	x.out.WriteString(xml.Header + `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`)
	for i, c := range x.columns {
		fmt.Fprintf(x.out, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, min(40, max(12, utf8.RuneCountInString(c.Name)+3)))
	}
	x.out.WriteString(`</cols><sheetData><row r="1">`)
	for i, c := range x.columns {
		if err := x.textCell(i, c.Name, formatHeader); err != nil {
			return err
		}
	}
	_, err = x.out.WriteString("</row>")
	return err
}

func (x *xlsxWriter) end() error {
	x.out.WriteString("</sheetData></worksheet>")
	return x.out.Flush()
}

func (x *xlsxWriter) row(values []string) error {
	if x.sheets == 0 || x.line == maxSheetRows {
		if x.sheets > 0 {
			if err := x.end(); err != nil {
				return err
			}
		}
		if err := x.begin(); err != nil {
			return err
		}
	}
	x.line++
	x.out.WriteString(`<row r="`)
	x.out.WriteString(strconv.Itoa(x.line))
	x.out.WriteString(`">`)
	for i, v := range values {
		if v == "" {
			continue
		}
		if err := x.cell(i, v); err != nil {
			return err
		}
	}
	_, err := x.out.WriteString("</row>")
	return err
}

func (x *xlsxWriter) cell(i int, v string) error {
	c := x.columns[i]
	switch c.Type {
	case IntegerColumn, DecimalColumn:
		if plainDecimal(v) && significant(v) <= 15 && len(v) < 40 {
			format := formatPlain
			if c.Type == DecimalColumn {
				format = formatDecimals + min(max(c.Scale, 0), 8)
			}
			x.open(i, format, "")
			x.out.WriteString("<v>")
			x.out.WriteString(v)
			_, err := x.out.WriteString("</v></c>")
			return err
		}
	case DateColumn:
		if n, ok := dateSerial(v); ok {
			x.open(i, formatDate, "")
			x.out.WriteString("<v>")
			x.out.WriteString(strconv.Itoa(n))
			_, err := x.out.WriteString("</v></c>")
			return err
		}
	case BoolColumn:
		if v == "true" || v == "false" {
			x.open(i, formatPlain, "b")
			x.out.WriteString("<v>")
			x.out.WriteByte("01"[len("false")-len(v)])
			_, err := x.out.WriteString("</v></c>")
			return err
		}
	}
	format := formatPlain
	if formulaLike(v) { // stays text even when somebody edits the cell
		format = formatQuoted
	}
	return x.textCell(i, v, format)
}

func (x *xlsxWriter) textCell(i int, v string, format int) error {
	if len(v) > maxCellText && utf8.RuneCountInString(v) > maxCellText {
		return fault.New(fault.Limit, "%s in row %d is longer than the %d characters an Excel cell holds; export as CSV", x.columns[i].Name, x.line, maxCellText)
	}
	x.open(i, format, "inlineStr")
	x.out.WriteString(`<is><t xml:space="preserve">`)
	if err := xml.EscapeText(x.out, []byte(escapeText(v))); err != nil {
		return err
	}
	_, err := x.out.WriteString("</t></is></c>")
	return err
}

func (x *xlsxWriter) open(i, format int, kind string) {
	x.out.WriteString(`<c r="`)
	x.out.WriteString(columnName(i))
	x.out.WriteString(strconv.Itoa(x.line))
	if format != formatPlain {
		x.out.WriteString(`" s="`)
		x.out.WriteString(strconv.Itoa(format))
	}
	if kind != "" {
		x.out.WriteString(`" t="`)
		x.out.WriteString(kind)
	}
	x.out.WriteString(`">`)
}

// dateSerial is the day count of an ISO date in Excel's 1900 calendar.
func dateSerial(s string) (int, bool) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1900 {
		return 0, false
	}
	n := int(t.Unix()/86400) + 25569 // days from 1899-12-30 to 1970-01-01
	if n < 61 {                      // before the 29 February 1900 that never was
		n--
	}
	return n, true
}

func (x *xlsxWriter) parts() error {
	const (
		mainNS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
		docNS  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
		packNS = "http://schemas.openxmlformats.org/package/2006/"
		types  = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	)
	var book, rels, content strings.Builder
	for i := 1; i <= x.sheets; i++ {
		name := x.name
		if i > 1 {
			name += " " + strconv.Itoa(i)
		}
		var escaped strings.Builder
		if err := xml.EscapeText(&escaped, []byte(name)); err != nil {
			return err
		}
		fmt.Fprintf(&book, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escaped.String(), i, i)
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i, docNS, i)
		fmt.Fprintf(&content, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="%sworksheet+xml"/>`, i, types)
	}
	var formats, xfs strings.Builder
	for scale := range 9 {
		code := "#,##0"
		if scale > 0 {
			code += "." + strings.Repeat("0", scale)
		}
		fmt.Fprintf(&formats, `<numFmt numFmtId="%d" formatCode="%s"/>`, 170+scale, code)
		fmt.Fprintf(&xfs, `<xf numFmtId="%d" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`, 170+scale)
	}
	styles := `<styleSheet xmlns="` + mainNS + `"><numFmts count="10"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/>` + formats.String() + `</numFmts>` +
		`<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="13">` +
		`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
		`<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>` +
		`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
		`<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>` + xfs.String() +
		`</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
	for _, p := range []struct{ name, body string }{
		{"xl/styles.xml", styles},
		{"xl/workbook.xml", `<workbook xmlns="` + mainNS + `" xmlns:r="` + docNS + `"><sheets>` + book.String() + `</sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="` + packNS + `relationships">` + rels.String() + fmt.Sprintf(`<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/>`, x.sheets+1, docNS) + `</Relationships>`},
		{"_rels/.rels", `<Relationships xmlns="` + packNS + `relationships"><Relationship Id="rId1" Type="` + docNS + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"[Content_Types].xml", `<Types xmlns="` + packNS + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="` + types + `sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="` + types + `styles+xml"/>` + content.String() + `</Types>`},
	} {
		f, err := x.zip.Create(p.name)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(f, xml.Header+p.body); err != nil {
			return err
		}
	}
	return nil
}
