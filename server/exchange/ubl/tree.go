package ubl

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

const (
	nsInvoice    = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
	nsCreditNote = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"
	nsAggregate  = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
	nsBasic      = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
)

// MaxDepth is how deep elements may nest. Invoices need about ten levels. The size of a document is for the caller
// to bound, with io.LimitReader or http.MaxBytesReader: a tree holds a few times the size of its XML.
const MaxDepth = 64

// MaxChildren is how many elements one element may hold, apart from that of the lines, of which there may be any number.
const MaxChildren = 1000

// syntax is one of the two kinds of XML that EN 16931 allows.
type syntax struct {
	need   string // the roots, for the error about another
	roots  []xml.Name
	spaces []string // of the elements below the root
	lines  int      // how deep the lines stand; the root is 1
}

var ublSyntax = syntax{
	need:   "Invoice or CreditNote of UBL 2.1",
	roots:  []xml.Name{{Space: nsInvoice, Local: "Invoice"}, {Space: nsCreditNote, Local: "CreditNote"}},
	spaces: []string{nsAggregate, nsBasic},
	lines:  2,
}

// Node is an element of a document. Elements of other namespaces (extensions, signatures) are not kept.
type Node struct {
	Name     string // without prefix
	Text     string // white space around it is trimmed
	Attrs    []Attr
	Children []*Node
	Parent   *Node
	Line     int
}

// Attr is an attribute, without prefix.
type Attr struct{ Name, Value string }

// Tree is a parsed document.
type Tree struct {
	Root   *Node
	byName map[string][]*Node // in document order
	attrs  map[string]bool    // names of attributes in use
}

// Parse reads an invoice or credit note in UBL into a tree. It refuses other documents, document types (DTDs), and more
// than MaxDepth and MaxChildren.
func Parse(r io.Reader) (*Tree, error) { return parse(r, ublSyntax) }

// parse is Parse for the syntaxes given.
func parse(r io.Reader, allowed ...syntax) (*Tree, error) {
	dec := xml.NewDecoder(r)
	dec.CharsetReader = charset
	t := &Tree{byName: map[string][]*Node{}, attrs: map[string]bool{}}
	var of syntax
	var at *Node
	var text []byte
	depth := 0
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, malformed(dec, err)
		}
		switch tok := tok.(type) {
		case xml.Directive:
			if strings.HasPrefix(strings.ToUpper(string(tok)), "DOCTYPE") {
				line, _ := dec.InputPos()
				return nil, fmt.Errorf("line %d: a document type (DOCTYPE) is not allowed in an invoice; remove it", line)
			}
		case xml.StartElement:
			line, _ := dec.InputPos()
			if depth++; depth > MaxDepth {
				return nil, fmt.Errorf("line %d: elements nest deeper than %d levels; this is no invoice", line, MaxDepth)
			}
			if at == nil {
				if t.Root != nil {
					return nil, fmt.Errorf("line %d: a second root element %s; a file holds one document", line, clip(tok.Name.Local))
				}
				i := slices.IndexFunc(allowed, func(s syntax) bool { return slices.Contains(s.roots, tok.Name) })
				if i < 0 {
					return nil, fmt.Errorf("line %d: the root element is %s of %q; need %s", line, clip(tok.Name.Local), clip(tok.Name.Space), needs(allowed))
				}
				of = allowed[i]
			} else if !slices.Contains(of.spaces, tok.Name.Space) {
				if err := skip(dec, depth); err != nil {
					return nil, err
				}
				depth--
				continue
			}
			n := &Node{Name: tok.Name.Local, Parent: at, Line: line}
			for _, a := range tok.Attr {
				if a.Name.Space == "" && a.Name.Local != "xmlns" {
					n.Attrs = append(n.Attrs, Attr{a.Name.Local, a.Value})
					t.attrs[a.Name.Local] = true
				}
			}
			if at == nil {
				t.Root = n
			} else {
				if len(at.Children) == MaxChildren && depth != of.lines {
					return nil, fmt.Errorf("line %d: %s holds more than %d elements; this is no invoice", line, at.Path(), MaxChildren)
				}
				at.Children = append(at.Children, n)
			}
			t.byName[n.Name] = append(t.byName[n.Name], n)
			at, text = n, text[:0]
		case xml.CharData:
			text = append(text, tok...)
		case xml.EndElement:
			if len(at.Children) == 0 {
				at.Text = strings.TrimSpace(string(text))
			}
			at, text = at.Parent, text[:0]
			depth--
		}
	}
	if t.Root == nil {
		return nil, fmt.Errorf("the file is empty; need %s", needs(allowed))
	}
	return t, nil
}

func needs(allowed []syntax) string {
	var all []string
	for _, s := range allowed {
		all = append(all, s.need)
	}
	return strings.Join(all, ", or ")
}

