package present

import (
	"bytes"
	"crypto/sha256"
	"image"
	"image/color"
	"image/draw"
	_ "image/jpeg" // logos
	"image/png"
	"strings"
	"sync"
	"unicode"

	"eliasnaur.com/font/roboto/robotomedium"
	"eliasnaur.com/font/roboto/robotoregular"
	"github.com/duebook/duebook/server/fault"
	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/signintech/gopdf"
	"github.com/signintech/gopdf/fontmaker/core"
	"golang.org/x/text/unicode/norm"
)

// face is a typeface with the widths of its characters, in thousandths of the size.
type face struct {
	name   string
	widths [0x10000]uint16 // 0: there is no glyph
}

// typefaces are parsed once.
type typefaces struct {
	container       gopdf.FontContainer
	regular, medium *face
}

var loadFaces = sync.OnceValues(func() (*typefaces, error) {
	t := &typefaces{}
	load := func(name string, ttf []byte) (*face, error) {
		var p core.TTFParser
		if err := p.ParseFontData(ttf); err != nil {
			return nil, err
		}
		f := &face{name: name}
		widths := p.Widths()
		for r, glyph := range p.Chars() {
			if glyph != 0 && r > 0 && r < len(f.widths) {
				f.widths[r] = uint16(widths[min(int(glyph), len(widths)-1)] * 1000 / p.UnitsPerEm())
			}
		}
		return f, t.container.AddTTFFontData(name, ttf)
	}
	var err error
	if t.regular, err = load("Roboto-Regular", robotoregular.TTF); err != nil {
		return nil, err
	}
	t.medium, err = load("Roboto-Medium", robotomedium.TTF)
	return t, err
})

// printable is s as the typeface can show it: composed, without control characters, with a mark for what is missing.
func (f *face) printable(s string) string {
	plain := true
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case unicode.IsControl(r), unicode.Is(unicode.Zs, r) && f.width(r) == 0:
			return ' '
		case unicode.Is(unicode.Cf, r): // marks of direction, joiners, soft hyphens
			return -1
		case f.width(r) == 0:
			return missing
		}
		return r
	}, norm.NFC.String(s))
}

// missing stands for a character that the typeface does not have.
const missing = '\ufffd'

func (f *face) width(r rune) uint16 {
	if r < 0 || int(r) >= len(f.widths) {
		return 0
	}
	return f.widths[r]
}

// style is how a text is set.
type style struct {
	face   *face
	size   float64
	colour colour
}

func (s style) leading() float64 { return s.size * 1.36 }

func (s style) width(text string) float64 {
	n := 0
	for _, r := range text {
		n += int(s.face.width(r))
	}
	return float64(n) * s.size / 1000
}

// wrap breaks a text into lines of at most the width: at blanks, else after a hyphen or slash, else anywhere.
func (s style) wrap(text string, width float64) []string {
	var out []string
	limit := int(width * 1000 / s.size)
	for line := range strings.SplitSeq(s.face.printable(text), "\n") {
		out = append(out, s.wrapLine(strings.TrimRight(line, " "), limit)...)
	}
	return out
}

func (s style) wrapLine(line string, limit int) []string {
	var out []string
	for {
		n, blank, soft, cut := 0, -1, -1, len(line)
		for i, r := range line {
			w := int(s.face.width(r))
			if r == ' ' {
				blank = i
			} else if n+w > limit && i > 0 {
				cut = i
				break
			} else if r == '-' || r == '/' || r == '_' || r == ';' {
				if n+w <= limit {
					soft = i + 1
				}
			}
			n += w
		}
		switch {
		case cut == len(line):
			return append(out, line)
		case blank > 0:
			out, line = append(out, strings.TrimRight(line[:blank], " ")), strings.TrimLeft(line[blank:], " ")
		case soft > 0:
			out, line = append(out, line[:soft]), line[soft:]
		default:
			out, line = append(out, line[:cut]), line[cut:]
		}
	}
}

// canvas draws on pages. Coordinates are points from the top left; a text stands on its baseline. The first error is
// kept, and nothing is drawn after it.
type canvas struct {
	pdf    gopdf.GoPdf
	faces  *typefaces
	width  float64
	height float64
	pages  int
	font   style
	err    error
}

func mm(n float64) float64 { return n * 72 / 25.4 }

func newCanvas(paper Paper) (*canvas, error) {
	faces, err := loadFaces()
	if err != nil {
		return nil, err
	}
	c := &canvas{faces: faces, width: mm(210), height: mm(297)}
	if paper == Letter {
		c.width, c.height = 612, 792
	}
	c.pdf.Start(gopdf.Config{PageSize: gopdf.Rect{W: c.width, H: c.height}})
	for _, f := range []*face{faces.regular, faces.medium} {
		c.keep(c.pdf.AddTTFFontFromFontContainer(f.name, &faces.container))
	}
	return c, c.err
}

