package present

import (
	"io"
	"slices"
	"strings"
	"time"

	"github.com/duebook/duebook/server/fault"
	"github.com/signintech/gopdf"
)

// Colours of the page besides the accent.
var (
	ink   = colour{0x1d, 0x1f, 0x23}
	grey  = colour{0x6a, 0x6e, 0x76}
	hair  = colour{0xd9, 0xdb, 0xdf}
	alarm = colour{0xa6, 0x1b, 0x1b}
)

// setter puts a paper on pages.
type setter struct {
	*canvas
	p           *paper
	w           *words
	accent      colour
	left, right float64
	top, bottom float64 // of what may be written on pages after the first
	y           float64
}

func (s *setter) regular(size float64, k colour) style { return style{s.faces.regular, size, k} }
func (s *setter) medium(size float64, k colour) style  { return style{s.faces.medium, size, k} }

func writePDF(w io.Writer, p *paper, t *Template) error {
	c, err := newCanvas(t.Paper)
	if err != nil {
		return err
	}
	s := &setter{canvas: c, p: p, w: p.locale.words, left: mm(24), right: c.width - mm(18), top: mm(25)}
	k, _ := parseColour(t.Accent)
	s.accent = k.readable()
	s.bottom = c.height - mm(11) - s.footerHeight()
	info := gopdf.PdfInfo{Title: strings.TrimSpace(p.title + " " + p.number), Author: p.seller.Name, Creator: "Duebook", Producer: "Duebook"}
	if on, err := time.Parse(time.DateOnly, p.date); err == nil {
		info.CreationDate = on
	}
	c.pdf.SetInfo(info)
	if err := s.head(t.Paper); err != nil {
		return err
	}
	for i := 0; i < len(p.sections); i++ {
		beside := i+1 < len(p.sections) && p.sections[i+1].narrow
		var next *section
		if beside {
			next = &p.sections[i+1]
		}
		used, err := s.section(&p.sections[i], next)
		if err != nil {
			return err
		}
		if used {
			i++
		}
	}
	for _, x := range p.closing {
		s.panel(x)
	}
	if err := s.slip(); err != nil {
		return err
	}
	for n := 1; n <= c.pages; n++ {
		c.onPage(n)
		s.foot(n)
	}
	if c.err != nil {
		return c.err
	}
	_, err = c.pdf.WriteTo(w)
	return err
}

func (s *setter) newPage() {
	s.addPage()
	s.y = s.top
	running := s.regular(7.5, grey)
	s.text(s.left, mm(15), running, s.p.seller.Name)
	s.textRight(s.right, mm(15), running, strings.TrimSpace(s.p.title+" "+s.p.number))
	s.rule(s.left, s.right, mm(17.5), 0.4, hair)
}

// need starts a new page when less than a height is left on this one.
func (s *setter) need(height float64) bool {
	if s.y+height <= s.bottom {
		return false
	}
	s.newPage()
	return true
}

// head is the letterhead: logo, address, facts, title. The address stands where a window envelope shows it: DIN 5008 form
// B on A4, a no. 10 envelope on Letter.
func (s *setter) head(paper Paper) error {
	s.addPage()
	if len(s.p.logo) > 0 {
		l, err := readLogo(s.p.logo)
		if err != nil {
			return err
		}
		s.logo(s.left, mm(14), mm(62), mm(19), l)
	} else {
		for i, line := range clipLines(s.medium(14, s.accent).wrap(s.p.seller.Name, s.right-s.left), 2) {
			s.text(s.left, mm(22)+float64(i)*18, s.medium(14, s.accent), line)
		}
	}
	address := mm(62.7)
	if paper == Letter {
		address = mm(56)
	}
	half := s.left + mm(92)
	sender := s.p.seller.lines(s.p.seller.Address.Country)
	small := s.regular(6.5, grey)
	line := small.face.printable(strings.Join(sender, " · "))
	for small.size > 5 && small.width(line) > mm(84) {
		small.size -= 0.25
	}
	s.text(s.left, address-mm(3.5), small, clipLines(small.wrap(line, mm(84)), 1)[0])
	y := address
	for _, line := range s.p.address {
		body := s.regular(9.5, ink)
		for _, part := range clipLines(body.wrap(line, mm(80)), 2) {
			y += body.leading()
			s.text(s.left, y, body, part)
		}
	}
	for _, x := range s.p.panels {
		y += 10
		y = s.lines(s.left, max(y, address+mm(29)), mm(80), x)
	}
	s.y = max(y, s.facts(half, address-mm(5)), address+mm(29))
	s.title()
	return nil
}

