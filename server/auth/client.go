package auth

import (
	"context"
	"crypto/rand"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/apiclient"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

const (
	clientKeyPrefix = "dbc_"
	clientLifetime  = 366 * 24 * time.Hour // the longest
	secretOverlap   = 24 * time.Hour       // in which the secret before a rotation stays good
	lastUseGrain    = time.Minute          // of the time of last use
)

// ClientCredentials is a program's attempt to get an access token.
type ClientCredentials struct {
	Key     string // client_id
	Secret  string
	Scope   string // less than the client's scopes, separated by blanks; all of them when empty
	Address string // remote address
}

// ScopeError is the cause of a refusal that is about the scope.
type ScopeError struct{ Scope string }

func (e ScopeError) Error() string { return "scope " + e.Scope }

// ClientCredentials answers an access token for a program. There is no refresh token: the secret is always at hand.
// Codes: UNAUTHENTICATED, BAD_USER_INPUT (with cause ScopeError), RATE_LIMITED.
func (s *Service) ClientCredentials(ctx context.Context, in ClientCredentials) (*Session, error) {
	success, err := s.throttle.attempt(clientCounts(in.Address)...)
	if err != nil {
		return nil, err
	}
	refused := fault.New(fault.Unauthenticated, "The client id or the secret is wrong, or the client has expired or was revoked.")
	if !isSecret(clientSecretPrefix, in.Secret) {
		return nil, refused.Because(refreshError("not a client secret"))
	}
	sys, now := system(ctx), s.now()
	c, err := s.db.ApiClient.Query().Where(apiclient.ClientKey(clip(in.Key, 41))).Only(sys)
	if err != nil && !ent.IsNotFound(err) {
		return nil, err
	}
	var current, previous string
	if c != nil && c.RevokedAt == nil && now.Before(c.ExpiresAt) {
		current = c.SecretHash
		if c.PreviousSecretUntil != nil && now.Before(*c.PreviousSecretUntil) {
			previous = c.PreviousSecretHash
		}
	}
	if !matchSecret(current, in.Secret) && !matchSecret(previous, in.Secret) {
		s.log.WarnContext(ctx, "client refused", "client", clip(in.Key, 41), "address", in.Address)
		return nil, refused
	}
	success()
	scope := c.Scopes
	if in.Scope != "" {
		scope = strings.Fields(in.Scope)
		for _, p := range scope {
			if !slices.Contains(c.Scopes, p) {
				return nil, fault.New(fault.Invalid, "The client does not have the scope %q. It has: %s.", clip(p, 60), strings.Join(c.Scopes, " ")).
					On("scope").Because(ScopeError{p})
			}
		}
		slices.Sort(scope)
		scope = slices.Compact(scope)
	}
	if c.LastUsedAt == nil || now.Sub(*c.LastUsedAt) > lastUseGrain || c.LastUsedAddress != clip(in.Address, 64) {
		err := store.Do(sys, s.db, func(tx *store.TxClient) error {
			return quiet(tx).ApiClient.Update().Where(apiclient.ID(c.ID)).SetLastUsedAt(tx.Now).SetLastUsedAddress(clip(in.Address, 64)).Exec(sys)
		})
		if err != nil {
			return nil, err
		}
	}
	generation := strconv.Itoa(c.Version)
	session := &Session{Scope: strings.Join(scope, " "), ExpiresIn: AccessLifetime}
	v, err := s.load(ctx, viewerKey{subject: ClientSubject(c.ID), session: generation, scope: session.Scope})
	if err != nil {
		return nil, err
	}
	session.Access, err = s.tokens.sign(ctx, Claims{
		RegisteredClaims: jwt.RegisteredClaims{Subject: string(ClientSubject(c.ID))},
		Session:          generation, Role: string(viewer.Partner), Scope: session.Scope, Accounts: v.Roots,
	})
	return session, err
}

// endClientTokens makes all access tokens of a client worthless; it can get new ones with its secret.
func (s *Service) endClientTokens(ctx context.Context, id int) error {
	sys := system(ctx)
	c, err := s.db.ApiClient.Get(sys, id)
	if err != nil {
		return notFound(err, "client")
	}
	ctx = s.acting(ctx, viewer.Viewer{Kind: viewer.KindClient, ID: c.ID, Name: c.Name, Via: "api"})
	err = store.Do(ctx, s.db, func(tx *store.TxClient) error {
		tx.Record(store.Event{Action: "client.end_tokens", Entity: id})
		return tx.ApiClient.UpdateOneID(id).AddVersion(1).Exec(sys)
	})
	s.Invalidate(ClientSubject(id))
	return err
}

// CreateClient is a partner's program to be admitted.
type CreateClient struct {
	Name      string
	Scopes    []viewer.Permission // at least one, of those that the role PARTNER has
	Accounts  []int               // at least one; descendants are included
	ExpiresAt time.Time           // at most a year ahead, which is also what zero means
}

// CreateClient admits a program. It answers the secret, which is shown this once; only its hash is kept.
// Codes: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT.
func (s *Service) CreateClient(ctx context.Context, in CreateClient) (c *ent.ApiClient, secret string, err error) {
	err = store.Do(ctx, s.db, func(tx *store.TxClient) error {
		c, secret, err = s.CreateClientTx(ctx, tx, in)
		return err
	})
	return c, secret, err
}

// CreateClientTx is CreateClient within a transaction.
func (s *Service) CreateClientTx(ctx context.Context, tx *store.TxClient, in CreateClient) (*ent.ApiClient, string, error) {
	v, err := need(ctx, viewer.ClientsManage)
	if err != nil {
		return nil, "", err
	}
	in.Name = strings.TrimSpace(in.Name)
	if in.ExpiresAt.IsZero() {
		in.ExpiresAt = tx.Now.Add(clientLifetime)
	}
	offered := viewer.Grants(viewer.Partner)
	var scopes []string
	for _, p := range in.Scopes {
		if !slices.Contains(offered, p) {
			return nil, "", fault.New(fault.Invalid, "A client can't have the scope %q.", clip(string(p), 60)).On("scopes")
		}
		scopes = append(scopes, string(p))
	}
	slices.Sort(scopes)
	scopes = slices.Compact(scopes)
	accounts := slices.Clone(in.Accounts)
	slices.Sort(accounts)
	accounts = slices.Compact(accounts)
	switch {
	case in.Name == "" || len(in.Name) > 200:
		return nil, "", fault.New(fault.Invalid, "A name has 1 to 200 characters.").On("name")
	case len(scopes) == 0:
		return nil, "", fault.New(fault.Invalid, "A client needs at least one scope.").On("scopes")
	case len(accounts) == 0:
		return nil, "", fault.New(fault.Invalid, "A client needs at least one account.").On("accounts")
	case !in.ExpiresAt.After(tx.Now):
		return nil, "", fault.New(fault.Invalid, "The expiry lies in the past.").On("expiresAt")
	case in.ExpiresAt.After(tx.Now.Add(clientLifetime)):
		return nil, "", fault.New(fault.Invalid, "A client lasts for at most a year. Choose an earlier expiry.").On("expiresAt")
	}
	sys := system(ctx)
	for chunk := range slices.Chunk(accounts, 1000) {
		n, err := tx.Account.Query().Where(account.IDIn(chunk...)).Count(sys)
		if err != nil {
			return nil, "", err
		}
		if n != len(chunk) {
			return nil, "", fault.New(fault.NotFound, "One of the accounts does not exist.").On("accounts")
		}
	}
	secret := newClientSecret()
	create := tx.ApiClient.Create().SetName(in.Name).SetClientKey(clientKeyPrefix + strings.ToLower(rand.Text())).SetSecretHash(hashSecret(secret)).
		SetScopes(scopes).SetExpiresAt(in.ExpiresAt).SetCreatedAt(tx.Now).SetUpdatedAt(tx.Now).AddAccountIDs(accounts...)
	if v.Kind == viewer.KindUser {
		create.SetCreatedBy(v.ID)
	}
	c, err := create.Save(sys)
	if err != nil {
		return nil, "", err
	}
	tx.Record(store.Event{Action: "client.create", Entity: c.ID, Changes: store.Changes{"name": {nil, c.Name}, "scopes": {nil, scopes}, "accounts": {nil, accounts}}})
	return c, secret, nil
}

// RotateClientSecret makes a new secret and answers it; the one before stays good for 24 hours. Access tokens that the
// client has are at an end.
// Codes: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, WRONG_STATE.
func (s *Service) RotateClientSecret(ctx context.Context, id int) (secret string, err error) {
	if _, err := need(ctx, viewer.ClientsManage); err != nil {
		return "", err
	}
	secret = newClientSecret()
	err = store.Do(ctx, s.db, func(tx *store.TxClient) error {
		sys := system(ctx)
		c, err := tx.ApiClient.Query().Where(apiclient.ID(id), store.Lock).Only(sys)
		if err != nil {
			return notFound(err, "client")
		}
		if c.RevokedAt != nil {
			return fault.New(fault.State, "The client was revoked. Create another.")
		}
		tx.Record(store.Event{Action: "client.rotate_secret", Entity: id})
		return tx.ApiClient.UpdateOneID(id).SetSecretHash(hashSecret(secret)).SetPreviousSecretHash(c.SecretHash).
			SetPreviousSecretUntil(tx.Now.Add(secretOverlap)).AddVersion(1).Exec(sys)
	})
	s.Invalidate(ClientSubject(id))
	if err != nil {
		return "", err
	}
	return secret, nil
}

// RevokeClient keeps a program out from now on.
// Codes: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, WRONG_STATE.
func (s *Service) RevokeClient(ctx context.Context, id int) error {
	if _, err := need(ctx, viewer.ClientsManage); err != nil {
		return err
	}
	err := store.Do(ctx, s.db, func(tx *store.TxClient) error {
		sys := system(ctx)
		n, err := tx.ApiClient.Update().Where(apiclient.ID(id), apiclient.RevokedAtIsNil()).SetRevokedAt(tx.Now).AddVersion(1).Save(sys)
		if err != nil {
			return err
		}
		if n == 0 {
			if _, err := tx.ApiClient.Get(sys, id); err != nil {
				return notFound(err, "client")
			}
			return fault.New(fault.State, "The client was revoked already.")
		}
		tx.Record(store.Event{Action: "client.revoke", Entity: id})
		return nil
	})
	s.Invalidate(ClientSubject(id))
	return err
}
