package present

import (
	"math"
	"slices"
	"strings"

	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/fault"
)

// sum is an amount with its currency; any other value as it is shown.
func (l *locale) sum(v any) string {
	if a, ok := v.(money.Amount); ok {
		return l.money(a)
	}
	return l.show(v)
}

const (
	gap        = 10.0 // between columns
	rowPadding = 3.2  // above and below a row
	indent     = 9.0  // of a level of groups
)

// layout is a table broken into lines.
type layout struct {
	table       *table
	left, right float64
	size        float64
	widths      []float64
	head        [][]string
	headHeight  float64
	rows        []laidRow
}

type laidRow struct {
	*tableRow
	label  float64    // room that the label takes
	text   []string   // of headings and sums
	cells  [][]string // lines of each cell
	lines  int
	height float64
}

func (l *layout) height() float64 {
	h := l.headHeight
	for i := range l.rows {
		h += l.rows[i].height
	}
	return h
}

// layout chooses a size in which the columns fit, and breaks the texts.
func (s *setter) layout(t *table, left, right float64) (*layout, error) {
	l := &layout{table: t, left: left, right: right}
	texts := make([][]string, len(t.rows))
	for i, r := range t.rows {
		texts[i] = make([]string, len(r.cells))
		for k, v := range r.cells {
			texts[i][k] = s.faces.regular.printable(s.p.locale.show(v))
		}
	}
	// Texts should have room; where they have none even in small type, they get less.
	ample := true
	for l.size = 8.5; !s.fit(l, texts, ample); l.size -= 0.5 {
		if ample && l.size <= 7.5 {
			ample, l.size = false, 9
		}
		if l.size < 5.5 {
			return nil, fault.New(fault.Invalid, "columns: %d columns are too wide for the page; take some away, or leave them to CSV and XLSX", len(t.columns)).On("columns")
		}
	}
	body, strong, label := s.regular(l.size, ink), s.medium(l.size, ink), s.headStyle(l)
	lines := 0
	for k, c := range t.columns {
		h := label.wrap(c.label, l.widths[k])
		l.head = append(l.head, h)
		lines = max(lines, len(h))
	}
	l.headHeight = float64(lines)*label.leading() + 9
	for i := range t.rows {
		r := &t.rows[i]
		x := laidRow{tableRow: r}
		if r.label+r.text != "" {
			x.label = body.width(body.face.printable(r.label)) + 5
			if r.label == "" {
				x.label = 0
			}
			x.text = clipLines(strong.wrap(r.text, max(l.textWidth(r)-float64(r.level)*indent-x.label, 40)), 3)
			x.lines = len(x.text)
		}
		for k := range r.cells {
			var c []string
			if texts[i][k] != "" {
				if t.columns[k].shape == figures {
					c = []string{texts[i][k]}
				} else {
					c = body.wrap(texts[i][k], l.widths[k])
				}
			}
			x.cells = append(x.cells, c)
			x.lines = max(x.lines, len(c))
		}
		x.lines = max(x.lines, 1)
		x.height = float64(x.lines)*body.leading() + 2*rowPadding
		if r.kind == headingRow {
			x.height += 3
		}
		l.rows = append(l.rows, x)
	}
	return l, nil
}

func (s *setter) headStyle(l *layout) style { return s.medium(l.size-1, grey) }

// textWidth is the room for the text of a row: up to the first column with a sum.
func (l *layout) textWidth(r *tableRow) float64 {
	w := 0.0
	for k, width := range l.widths {
		if k < len(r.cells) && r.cells[k] != nil {
			break
		}
		w += width + gap
	}
	return max(w-gap, 40)
}

// fit chooses the widths of columns at the size, and reports whether they fit. Ample leaves more room to texts that wrap.
func (s *setter) fit(l *layout, texts [][]string, ample bool) bool {
	body, strong, label := s.regular(l.size, ink), s.medium(l.size, ink), s.headStyle(l)
	n := len(l.table.columns)
	room := l.right - l.left - gap*float64(n-1)
	l.widths = make([]float64, n)
	least := make([]float64, n)
	for k, c := range l.table.columns {
		head := 0.0
		for _, word := range strings.Fields(c.label) {
			head = max(head, label.width(label.face.printable(word)))
		}
		natural := head
		for i := range texts {
			if k >= len(texts[i]) || l.table.rows[i].kind == headingRow {
				continue
			}
			st := body
			if l.table.rows[i].label+l.table.rows[i].text != "" {
				st = strong
			}
			natural = max(natural, st.width(texts[i][k]))
		}
		natural = math.Ceil(natural*10)/10 + 0.2
		l.widths[k] = natural
		switch c.shape {
		case figures:
			l.widths[k] = max(natural, label.width(label.face.printable(c.label))+0.2) // a label on one line, if it can be
			least[k] = natural
		case fixed:
			l.widths[k] = min(natural, max(head, room*0.25))
			least[k] = l.widths[k]
			if !ample {
				least[k] = min(natural, max(head, room*0.12))
			}
		case wrapped:
			share := 0.14
			if ample {
				share = 0.2
			}
			least[k] = min(natural, max(head, room*share))
		}
	}
	used, minimum := 0.0, 0.0
	for k := range l.widths {
		used += l.widths[k]
		minimum += least[k]
	}
	switch {
	case minimum > room:
		return false
	case used > room:
		// Texts that wrap anyway give way first, then labels of figures, then other texts.
		for _, kind := range []shape{wrapped, figures, fixed} {
			give, over := 0.0, used-room
			for k, c := range l.table.columns {
				if c.shape == kind {
					give += l.widths[k] - least[k]
				}
			}
			if over <= 0 || give <= 0 {
				continue
			}
			part := min(1, over/give)
			for k, c := range l.table.columns {
				if c.shape == kind {
					cut := (l.widths[k] - least[k]) * part
					l.widths[k] -= cut
					used -= cut
				}
			}
		}
	case used < room:
		// What is left goes to the first column of running text, else to the first text, else to the first column.
		at := 0
		for _, kind := range []shape{fixed, wrapped} {
			if k := slices.IndexFunc(l.table.columns, func(c tableColumn) bool { return c.shape == kind }); k >= 0 {
				at = k
			}
		}
		l.widths[at] += room - used
	}
	return true
}