func (c *canvas) keep(err error) {
	if c.err == nil {
		c.err = err
	}
}

func (c *canvas) addPage() {
	c.pdf.AddPage()
	c.pages++
	c.font = style{}
}

// onPage goes back to a page that was there before.
func (c *canvas) onPage(n int) {
	c.keep(c.pdf.SetPage(n))
	c.font = style{}
}

func (c *canvas) text(x, y float64, s style, text string) {
	if text == "" || c.err != nil {
		return
	}
	if c.font.face != s.face || c.font.size != s.size {
		c.keep(c.pdf.SetFont(s.face.name, "", s.size))
	}
	if c.font.colour != s.colour || c.font.face == nil {
		c.pdf.SetTextColor(s.colour[0], s.colour[1], s.colour[2])
	}
	c.font = s
	c.pdf.SetXY(x, y)
	c.keep(c.pdf.Text(s.face.printable(text)))
}

func (c *canvas) textRight(right, y float64, s style, text string) {
	text = s.face.printable(text)
	c.text(right-s.width(text), y, s, text)
}

// rule is a horizontal line.
func (c *canvas) rule(x1, x2, y, thickness float64, k colour) {
	c.fill(x1, y-thickness/2, x2-x1, thickness, k)
}

func (c *canvas) fill(x, y, w, h float64, k colour) {
	c.pdf.SetFillColor(k[0], k[1], k[2])
	c.pdf.RectFromUpperLeftWithStyle(x, y, w, h, "F")
}

// qr draws a code with a side of the given length.
func (c *canvas) qr(x, y, side float64, text string) error {
	type run struct{ x, y, n int }
	var runs []run
	size, err := qrRuns(text, func(x, y, n int) { runs = append(runs, run{x, y, n}) })
	if err != nil {
		return err
	}
	unit := side / float64(size)
	c.pdf.SetFillColor(0, 0, 0)
	for _, r := range runs {
		// A trifle taller than a module, so that no viewer shows a seam between rows.
		c.pdf.RectFromUpperLeftWithStyle(x+float64(r.x)*unit, y+float64(r.y)*unit, float64(r.n)*unit, unit+0.02, "F")
	}
	return nil
}

const (
	maxLogoBytes  = 2 << 20
	maxLogoPixels = 4000 * 2000
)

// logo is an image that was checked and made ready to be embedded.
type logo struct {
	data          []byte // PNG without transparency, or JPEG
	width, height int
}

var logos, _ = lru.New[[sha256.Size]byte, *logo](64)

// readLogo checks an image. Transparent parts of a PNG become white.
func readLogo(b []byte) (*logo, error) {
	key := sha256.Sum256(b)
	if l, ok := logos.Get(key); ok {
		return l, nil
	}
	bad := fault.New(fault.Invalid, "the logo is no PNG or JPEG of at most 2 MiB and 8 megapixels; upload another").On("logo")
	config, format, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil || len(b) > maxLogoBytes || config.Width < 1 || config.Height < 1 || config.Width > maxLogoPixels/config.Height {
		return nil, bad.Because(err)
	}
	img, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, bad.Because(err)
	}
	l := &logo{data: b, width: config.Width, height: config.Height}
	if format != "jpeg" || config.ColorModel == color.CMYKModel {
		flat := image.NewRGBA(image.Rect(0, 0, config.Width, config.Height))
		draw.Draw(flat, flat.Bounds(), image.White, image.Point{}, draw.Src)
		draw.Draw(flat, flat.Bounds(), img, img.Bounds().Min, draw.Over)
		var out bytes.Buffer
		if err := png.Encode(&out, flat); err != nil {
			return nil, err
		}
		l.data = out.Bytes()
	}
	logos.Add(key, l)
	return l, nil
}

// logo draws an image into a box, top left, and answers its height.
func (c *canvas) logo(x, y, maxWidth, maxHeight float64, l *logo) float64 {
	scale := min(maxWidth/float64(l.width), maxHeight/float64(l.height))
	holder, err := gopdf.ImageHolderByBytes(l.data)
	if err != nil {
		c.keep(err)
		return 0
	}
	w, h := float64(l.width)*scale, float64(l.height)*scale
	c.keep(c.pdf.ImageByHolder(holder, x, y, &gopdf.Rect{W: w, H: h}))
	return h
}

// readable darkens a colour until text in it can be read on white.
func (k colour) readable() colour {
	for k.luminance() > 0.25 {
		for i := range k {
			k[i] = uint8(int(k[i]) * 9 / 10)
		}
	}
	return k
}

// luminance is a cheap approximation of the relative luminance of WCAG.
func (k colour) luminance() float64 {
	square := func(v uint8) float64 { return float64(v) / 255 * float64(v) / 255 }
	return 0.2126*square(k[0]) + 0.7152*square(k[1]) + 0.0722*square(k[2])
}