// skip passes over the rest of an element that is not kept.
func skip(dec *xml.Decoder, depth int) error {
	for start := depth; depth >= start; {
		tok, err := dec.Token()
		if err != nil {
			return malformed(dec, err)
		}
		line, _ := dec.InputPos()
		switch tok.(type) {
		case xml.StartElement:
			if depth++; depth > MaxDepth {
				return fmt.Errorf("line %d: elements nest deeper than %d levels; this is no invoice", line, MaxDepth)
			}
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// malformed is the error of a decoder, or of the reader behind it. Those of the decoder may quote a text of any length.
func malformed(dec *xml.Decoder, err error) error {
	line, _ := dec.InputPos()
	var encoding unknownEncoding
	var syntax *xml.SyntaxError
	switch {
	case errors.As(err, &encoding):
		return fmt.Errorf("line %d: %w", line, encoding)
	case errors.As(err, &syntax):
		return fmt.Errorf("line %d: the file is not well-formed XML: %s", line, clip(syntax.Msg))
	}
	return fmt.Errorf("line %d: the file is not well-formed XML: %w", line, err)
}

// charset reads the encodings found in practice beside UTF-8.
func charset(label string, in io.Reader) (io.Reader, error) {
	switch strings.ToLower(label) {
	case "utf-8", "us-ascii", "ascii":
		return in, nil
	case "iso-8859-1", "latin1":
		return &latin1{in: in}, nil
	}
	return nil, unknownEncoding(label)
}

type unknownEncoding string

func (e unknownEncoding) Error() string {
	return fmt.Sprintf("encoding %q is not supported; save the file as UTF-8", clip(string(e)))
}

type latin1 struct {
	in   io.Reader
	raw  [1024]byte
	rest []byte
}

func (l *latin1) Read(p []byte) (int, error) {
	for len(l.rest) == 0 {
		n, err := l.in.Read(l.raw[:])
		for _, b := range l.raw[:n] {
			l.rest = utf8.AppendRune(l.rest, rune(b))
		}
		if n == 0 && err != nil {
			return 0, err
		}
	}
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}

// Path is where the element stands: /Invoice/InvoiceLine[2]/Price. The number tells siblings of one name apart.
func (n *Node) Path() string {
	if n.Parent == nil {
		return "/" + n.Name
	}
	at, of := 0, 0
	for _, c := range n.Parent.Children {
		if c.Name == n.Name {
			of++
		}
		if c == n {
			at = of
		}
	}
	p := n.Parent.Path() + "/" + n.Name
	if of > 1 {
		p += "[" + strconv.Itoa(at) + "]"
	}
	return p
}

// attr is the value of an attribute and whether it is there.
func (n *Node) attr(name string) (string, bool) {
	for _, a := range n.Attrs {
		if a.Name == name {
			return strings.TrimSpace(a.Value), true
		}
	}
	return "", false
}

// matches compares with a step of a path; the steps $line and $quantity stand for the names that differ between
// invoices and credit notes.
func (n *Node) matches(step string) bool {
	switch step {
	case "$line":
		return n.Name == "InvoiceLine" || n.Name == "CreditNoteLine"
	case "$quantity":
		return n.Name == "InvoicedQuantity" || n.Name == "CreditedQuantity"
	case "*":
		return true
	}
	return n.Name == step
}

// all are the elements at a path of child names, such as Price/PriceAmount; ".." goes up.
func (n *Node) all(path string) []*Node {
	at := []*Node{n}
	for path != "" {
		var step string
		step, path, _ = strings.Cut(path, "/")
		var next []*Node
		for _, n := range at {
			if step == ".." {
				if n.Parent != nil {
					next = append(next, n.Parent)
				}
				continue
			}
			for _, c := range n.Children {
				if c.matches(step) {
					next = append(next, c)
				}
			}
		}
		at = next
	}
	return at
}

// one is the first element at a path, or nil.
func (n *Node) one(path string) *Node {
	if all := n.all(path); len(all) > 0 {
		return all[0]
	}
	return nil
}

// text is the text of the first element at a path.
func (n *Node) text(path string) string {
	if c := n.one(path); c != nil {
		return c.Text
	}
	return ""
}

// number is the decimal of the first element at a path; false when there is none or it is no number.
func (n *Node) number(path string) (decimal.Decimal, bool) {
	c := n.one(path)
	if c == nil {
		return decimal.Decimal{}, false
	}
	return parseDecimal(c.Text)
}

// sum adds the numbers of all elements at a path below each of the nodes.
func sum(nodes []*Node, path string) decimal.Decimal {
	var total decimal.Decimal
	for _, n := range nodes {
		for _, c := range n.all(path) {
			if d, ok := parseDecimal(c.Text); ok {
				total = total.Add(d)
			}
		}
	}
	return total
}

// find are all elements at the paths of a rule: from the root, or anywhere with a leading //; | joins several paths.
func (t *Tree) find(paths string) []*Node {
	var found []*Node
	for p := range strings.SplitSeq(paths, " | ") {
		rest, anywhere := strings.CutPrefix(p, "//")
		switch {
		case p == "/":
			found = append(found, t.Root)
		case p == "//*":
			found = append(found, t.Root.all("*")...)
			for i := 0; i < len(found); i++ {
				found = append(found, found[i].Children...)
			}
		case !anywhere:
			found = append(found, t.Root.all(p)...)
		default:
			first, rest, more := strings.Cut(rest, "/")
			for _, name := range names(first) {
				for _, n := range t.byName[name] {
					if more {
						found = append(found, n.all(rest)...)
					} else {
						found = append(found, n)
					}
				}
			}
		}
	}
	return found
}

func names(step string) []string {
	switch step {
	case "$line":
		return []string{"InvoiceLine", "CreditNoteLine"}
	case "$quantity":
		return []string{"InvoicedQuantity", "CreditedQuantity"}
	}
	return []string{step}
}

// maxDigits bounds a number; the largest amounts of practice have under twenty.
const maxDigits = 60

// parseDecimal reads xs:decimal: an optional sign, digits and a point. There are no exponents.
func parseDecimal(s string) (decimal.Decimal, bool) {
	if s == "" || len(s) > maxDigits {
		return decimal.Decimal{}, false
	}
	digits, points := 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c == '.':
			points++
		case (c == '-' || c == '+') && i == 0:
		default:
			return decimal.Decimal{}, false
		}
	}
	if digits == 0 || points > 1 {
		return decimal.Decimal{}, false
	}
	d, err := decimal.NewFromString(strings.TrimPrefix(s, "+"))
	return d, err == nil
}

func clip(s string) string {
	if len(s) > 60 {
		return strings.ToValidUTF8(s[:60], "") + "…"
	}
	return s
}