// table sets a table over as many pages as it takes.
func (s *setter) table(t *table, left, right float64) error {
	l, err := s.layout(t, left, right)
	if err != nil {
		return err
	}
	s.y += 6
	first := l.headHeight
	for i := range l.rows {
		first += l.rows[i].height
		if l.rows[i].kind == lineRow {
			break
		}
	}
	s.need(min(first, s.bottom-s.top))
	s.rows(l)
	return nil
}

func (s *setter) rows(l *layout) {
	s.tableHead(l)
	var path []int // headings of the groups that are open
	again := func() {
		s.newPage()
		s.tableHead(l)
		for _, i := range path {
			s.row(l, &l.rows[i], true)
		}
	}
	for i := range l.rows {
		r := &l.rows[i]
		if r.kind == headingRow {
			for len(path) > r.level {
				path = path[:len(path)-1]
			}
		}
		if s.y+min(l.together(i), (s.bottom-s.top)/2) > s.bottom && s.y+l.together(i) > s.bottom {
			again()
		}
		rest := *r
		for s.y+rest.height > s.bottom && rest.lines > 1 { // taller than a page
			fit := max(1, int((s.bottom-s.y-2*rowPadding)/s.regular(l.size, ink).leading()))
			if fit >= rest.lines {
				break
			}
			part := rest.cut(fit, s.regular(l.size, ink).leading())
			s.row(l, &part, false)
			again()
		}
		s.row(l, &rest, false)
		switch r.kind {
		case headingRow:
			path = append(path, i)
		case subtotalRow:
			path = path[:min(len(path), r.level)]
		}
	}
}

// together is the height of a row with those it may not be parted from: a heading from the row after it, a subtotal from
// the row before it.
func (l *layout) together(i int) float64 {
	h := l.rows[i].height
	for k := i; k+1 < len(l.rows) && (l.rows[k].kind == headingRow || l.rows[k+1].kind >= subtotalRow); k++ {
		h += l.rows[k+1].height
	}
	return h
}

// cut takes the first n lines off a row.
func (r *laidRow) cut(n int, leading float64) laidRow {
	part := *r
	part.cells, part.lines, part.height = make([][]string, len(r.cells)), n, float64(n)*leading+2*rowPadding
	rest := make([][]string, len(r.cells))
	for k, c := range r.cells {
		m := min(n, len(c))
		part.cells[k], rest[k] = c[:m], c[m:]
	}
	if len(r.text) > 0 {
		m := min(n, len(r.text))
		part.text, r.text = r.text[:m], r.text[m:]
	}
	r.cells = rest
	r.lines -= n
	r.height -= float64(n) * leading
	return part
}

func (s *setter) tableHead(l *layout) {
	label := s.headStyle(l)
	lines := 0
	for _, h := range l.head {
		lines = max(lines, len(h))
	}
	x := l.left
	for k, h := range l.head {
		for i, line := range h {
			y := s.y + label.leading()*float64(lines-len(h)+i+1)
			if l.table.columns[k].shape == figures {
				s.textRight(x+l.widths[k], y, label, line)
			} else {
				s.text(x, y, label, line)
			}
		}
		x += l.widths[k] + gap
	}
	s.y += l.headHeight
	s.rule(l.left, l.right, s.y-3, 0.6, s.accent)
}

func (s *setter) row(l *layout, r *laidRow, again bool) {
	body := s.regular(l.size, ink)
	if r.kind != lineRow || len(r.text) > 0 {
		body = s.medium(l.size, ink)
	}
	base := s.y + rowPadding + body.size*1.02
	if r.kind == headingRow {
		base += 3
		if r.level == 0 {
			body.colour = s.accent
		}
	}
	if r.kind == totalRow {
		s.rule(l.left, l.right, s.y, 0.6, s.accent)
	}
	for i, line := range r.text {
		x := l.left + float64(r.level)*indent
		if i == 0 && r.label > 0 {
			s.text(x, base, s.regular(l.size, grey), r.tableRow.label)
		}
		x += r.label
		s.text(x, base+float64(i)*body.leading(), body, line)
		if again && i == len(r.text)-1 {
			s.text(x+body.width(line)+5, base+float64(i)*body.leading(), s.regular(l.size-1, grey), s.w.Continued)
		}
	}
	x := l.left
	for k, c := range r.cells {
		for i, line := range c {
			y := base + float64(i)*body.leading()
			if l.table.columns[k].shape == figures {
				s.textRight(x+l.widths[k], y, body, line)
			} else {
				s.text(x, y, body, line)
			}
		}
		x += l.widths[k] + gap
	}
	if again {
		s.y += r.height
		return
	}
	s.y += r.height
	switch r.kind {
	case lineRow:
		s.rule(l.left, l.right, s.y, 0.25, hair)
	case subtotalRow:
		s.rule(l.left, l.right, s.y, 0.6, hair)
	}
}
