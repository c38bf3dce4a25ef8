package auth

import (
	"context"
	"crypto/rand"
	"regexp"
	"strings"
	"time"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/refreshtoken"
	"github.com/duebook/duebook/ent/rolegrant"
	"github.com/duebook/duebook/ent/user"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
	"golang.org/x/text/language"
)

// CreateUser is a person to be admitted.
type CreateUser struct {
	Username string // 2 to 200 letters, digits and . _ - + @; kept in lower case
	Name     string
	Email    string
	Phone    string
	Locale   string
	TimeZone string // IANA name; UTC when empty
	Password string // made up when empty

	hash string
}

var usernameForm = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N}._+@-]{1,199}$`)

// CreateUser admits a person without any role. It answers the password, which is shown this once and never kept.
// Codes: UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT, CONFLICT.
func (s *Service) CreateUser(ctx context.Context, in CreateUser) (u *ent.User, password string, err error) {
	if _, err := need(ctx, viewer.UsersManage); err != nil {
		return nil, "", err
	}
	if err := s.preparePassword(ctx, &in); err != nil { // before the transaction, which must not wait for it
		return nil, "", err
	}
	err = store.Do(ctx, s.db, func(tx *store.TxClient) error {
		u, password, err = s.CreateUserTx(ctx, tx, in)
		return err
	})
	return u, password, err
}

// CreateUserTx is CreateUser within a transaction.
func (s *Service) CreateUserTx(ctx context.Context, tx *store.TxClient, in CreateUser) (*ent.User, string, error) {
	if _, err := need(ctx, viewer.UsersManage); err != nil {
		return nil, "", err
	}
	if err := s.preparePassword(ctx, &in); err != nil {
		return nil, "", err
	}
	sys := system(ctx)
	switch taken, err := tx.User.Query().Where(user.Username(in.Username)).Exist(sys); {
	case err != nil:
		return nil, "", err
	case taken:
		return nil, "", fault.New(fault.Conflict, "The user name %s is taken. Choose another.", in.Username).On("username")
	}
	u, err := tx.User.Create().SetUsername(in.Username).SetName(in.Name).SetEmail(in.Email).SetPhone(in.Phone).SetLocale(in.Locale).
		SetTimeZone(in.TimeZone).SetPasswordHash(in.hash).SetCreatedAt(tx.Now).SetUpdatedAt(tx.Now).Save(sys)
	if err != nil {
		return nil, "", err
	}
	tx.Record(store.Event{Action: "user.create", Entity: u.ID, Changes: store.Changes{"username": {nil, u.Username}, "name": {nil, u.Name}, "email": {nil, u.Email}}})
	return u, in.Password, nil
}

func (s *Service) preparePassword(ctx context.Context, in *CreateUser) (err error) {
	if in.hash != "" {
		return nil
	}
	in.Username, in.Name = strings.ToLower(strings.TrimSpace(in.Username)), strings.TrimSpace(in.Name)
	if in.TimeZone == "" {
		in.TimeZone = "UTC"
	}
	switch {
	case !usernameForm.MatchString(in.Username) || len(in.Username) > 200:
		return fault.New(fault.Invalid, "A user name has 2 to 200 letters, digits and . _ - + @, and begins with a letter or digit.").On("username")
	case in.Name == "" || len(in.Name) > 200:
		return fault.New(fault.Invalid, "A name has 1 to 200 characters.").On("name")
	case in.Email != "" && (!strings.Contains(in.Email, "@") || len(in.Email) > 320):
		return fault.New(fault.Invalid, "%q is not an e-mail address.", clip(in.Email, 320)).On("email")
	case len(in.Phone) > 40:
		return fault.New(fault.Invalid, "A phone number has at most 40 characters.").On("phone")
	}
	if in.Locale != "" {
		tag, err := language.Parse(in.Locale)
		if err != nil || len(tag.String()) > 20 {
			return fault.New(fault.Invalid, "%q is no language. Give a tag such as en-US, or none: then the browser's counts.", clip(in.Locale, 20)).On("locale")
		}
		in.Locale = tag.String()
	}
	if _, err := time.LoadLocation(in.TimeZone); err != nil || in.TimeZone == "Local" {
		return fault.New(fault.Invalid, "There is no time zone %q. Give a name such as Europe/Berlin.", clip(in.TimeZone, 64)).On("timeZone")
	}
	if in.Password == "" {
		in.Password = newPassword()
	}
	if err := CheckPassword(in.Password, in.Username); err != nil {
		return err
	}
	in.hash, err = s.passwords.hash(ctx, in.Password)
	return err
}

// newPassword has 80 random bits in groups that are easy to read out.
func newPassword() string {
	text := strings.ToLower(rand.Text())
	return text[:4] + "-" + text[4:8] + "-" + text[8:12] + "-" + text[12:16]
}

// SetPassword is a new password for a user.
type SetPassword struct {
	User    int
	Current string // needed for one's own
	New     string
}

// SetPassword changes one's own password, or as an administrator another's, and ends all sessions of that user.
// Codes: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT, RATE_LIMITED.
func (s *Service) SetPassword(ctx context.Context, in SetPassword) error {
	v := viewer.From(ctx)
	own := v != nil && v.Kind == viewer.KindUser && v.ID == in.User
	if !own {
		if _, err := need(ctx, viewer.UsersManage); err != nil {
			return err
		}
	}
	u, err := s.db.User.Get(system(ctx), in.User)
	if err != nil {
		return notFound(err, "user")
	}
	if own {
		if err := s.confirmPassword(ctx, u, in.Current, "current"); err != nil {
			return err
		}
	}
	if err := CheckPassword(in.New, u.Username); err != nil {
		return err
	}
	hash, err := s.passwords.hash(ctx, in.New)
	if err != nil {
		return err
	}
	err = store.Do(ctx, s.db, func(tx *store.TxClient) error {
		sys := system(ctx)
		if err := tx.User.UpdateOneID(u.ID).SetPasswordHash(hash).AddVersion(1).Exec(sys); err != nil {
			return notFound(err, "user")
		}
		if err := revokeTx(sys, tx, refreshtoken.UserID(u.ID)); err != nil {
			return err
		}
		tx.Record(store.Event{Action: "user.password", Entity: u.ID})
		return nil
	})
	s.Invalidate(UserSubject(u.ID))
	return err
}

// confirmPassword checks that the person at the keyboard is the one who signed in.
func (s *Service) confirmPassword(ctx context.Context, u *ent.User, password, field string) error {
	address := ""
	if v := viewer.From(ctx); v != nil {
		address = v.Address
	}
	// Only who holds a session of the user gets here, so the count is for the session's holder, not for strangers.
	success, err := s.throttle.attempt(signInCounts(tryPassword, u.Username, address, "session", true)...)
	if err != nil {
		return err
	}
	ok, _, err := s.passwords.verify(ctx, password, u.PasswordHash)
	if err != nil {
		return err
	}
	if !ok {
		return fault.New(fault.Invalid, "That is not your present password.").On(field)
	}
	success()
	return nil
}

// DisableUser keeps a person out from now on and ends all their sessions. The last active administrator can't be
// disabled, nor can one disable oneself.
// Codes: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, WRONG_STATE, SECOND_PERSON.
func (s *Service) DisableUser(ctx context.Context, id int) error {
	err := store.Do(ctx, s.db, func(tx *store.TxClient) error { return s.DisableUserTx(ctx, tx, id) })
	s.Invalidate(UserSubject(id))
	return err
}

// DisableUserTx is DisableUser within a transaction; the caller calls Invalidate after the commit.
func (s *Service) DisableUserTx(ctx context.Context, tx *store.TxClient, id int) error {
	v, err := need(ctx, viewer.UsersManage)
	if err != nil {
		return err
	}
	if v.Kind == viewer.KindUser && v.ID == id {
		return fault.New(fault.TwoPeople, "You can't disable yourself. Ask another administrator.")
	}
	sys := system(ctx)
	if err := keepAdmin(sys, tx, rolegrant.UserID(id)); err != nil {
		return err
	}
	n, err := tx.User.Update().Where(user.ID(id), user.StatusEQ(user.StatusACTIVE)).SetStatus(user.StatusDISABLED).AddVersion(1).Save(sys)
	if err != nil {
		return err
	}
	if n == 0 {
		return s.notChanged(sys, tx, id, "The user is disabled already.")
	}
	if err := revokeTx(sys, tx, refreshtoken.UserID(id)); err != nil {
		return err
	}
	tx.Record(store.Event{Action: "user.disable", Entity: id, Changes: store.Changes{"status": {user.StatusACTIVE, user.StatusDISABLED}}})
	return nil
}

// EnableUser lets a disabled person in again.
// Codes: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, WRONG_STATE.
func (s *Service) EnableUser(ctx context.Context, id int) error {
	if _, err := need(ctx, viewer.UsersManage); err != nil {
		return err
	}
	err := store.Do(ctx, s.db, func(tx *store.TxClient) error {
		sys := system(ctx)
		n, err := tx.User.Update().Where(user.ID(id), user.StatusEQ(user.StatusDISABLED)).SetStatus(user.StatusACTIVE).AddVersion(1).Save(sys)
		if err != nil {
			return err
		}
		if n == 0 {
			return s.notChanged(sys, tx, id, "The user is active already.")
		}
		tx.Record(store.Event{Action: "user.enable", Entity: id, Changes: store.Changes{"status": {user.StatusDISABLED, user.StatusACTIVE}}})
		return nil
	})
	s.Invalidate(UserSubject(id))
	return err
}

func (s *Service) notChanged(ctx context.Context, tx *store.TxClient, id int, message string) error {
	if _, err := tx.User.Get(ctx, id); err != nil {
		return notFound(err, "user")
	}
	return fault.New(fault.State, "%s", message)
}