// clipLines are the first n lines, with a mark where more was.
func clipLines(lines []string, n int) []string {
	if len(lines) <= n {
		return lines
	}
	lines = slices.Clone(lines[:n])
	lines[n-1] += "…"
	return lines
}

// facts sets label and value in two columns and answers where they end.
func (s *setter) facts(x, y float64) float64 {
	label, value := s.regular(8, grey), s.regular(8.5, ink)
	column := 0.0
	for _, f := range s.p.facts {
		column = max(column, label.width(f.label))
	}
	column = min(column, (s.right-x)*0.5) + 10
	for _, f := range s.p.facts {
		values := clipLines(value.wrap(s.p.locale.show(f.value), s.right-x-column), 4)
		for i, line := range label.wrap(f.label, column-8) {
			s.text(x, y+float64(i)*11, label, line)
		}
		for i, line := range values {
			s.textRight(s.right, y+float64(i)*11, value, line)
		}
		y += float64(max(len(values), 1)-1)*11 + 13
	}
	if s.p.due.label != "" {
		s.rule(x, s.right, y-5, 0.4, hair)
		s.text(x, y+8, s.medium(8.5, ink), s.p.due.label)
		s.textRight(s.right, y+8, s.medium(10, s.accent), s.p.locale.sum(s.p.due.value))
		y += 14
	}
	return y
}

func (s *setter) title() {
	s.need(mm(30))
	s.y += mm(11)
	title, number := s.regular(19, s.accent), s.regular(19, grey)
	text := title.face.printable(s.p.title)
	if s.p.number != "" && title.width(text+"  "+s.p.number) <= s.right-s.left {
		s.text(s.left, s.y, title, text)
		s.text(s.left+title.width(text+" "), s.y, number, s.p.number)
	} else {
		for i, line := range clipLines(title.wrap(strings.TrimSpace(text+" "+s.p.number), s.right-s.left), 3) {
			if i > 0 {
				s.y += 23
			}
			s.text(s.left, s.y, title, line)
		}
	}
	s.y += 10
	if s.p.intro != "" {
		body := s.regular(9, ink)
		s.y += 3
		for _, line := range body.wrap(s.p.intro, mm(140)) {
			s.need(body.leading())
			s.y += body.leading()
			s.text(s.left, s.y, body, line)
		}
		s.y += 4
	}
}

// lines sets a panel at a place and answers where it ends.
func (s *setter) lines(x, y, width float64, p panel) float64 {
	label, body := s.regular(7.5, grey), s.regular(8.5, ink)
	s.text(x, y, label, p.heading)
	for _, line := range p.lines {
		for _, part := range clipLines(body.wrap(line, width), 2) {
			y += body.leading()
			s.text(x, y, body, part)
		}
	}
	return y
}

// panel is a heading and running text over the width of the page.
func (s *setter) panel(p panel) {
	heading, body := s.medium(8, ink), s.regular(8, grey)
	s.need(16 + heading.leading() + 2*body.leading())
	s.y += 16
	s.text(s.left, s.y, heading, p.heading)
	s.y += 2
	for _, line := range p.lines {
		for _, part := range body.wrap(line, s.right-s.left) {
			s.need(body.leading())
			s.y += body.leading()
			s.text(s.left, s.y, body, part)
		}
	}
}

// section sets a section. When the next one is narrow and fits beside the totals, it is set too.
func (s *setter) section(x, next *section) (bool, error) {
	if x.title != "" {
		s.need(mm(24))
		s.y += 20
		s.text(s.left, s.y, s.medium(10, ink), x.title)
		s.y += 4
	}
	if len(x.strip) > 0 {
		s.strip(x.strip)
	}
	if x.table != nil {
		if err := s.table(x.table, s.left, s.right); err != nil {
			return false, err
		}
	}
	used := false
	if len(x.totals) > 0 {
		height := 14 + 14*float64(len(x.totals)) + 14
		var beside *layout
		if next != nil {
			l, err := s.layout(next.table, s.left, s.left+(s.right-s.left)*0.54)
			if err != nil {
				return false, err
			}
			if h := l.height() + 30; h <= s.bottom-s.top {
				beside, height, used = l, max(height, h), true
			}
		}
		s.need(height)
		start := s.y
		s.totals(x.totals)
		after := s.y
		if beside != nil {
			s.y = start + 16
			s.text(s.left, s.y, s.medium(8, ink), next.title)
			s.y += 3
			s.rows(beside)
		}
		s.y = max(s.y, after)
	}
	if x.note != "" {
		body := s.medium(9, ink)
		if x.warn {
			body.colour = alarm
		}
		for i, line := range body.wrap(x.note, s.right-s.left) {
			s.need(20)
			s.y += body.leading()
			if i == 0 {
				s.y += 5
			}
			s.text(s.left, s.y, body, line)
		}
	}
	return used, nil
}

