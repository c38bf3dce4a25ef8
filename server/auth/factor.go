package auth

import (
	"context"
	"strconv"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/user"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

func totpPlace(user int) string { return "totp:" + strconv.Itoa(user) }

// checkCode checks a second factor without using it up. It answers the step of an authenticator's code, or the recovery
// codes that are left when it was one of those.
func (s *Service) checkCode(u *ent.User, code string) (step int64, left []string, err error) {
	if isRecoveryCode(code) {
		left, ok := useRecoveryCode(u.RecoveryHashes, code)
		if !ok {
			return 0, nil, wrongCode()
		}
		if left == nil {
			left = []string{}
		}
		return 0, left, nil
	}
	secret, err := s.box.Open(totpPlace(u.ID), u.TotpSecret)
	if err != nil {
		return 0, nil, err
	}
	step, ok := verifyTOTP(string(secret), code, u.TotpLastStep, s.now())
	if !ok {
		return 0, nil, wrongCode()
	}
	return step, nil, nil
}

// useCode uses up what checkCode found. Of two that come with the same code at once, one succeeds.
func useCode(ctx context.Context, tx *store.TxClient, u *ent.User, step int64, left []string) error {
	if step == 0 && left == nil {
		return nil
	}
	// Every use counts the version up, so the row is still as it was read.
	update := tx.User.Update().Where(user.ID(u.ID), user.Version(u.Version), user.TotpLastStep(u.TotpLastStep)).AddVersion(1)
	if left != nil {
		update.SetRecoveryHashes(left)
	} else {
		update.SetTotpLastStep(step)
	}
	n, err := update.Save(ctx)
	if err != nil {
		return err
	}
	if n == 0 {
		return wrongCode()
	}
	return nil
}

// EnrolTOTP begins with a second factor for the user who asks: it answers a secret for an authenticator app, in base32 and
// as an otpauth URL to draw as a QR code. Nothing changes at sign-in until ConfirmTOTP.
// Codes: UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT (wrong password), WRONG_STATE, RATE_LIMITED.
func (s *Service) EnrolTOTP(ctx context.Context, password string) (secret, url string, err error) {
	v, err := self(ctx)
	if err != nil {
		return "", "", err
	}
	u, err := s.db.User.Get(system(ctx), v.ID)
	if err != nil {
		return "", "", notFound(err, "user")
	}
	if err := s.confirmPassword(ctx, u, password, "password"); err != nil {
		return "", "", err
	}
	if secret, url, err = newTOTP(s.issuerName(), u.Username); err != nil {
		return "", "", err
	}
	err = store.Do(ctx, s.db, func(tx *store.TxClient) error {
		n, err := tx.User.Update().Where(user.ID(u.ID), user.TotpConfirmedAtIsNil()).
			SetTotpSecret(s.box.Seal(totpPlace(u.ID), []byte(secret))).SetTotpLastStep(0).AddVersion(1).Save(system(ctx))
		if err != nil {
			return err
		}
		if n == 0 {
			return fault.New(fault.State, "You have a second factor already. Remove it before you set up another.")
		}
		tx.Record(store.Event{Action: "user.totp_enrol", Entity: u.ID})
		return nil
	})
	if err != nil {
		return "", "", err
	}
	return secret, url, nil
}

// ConfirmTOTP turns the second factor on, given a code that shows that the app has the secret, and answers ten recovery
// codes, which are shown this once.
// Codes: UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT (wrong code), WRONG_STATE, RATE_LIMITED.
func (s *Service) ConfirmTOTP(ctx context.Context, code string) (recovery []string, err error) {
	v, err := self(ctx)
	if err != nil {
		return nil, err
	}
	u, err := s.db.User.Get(system(ctx), v.ID)
	if err != nil {
		return nil, notFound(err, "user")
	}
	if u.TotpConfirmedAt != nil || len(u.TotpSecret) == 0 {
		return nil, fault.New(fault.State, "There is no second factor that waits to be confirmed. Set one up first.")
	}
	secret, err := s.box.Open(totpPlace(u.ID), u.TotpSecret)
	if err != nil {
		return nil, err
	}
	success, err := s.throttle.attempt(signInCounts(tryOTP, u.Username, v.Address, "session", true)...)
	if err != nil {
		return nil, err
	}
	step, ok := verifyTOTP(string(secret), code, u.TotpLastStep, s.now())
	if !ok {
		return nil, fault.New(fault.Invalid, "The code is wrong. Check the clock of your phone and take the next one.").On("code")
	}
	success()
	recovery, hashes := newRecoveryCodes()
	err = store.Do(ctx, s.db, func(tx *store.TxClient) error {
		n, err := tx.User.Update().Where(user.ID(u.ID), user.Version(u.Version)).
			SetTotpConfirmedAt(tx.Now).SetTotpLastStep(step).SetRecoveryHashes(hashes).AddVersion(1).Save(system(ctx))
		if err != nil {
			return err
		}
		if n == 0 {
			return fault.New(fault.Conflict, "Your user was changed at the same moment. Try again.")
		}
		tx.Record(store.Event{Action: "user.totp_confirm", Entity: u.ID})
		return nil
	})
	if err != nil {
		return nil, err
	}
	return recovery, nil
}

// DisableTOTP removes a second factor.
type DisableTOTP struct {
	User     int
	Password string // needed for one's own
	Code     string // needed for one's own: the authenticator's or a recovery code
}

// DisableTOTP removes one's own second factor or, as an administrator, that of a person who lost theirs.
// Codes: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT, WRONG_STATE, RATE_LIMITED.
func (s *Service) DisableTOTP(ctx context.Context, in DisableTOTP) error {
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
	if len(u.TotpSecret) == 0 {
		return fault.New(fault.State, "There is no second factor.")
	}
	if own && u.TotpConfirmedAt != nil {
		if err := s.confirmPassword(ctx, u, in.Password, "password"); err != nil {
			return err
		}
		success, err := s.throttle.attempt(signInCounts(tryOTP, u.Username, v.Address, "session", true)...)
		if err != nil {
			return err
		}
		if _, _, err := s.checkCode(u, in.Code); err != nil {
			if fault.Is(err, fault.Unauthenticated) {
				return fault.New(fault.Invalid, "%s", fault.As(err).Message).On("code")
			}
			return err
		}
		success()
	}
	return store.Do(ctx, s.db, func(tx *store.TxClient) error {
		n, err := tx.User.Update().Where(user.ID(u.ID), user.Version(u.Version)).
			ClearTotpSecret().ClearTotpConfirmedAt().ClearRecoveryHashes().SetTotpLastStep(0).AddVersion(1).Save(system(ctx))
		if err != nil {
			return err
		}
		if n == 0 {
			return fault.New(fault.Conflict, "The user was changed at the same moment. Try again.")
		}
		tx.Record(store.Event{Action: "user.totp_remove", Entity: u.ID})
		return nil
	})
}

// issuerName is what authenticator apps show above the code.
func (s *Service) issuerName() string {
	if s.issuer == "" {
		return "Duebook"
	}
	return s.issuer
}
