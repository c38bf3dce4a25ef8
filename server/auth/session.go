package auth

import (
	"context"
	"crypto/rand"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/predicate"
	"github.com/duebook/duebook/ent/refreshtoken"
	"github.com/duebook/duebook/ent/user"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// How long sessions last.
const (
	SessionLifetime = 30 * 24 * time.Hour // from the sign-in
	SessionIdle     = 7 * 24 * time.Hour  // from the last refresh
	refreshGrace    = 10 * time.Second    // in which a used token may come back, for tabs that refresh at once
	graceChildren   = 20                  // successors that all tokens of a family may get within the grace
)

// Session is what a caller gets who was recognised.
type Session struct {
	Access    string
	ExpiresIn time.Duration // of the access token
	Scope     string        // of a client
	Refresh   string        // empty for a client
	RefreshBy time.Time     // end of the refresh token
	Device    string        // what the browser is to remember; empty when it did not change

	family string
}

// SignIn is a person's attempt to sign in.
type SignIn struct {
	Username string
	Password string
	OTP      string // the authenticator's six digits or a recovery code; empty at the first try
	Address  string // remote address
	Agent    string // the program's own name
	Device   string // what the browser remembered of earlier sign-ins
}

// OTPRequired is the cause of a refusal that only lacks the second factor.
type OTPRequired struct{}

func (OTPRequired) Error() string { return "second factor required" }

func wrongPassword(cause error) error {
	return fault.New(fault.Unauthenticated, "The user name or the password is wrong.").Because(cause)
}

func wrongCode() error {
	return fault.New(fault.Unauthenticated, "The code is wrong or was used before. Wait for the next one.").On("otp")
}

// SignIn recognises a person and opens a session. An unknown name, a wrong password and a disabled user get the same
// answer after the same time.
// Codes: UNAUTHENTICATED (with cause OTPRequired when only the code is missing), RATE_LIMITED.
func (s *Service) SignIn(ctx context.Context, in SignIn) (*Session, error) {
	sys, name := system(ctx), normalName(in.Username)
	u, err := s.db.User.Query().Where(user.Username(name)).Only(sys)
	if err != nil && !ent.IsNotFound(err) {
		return nil, err
	}
	id, hash := 0, ""
	if u != nil {
		id, hash = u.ID, u.PasswordHash
	}
	known, err := s.db.RefreshToken.Query().Where(refreshtoken.UserID(id), refreshtoken.Address(clip(in.Address, 64))).Exist(sys)
	if err != nil {
		return nil, err
	}
	dev := s.devices.read(in.Device, s.now())
	success, err := s.throttle.attempt(signInCounts(tryPassword, name, in.Address, dev.knows(id), known)...)
	if err != nil {
		return nil, err
	}
	ok, stale, err := s.passwords.verify(ctx, in.Password, hash)
	if err != nil {
		return nil, err
	}
	if !ok || u.Status != user.StatusACTIVE {
		s.log.WarnContext(ctx, "sign-in refused", "username", name, "address", in.Address)
		return nil, wrongPassword(nil)
	}
	success()
	var step int64
	var recovery []string
	if u.TotpConfirmedAt != nil {
		if in.OTP == "" {
			return nil, fault.New(fault.Unauthenticated, "Enter the code of your authenticator app.").On("otp").Because(OTPRequired{})
		}
		success, err := s.throttle.attempt(signInCounts(tryOTP, name, in.Address, dev.knows(id), known)...)
		if err != nil {
			return nil, err
		}
		if step, recovery, err = s.checkCode(u, in.OTP); err != nil {
			s.log.WarnContext(ctx, "second factor refused", "username", name, "address", in.Address)
			return nil, err
		}
		success()
	}
	if stale {
		if hash, err = s.passwords.hash(ctx, in.Password); err != nil {
			return nil, err
		}
	}
	var session *Session
	who := s.asUser(withOrigin(ctx, in.Address), u)
	err = store.Do(who, s.db, func(tx *store.TxClient) error {
		if err := useCode(sys, tx, u, step, recovery); err != nil {
			return err
		}
		// The row may have changed since it was read: whoever was disabled or got another password meanwhile stays out.
		n, err := tx.User.Update().Where(user.ID(u.ID), user.StatusEQ(user.StatusACTIVE), user.PasswordHash(u.PasswordHash)).
			SetLastSignInAt(tx.Now).SetPasswordHash(hash).Save(sys)
		if err != nil {
			return err
		}
		if n == 0 {
			return wrongPassword(nil)
		}
		session, err = continueSession(sys, tx.Client, tx.Now, u.ID, rand.Text(), tx.Now, in.Address, in.Agent)
		if err != nil {
			return err
		}
		tx.Record(store.Event{Action: "session.open", Entity: u.ID})
		return nil
	})
	if err != nil {
		return nil, err
	}
	session.Device = s.devices.remember(dev, u.ID, s.now())
	return s.withAccess(ctx, session, u.ID)
}

func normalName(username string) string {
	return clip(strings.ToLower(strings.TrimSpace(username)), 201) // one more than any user's, so that it is nobody's
}

// clip is at most n bytes of valid text.
func clip(s string, n int) string {
	if len(s) > n {
		s = s[:n]
	}
	return strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\x00", "")
}

// continueSession adds a generation to a family and answers its refresh token; the access token follows after the commit.
func continueSession(ctx context.Context, db *ent.Client, now time.Time, user int, family string, started time.Time, address, agent string) (*Session, error) {
	token := newRefreshToken()
	until := now.Add(SessionIdle)
	if end := started.Add(SessionLifetime); end.Before(until) {
		until = end
	}
	err := db.RefreshToken.Create().SetTokenHash(hashSecret(token)).SetFamily(family).SetUserID(user).SetCreatedAt(now).
		SetFamilyStartedAt(started).SetExpiresAt(until).SetAddress(clip(address, 64)).SetAgent(clip(agent, 300)).Exec(ctx)
	return &Session{Refresh: token, RefreshBy: until, family: family}, err
}

// withAccess adds the access token of a user.
func (s *Service) withAccess(ctx context.Context, session *Session, user int) (*Session, error) {
	v, err := s.load(ctx, viewerKey{subject: UserSubject(user), session: session.family})
	if err != nil {
		return nil, err
	}
	roles := make([]string, len(v.Roles))
	for i, r := range v.Roles {
		roles[i] = string(r)
	}
	session.Access, err = s.tokens.sign(ctx, Claims{
		RegisteredClaims: jwt.RegisteredClaims{Subject: string(UserSubject(user))},
		Session:          session.family, Role: strings.Join(roles, " "), Accounts: v.Roots, Client: clientOf(ctx),
	})
	session.ExpiresIn = AccessLifetime
	return session, err
}

func badRefresh(why string) error {
	return fault.New(fault.Unauthenticated, "The session has ended. Sign in again.").Because(refreshError(why))
}

type refreshError string

func (e refreshError) Error() string { return string(e) }

// Refresh uses a refresh token up and answers its successor. A token that was used before ends the session, except
// within ten seconds of its use.
// Codes: UNAUTHENTICATED, RATE_LIMITED.
func (s *Service) Refresh(ctx context.Context, token, address, agent string) (*Session, error) {
	if !isSecret(refreshTokenPrefix, token) {
		return nil, badRefresh("not a refresh token")
	}
	sys := system(ctx)
	var session *Session
	var owner int
	var refused error // a refusal whose writes are kept
	err := store.Do(sys, s.db, func(tx *store.TxClient) error {
		session, refused = nil, nil
		db := quiet(tx)
		row, err := tx.RefreshToken.Query().Where(refreshtoken.TokenHash(hashSecret(token))).WithUser().Only(sys)
		if ent.IsNotFound(err) {
			return badRefresh("unknown")
		}
		if err != nil {
			return err
		}
		owner = row.UserID
		switch revoked, err := familyRevoked(sys, tx.Client, row.Family); {
		case err != nil:
			return err
		case revoked:
			return badRefresh("revoked")
		case !tx.Now.Before(row.ExpiresAt):
			return badRefresh("expired")
		case row.Edges.User.Status != user.StatusACTIVE:
			return badRefresh("user disabled")
		}
		// The update decides which of two at once is first.
		n, err := db.RefreshToken.Update().Where(refreshtoken.ID(row.ID), refreshtoken.RotatedAtIsNil(), refreshtoken.RevokedAtIsNil()).
			SetRotatedAt(tx.Now).Save(sys)
		if err != nil {
			return err
		}
		if n == 0 {
			if row, err = tx.RefreshToken.Get(sys, row.ID); err != nil {
				return err
			}
			if row.RevokedAt != nil || row.RotatedAt == nil {
				return badRefresh("revoked")
			}
			if tx.Now.Sub(*row.RotatedAt) > refreshGrace {
				refused = badRefresh("used before")
				s.log.WarnContext(ctx, "a used refresh token came back; its session was ended", "user", row.UserID, "address", address)
				if err := revokeTx(sys, tx, refreshtoken.Family(row.Family)); err != nil {
					return err
				}
				tx.Record(store.Event{Action: "session.reuse", Entity: row.UserID, Changes: store.Changes{"address": {row.Address, clip(address, 64)}}})
				return nil
			}
			children, err := tx.RefreshToken.Query().Where(refreshtoken.Family(row.Family), refreshtoken.CreatedAtGT(tx.Now.Add(-refreshGrace))).Count(sys)
			if err != nil {
				return err
			}
			if children >= graceChildren {
				return fault.New(fault.Rate, "This session is being refreshed too often. Try again in a second.").Because(&RetryError{After: time.Second})
			}
		}
		session, err = continueSession(sys, db, tx.Now, row.UserID, row.Family, row.FamilyStartedAt, address, agent)
		return err
	})
	if err != nil {
		return nil, err
	}
	if refused != nil {
		s.Invalidate(UserSubject(owner))
		return nil, refused
	}
	return s.withAccess(ctx, session, owner)
}

// Logout ends the session of a refresh token. A token that is not known, or not good any more, is no error: the session
// is over either way.
func (s *Service) Logout(ctx context.Context, token string) error {
	if !isSecret(refreshTokenPrefix, token) {
		return nil
	}
	row, err := s.db.RefreshToken.Query().Where(refreshtoken.TokenHash(hashSecret(token))).Only(system(ctx))
	if ent.IsNotFound(err) {
		return nil
	}
	if err != nil {
		return err
	}
	return s.endSession(ctx, row.UserID, row.Family)
}

// Revoke ends what a token stands for: the session of a refresh or access token of a person, or all access tokens that
// a client has been given so far. A token that is not known is no error.
func (s *Service) Revoke(ctx context.Context, token string) error {
	if isSecret(refreshTokenPrefix, token) {
		return s.Logout(ctx, token)
	}
	c, err := s.tokens.verify(ctx, token)
	if fault.Is(err, fault.Unauthenticated) {
		return nil
	}
	if err != nil {
		return err
	}
	if id, ok := Subject(c.Subject).user(); ok {
		return s.endSession(ctx, id, c.Session)
	}
	id, _ := Subject(c.Subject).client()
	return s.endClientTokens(ctx, id)
}

func (s *Service) endSession(ctx context.Context, owner int, family string) error {
	sys := system(ctx)
	u, err := s.db.User.Get(sys, owner)
	if err != nil {
		return err
	}
	err = store.Do(s.asUser(ctx, u), s.db, func(tx *store.TxClient) error {
		if revoked, err := familyRevoked(sys, tx.Client, family); err != nil || revoked {
			return err
		}
		if err := revokeTx(sys, tx, refreshtoken.Family(family)); err != nil {
			return err
		}
		tx.Record(store.Event{Action: "session.end", Entity: owner})
		return nil
	})
	s.Invalidate(UserSubject(owner))
	return err
}

// familyRevoked reports whether a session was ended. One revoked token ends its whole family, also a successor that was
// being made at the same moment.
func familyRevoked(ctx context.Context, db *ent.Client, family string) (bool, error) {
	return db.RefreshToken.Query().Where(refreshtoken.Family(family), refreshtoken.RevokedAtNotNil()).Exist(ctx)
}

// revokeTx ends the sessions of the tokens that match.
func revokeTx(ctx context.Context, tx *store.TxClient, which ...predicate.RefreshToken) error {
	return tx.RefreshToken.Update().Where(append(which, refreshtoken.RevokedAtIsNil())...).SetRevokedAt(tx.Now).Exec(ctx)
}

type originKey struct{}

type clientKey struct{}

// forBrowser is the context of a request for a token that the browser app makes.
func forBrowser(ctx context.Context) context.Context {
	return context.WithValue(ctx, clientKey{}, browserClient)
}

func clientOf(ctx context.Context) string {
	c, _ := ctx.Value(clientKey{}).(string)
	return c
}

// withOrigin carries the remote address of a request that has no viewer yet.
func withOrigin(ctx context.Context, address string) context.Context {
	return context.WithValue(ctx, originKey{}, address)
}

// asUser is the context of what a person does who is not recognised by an access token yet.
func (s *Service) asUser(ctx context.Context, u *ent.User) context.Context {
	return s.acting(ctx, viewer.Viewer{Kind: viewer.KindUser, ID: u.ID, Name: u.Name, Via: "web"})
}

// acting is the context with the viewer, for the audit trail only, unless it has one.
func (s *Service) acting(ctx context.Context, v viewer.Viewer) context.Context {
	if viewer.From(ctx) != nil {
		return ctx
	}
	v.Address, _ = ctx.Value(originKey{}).(string)
	v.RequestID = s.requestID(ctx)
	return viewer.NewContext(ctx, &v)
}

// Prune deletes the tokens of sessions that ended more than a day ago, and answers how many there were.
func (s *Service) Prune(ctx context.Context) (int, error) {
	sys := system(ctx)
	return store.Tx(sys, s.db, func(tx *store.TxClient) (int, error) {
		return quiet(tx).RefreshToken.Delete().Where(refreshtoken.FamilyStartedAtLT(tx.Now.Add(-SessionLifetime - 24*time.Hour))).Exec(sys)
	})
}