// totals are right below the figures; the last one counts most.
func (s *setter) totals(facts []fact) {
	x := s.left + (s.right-s.left)*0.6
	s.y += 8
	for i, f := range facts {
		label, value := s.regular(8.5, grey), s.regular(8.5, ink)
		text := s.p.locale.show(f.value)
		if i == len(facts)-1 {
			s.y += 6
			s.rule(x, s.right, s.y, 0.8, s.accent)
			s.y += 3
			label, value = s.medium(9.5, ink), s.medium(11, s.accent)
			text = s.p.locale.sum(f.value)
		}
		room := s.right - x - value.width(text) - 8
		lines := label.wrap(f.label, max(room, 60))
		for k, line := range lines {
			s.y += 14
			if k > 0 {
				s.y -= 3
			}
			s.text(x, s.y, label, line)
		}
		s.textRight(s.right, s.y, value, text)
	}
	s.y += 6
}

// strip is a row of amounts under their labels.
func (s *setter) strip(facts []fact) {
	label, value := s.regular(7.5, grey), s.medium(9.5, ink)
	step := (s.right - s.left) / float64(len(facts))
	for _, f := range facts {
		for value.width(s.p.locale.show(f.value)) > step-6 && value.size > 5 {
			value.size -= 0.5
		}
	}
	s.need(40)
	s.y += 8
	s.rule(s.left, s.right, s.y, 0.6, s.accent)
	for i, f := range facts {
		right := s.left + step*float64(i+1)
		for k, line := range clipLines(label.wrap(f.label, step-6), 2) {
			s.textRight(right, s.y+11+float64(k)*9, label, line)
		}
		s.textRight(right, s.y+30, value, s.p.locale.show(f.value))
	}
	s.y += 36
	s.rule(s.left, s.right, s.y, 0.4, hair)
	s.y += 4
}

// legal are the columns of the foot.
func (s *setter) legal() [3][]string {
	x, b, w := s.p.seller, &s.p.seller.Bank, s.w
	var out [3][]string
	out[0] = x.lines(x.Address.Country)
	add := func(i int, label, value string) {
		if value != "" {
			out[i] = append(out[i], strings.TrimSpace(label+" "+value))
		}
	}
	add(1, w.taxLabel(x.TaxID), x.TaxID)
	add(1, "", x.Registration)
	add(1, "", x.Email)
	add(1, "", x.Phone)
	add(1, "", x.Website)
	add(2, "", b.Name)
	add(2, "IBAN", inFours(b.IBAN))
	if b.IBAN == "" {
		add(2, w.BankAccount, b.Account)
	}
	add(2, w.Routing, b.Routing)
	add(2, "BIC", compact(b.BIC))
	return out
}

const footLeading = 8.6

func (s *setter) footerHeight() float64 {
	h := 0.0
	small := s.regular(6.8, grey)
	for _, c := range s.legal() {
		n := 0
		for _, line := range c {
			n += len(clipLines(small.wrap(line, (s.right-s.left)/3-8), 2))
		}
		h = max(h, float64(min(n, 6))*footLeading)
	}
	return h + float64(len(s.footLines()))*10 + 16
}

func (s *setter) footLines() []string {
	if s.p.footer == "" {
		return nil
	}
	return clipLines(s.regular(7.5, ink).wrap(s.p.footer, s.right-s.left-mm(28)), 4)
}

