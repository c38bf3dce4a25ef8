package sheet

import (
	"archive/zip"
	"encoding/xml"
	"strconv"
	"strings"
)

// readStyles answers for every cell format whether it shows numbers as dates.
func readStyles(w *workbook, f *zip.File) ([]style, error) {
	var styles []style
	custom := make(map[int]string)
	inCells := false
	err := w.elements(f, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "numFmt":
			id, err := strconv.Atoi(attr(e, "numFmtId"))
			if err == nil && len(custom) < 100_000 {
				custom[id] = attr(e, "formatCode")
			}
		case "cellXfs":
			inCells = true
		case "cellStyleXfs", "cellStyles", "dxfs":
			inCells = false
		case "xf":
			if !inCells {
				return nil
			}
			if len(styles) == 100_000 {
				return w.broken("more than 100,000 cell formats")
			}
			id, _ := strconv.Atoi(attr(e, "numFmtId"))
			styles = append(styles, styleOf(id, custom))
		}
		return nil
	})
	return styles, err
}

func styleOf(id int, custom map[int]string) style {
	if code, ok := custom[id]; ok {
		if isDateFormat(code) {
			return dated
		}
		return plain
	}
	switch {
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id == 45, id == 47, id >= 50 && id <= 58:
		return dated
	}
	return plain
}

// isDateFormat reads a format code such as yyyy-mm-dd or [$-409]d\-mmm\-yy. Durations such as [h]:mm are no dates.
func isDateFormat(code string) bool {
	date, digit := false, false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '"':
			for i++; i < len(code) && code[i] != '"'; i++ {
			}
		case '\\', '_', '*':
			i++
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return false
			}
			if inner := strings.ToLower(code[i+1 : i+end]); inner != "" && strings.Trim(inner, "hms") == "" {
				return false
			}
			i += end
		case ';':
			return date && !digit
		case 'y', 'Y', 'd', 'D', 'h', 'H', 'm', 'M':
			date = true
		case 's', 'S':
			date = true
			if strings.HasPrefix(code[i+1:], ".0") { // fractions of a second
				for i++; i+1 < len(code) && code[i+1] == '0'; i++ {
				}
			}
		case '0', '#', '?':
			digit = true
		}
	}
	return date && !digit
}
