package delivery

import (
	"context"
	"errors"
	"fmt"
	netmail "net/mail"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/duebook/duebook/server/fault"
	"github.com/wneessen/go-mail"
)

// mailer sends through one mail server.
type mailer struct {
	host     string
	port     int
	options  []mail.Option
	from     *netmail.Address
	atDomain string // of message ids
}

// newMailer reads where mail goes: smtp://user:password@host:port, which turns to TLS where the server can, and must where
// there is a password, or smtps://… with TLS from the start.
func newMailer(address, from string) (*mailer, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "smtp" && u.Scheme != "smtps" || u.Hostname() == "" || strings.Trim(u.Path, "/") != "" {
		return nil, fault.New(fault.Invalid, "the mail server is not an address such as smtp://user:password@mail.example.com:587 or smtps://mail.example.com").On("smtp")
	}
	m := &mailer{host: u.Hostname(), port: 25}
	if m.from, err = netmail.ParseAddress(from); err != nil {
		return nil, fault.New(fault.Invalid, "%q is not the sender of e-mail, such as Example Billing <billing@example.com>", clip(from, 100)).On("mail-from")
	}
	_, m.atDomain, _ = strings.Cut(m.from.Address, "@")
	password, secret := u.User.Password()
	switch {
	case u.Scheme == "smtps":
		m.port, m.options = 465, append(m.options, mail.WithSSL())
	case secret:
		m.port, m.options = 587, append(m.options, mail.WithTLSPolicy(mail.TLSMandatory))
	default:
		m.options = append(m.options, mail.WithTLSPolicy(mail.TLSOpportunistic))
	}
	if p := u.Port(); p != "" {
		if m.port, err = strconv.Atoi(p); err != nil || m.port < 1 || m.port > 65535 {
			return nil, fault.New(fault.Invalid, "the mail server's port %q is not a number from 1 to 65535", clip(p, 10)).On("smtp")
		}
	}
	if secret {
		m.options = append(m.options, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(u.User.Username()), mail.WithPassword(password))
	}
	m.options = append(m.options, mail.WithPort(m.port), mail.WithTimeout(30*time.Second), mail.WithoutNoop())
	return m, nil
}

// name is the server as problems name it.
func (m *mailer) name() string { return fmt.Sprintf("%s:%d", m.host, m.port) }

// connection is an open line to the mail server, opened when it is first needed.
type connection struct {
	m      *mailer
	client *mail.Client
}

// send sends one message.
func (c *connection) send(ctx context.Context, msg *mail.Msg) error {
	if c.client == nil {
		client, err := mail.NewClient(c.m.host, c.m.options...)
		if err != nil {
			return err
		}
		if err := client.DialWithContext(ctx); err != nil {
			return err
		}
		c.client = client
	}
	err := c.client.Send(msg)
	if msg.IsDelivered() { // whatever came after it
		return nil
	}
	return err
}

func (c *connection) close() {
	if c.client != nil {
		_ = c.client.Close() // what was sent was sent
		c.client = nil
	}
}

// verdict is what the answer of a mail server means for an e-mail.
type verdict int

const (
	taken   verdict = iota
	later           // the server wants it tried again
	bounced         // the recipient or the message is refused for good
	down            // the server can't be used by anybody
)

func judge(err error) verdict {
	var e *mail.SendError
	switch {
	case err == nil:
		return taken
	case !errors.As(err, &e) || e.ErrorCode() == 421:
		return down
	}
	switch e.Reason {
	case mail.ErrSMTPRcptTo, mail.ErrSMTPData, mail.ErrSMTPDataClose:
		switch e.ErrorCode() / 100 {
		case 4:
			return later
		case 5:
			return bounced
		}
	case mail.ErrSMTPMailFrom:
		if e.ErrorCode()/100 == 4 {
			return later
		}
	}
	return down
}

// said is what the mail server said, without what go-mail adds.
func said(err error) string {
	var e *mail.SendError
	if !errors.As(err, &e) {
		return err.Error()
	}
	text := e.Error()
	if _, after, ok := strings.Cut(text, e.Reason.String()+": "); ok {
		text = after
	}
	text, _, _ = strings.Cut(text, ", affected ")
	return strings.ReplaceAll(text, `"`, "")
}