// foot is the text of the template, the page number and who the seller is.
func (s *setter) foot(page int) {
	y := s.bottom + 10
	lines := s.footLines()
	s.textRight(s.right, y, s.regular(7.5, grey), pageOf(s.w, page, s.pages))
	for _, line := range lines {
		s.text(s.left, y, s.regular(7.5, ink), line)
		y += 10
	}
	if len(lines) == 0 {
		y += 4
	}
	s.rule(s.left, s.right, y-5, 0.4, hair)
	small := s.regular(6.8, grey)
	for i, c := range s.legal() {
		at, n := y+6, 0
		for _, line := range c {
			for _, part := range clipLines(small.wrap(line, (s.right-s.left)/3-8), 2) {
				if n++; n > 6 {
					break
				}
				s.text(s.left+float64(i)*(s.right-s.left)/3, at, small, part)
				at += footLeading
			}
		}
	}
}

// slip is at the bottom of the last page, below a line to cut or fold along.
func (s *setter) slip() error {
	x := s.p.slip
	if x == nil {
		return nil
	}
	label, value := s.regular(7, grey), s.regular(8.5, ink)
	b, l := &s.p.seller.Bank, s.p.locale
	holder := b.Holder
	if holder == "" {
		holder = s.p.seller.Name
	}
	account := "IBAN"
	if b.IBAN == "" {
		account = s.w.BankAccount
	}
	reference := x.reference
	if ValidReference(reference) {
		reference = inFours(reference)
	}
	left := []fact{{s.w.PayTo, holder}, {s.w.Bank, b.Name}, {account, x.account}, {s.w.Routing, b.Routing}, {"BIC", compact(b.BIC)}, {s.w.Cheques, strings.Join(x.cheques, ", ")}}
	if b.empty() {
		left = []fact{{s.w.Cheques, strings.Join(x.cheques, "\n")}, {s.w.Bank, b.Name}, {"BIC", compact(b.BIC)}}
	}
	right := append([]fact{{s.w.Reference, reference}}, x.facts...)
	side := mm(29)
	room := s.right - s.left
	if x.code != "" {
		room -= side + mm(8)
	}
	type entry struct {
		label string
		lines []string
	}
	columns := [2]struct {
		x, label float64
		entries  []entry
		height   float64
	}{{x: s.left}, {x: s.left + room*0.53}}
	ends := [2]float64{s.left + room*0.53 - mm(5), s.left + room}
	height := side + 10
	for i, facts := range [2][]fact{some(left), some(right)} {
		c := &columns[i]
		for _, f := range facts {
			c.label = max(c.label, label.width(label.face.printable(f.label)))
		}
		c.label = min(c.label, (ends[i]-c.x)*0.5) + 8
		for _, f := range facts {
			e := entry{f.label, clipLines(value.wrap(l.show(f.value), ends[i]-c.x-c.label), 6)}
			c.entries = append(c.entries, e)
			c.height += float64(len(e.lines))*value.leading() + 2.5
		}
		if i == 1 {
			c.height += 20
		}
		height = max(height, c.height)
	}
	height += 30
	if height > s.bottom-s.top {
		return fault.New(fault.Invalid, "the remittance slip does not fit a page; shorten the bank details or leave the slip out").On("show", "remittance")
	}
	if s.y+8+height > s.bottom {
		s.newPage()
	}
	y := s.bottom - height
	for at := s.left; at < s.right; at += 5 {
		s.rule(at, min(at+2.5, s.right), y, 0.5, grey)
	}
	y += 20
	s.text(s.left, y, s.medium(10, ink), s.w.Remittance)
	y += 6
	for i := range columns {
		c := &columns[i]
		at := y
		if i == 1 {
			s.text(c.x, y-6, label, x.due.label)
			s.text(c.x+c.label, y-6, s.medium(13, s.accent), l.sum(x.due.value))
			at += 4
		}
		for _, e := range c.entries {
			for k, line := range e.lines {
				at += value.leading()
				if k == 0 {
					s.text(c.x, at, label, clipLines(label.wrap(e.label, c.label-4), 1)[0])
				}
				s.text(c.x+c.label, at, value, line)
			}
			at += 2.5
		}
	}
	if x.code != "" {
		if err := s.qr(s.right-side, y-16, side, x.code); err != nil {
			return fault.New(fault.Invalid, "the payment reference does not fit a QR code; leave the code out").On("show", "paymentQr").Because(err)
		}
		caption := s.w.Scan
		if x.payable {
			caption = s.w.ScanPay
		}
		s.textRight(s.right, y-16+side+10, label, caption)
	}
	s.y = s.bottom
	return nil
}
