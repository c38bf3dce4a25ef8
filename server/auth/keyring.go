package auth

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/signingkey"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/store"
)

// keyringPause is the least time between two looks for a key id that nobody knows, so that invented ids cost nothing.
const keyringPause = time.Second

// keyring is the signing keys of the database, kept for a minute.
type keyring struct {
	db  *store.DB
	box *Box
	now func() time.Time

	mu     sync.Mutex
	set    keySet
	loaded time.Time
}

// keys is our keys. With an id that is not among them it looks into the database again. Without an id it is for signing,
// and makes the first key of a new book.
func (k *keyring) keys(ctx context.Context, id string) (keySet, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	now := k.now()
	age := now.Sub(k.loaded)
	known := id == "" || slices.ContainsFunc(k.set, func(key signingKey) bool { return key.id == id })
	if !k.loaded.IsZero() && (age < keyringPause || known && age < keyringFresh) {
		if _, ok := k.set.signer(); ok || id != "" {
			return k.set, nil
		}
	}
	// A caller who gives up must not leave the others without keys.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(system(ctx)), 10*time.Second)
	defer cancel()
	if err := k.load(ctx, now); err != nil {
		return nil, err
	}
	if _, ok := k.set.signer(); !ok && id == "" {
		if err := store.Do(ctx, k.db, func(tx *store.TxClient) error { return k.addTx(ctx, tx) }); err != nil {
			return nil, err
		}
		if err := k.load(ctx, now); err != nil {
			return nil, err
		}
	}
	return k.set, nil
}

func (k *keyring) load(ctx context.Context, now time.Time) error {
	rows, err := k.db.SigningKey.Query().
		Where(signingkey.Or(signingkey.RetiredAtIsNil(), signingkey.RetiredAtGT(now.Add(-time.Hour)))).
		Order(ent.Desc(signingkey.FieldID)).All(ctx)
	if err != nil {
		return err
	}
	set := make(keySet, 0, len(rows))
	for _, row := range rows {
		seed, err := k.box.Open("key:"+row.Kid, row.PrivateKey)
		if err != nil {
			return err
		}
		var retired time.Time
		if row.RetiredAt != nil {
			retired = *row.RetiredAt
		}
		set = append(set, keyFromSeed(seed, row.CreatedAt, retired))
	}
	k.set, k.loaded = set, now
	return nil
}

func (k *keyring) addTx(ctx context.Context, tx *store.TxClient) error {
	key := newSigningKey(tx.Now)
	tx.Record(store.Event{Action: "keys.add"})
	return tx.SigningKey.Create().SetKid(key.id).SetCreatedAt(tx.Now).SetPublicKey(key.public()).
		SetPrivateKey(k.box.Seal("key:"+key.id, key.private.Seed())).Exec(ctx)
}

// RotateKeys makes a new signing key and retires the others, which verify until their last tokens have expired.
// Codes: UNAUTHENTICATED, FORBIDDEN.
func (s *Service) RotateKeys(ctx context.Context) error {
	if _, err := need(ctx, viewer.UsersManage); err != nil {
		return err
	}
	err := store.Do(ctx, s.db, func(tx *store.TxClient) error {
		sys := system(ctx)
		n, err := tx.SigningKey.Update().Where(signingkey.RetiredAtIsNil()).SetRetiredAt(tx.Now).Save(sys)
		if err != nil {
			return err
		}
		if err := s.keyring.addTx(sys, tx); err != nil {
			return err
		}
		tx.Record(store.Event{Action: "keys.retire", Changes: store.Changes{"keys": {n, 0}}})
		return nil
	})
	if err != nil {
		return err
	}
	s.keyring.mu.Lock()
	s.keyring.loaded = time.Time{}
	s.keyring.mu.Unlock()
	return nil
}

// Keys is the public keys that verify our tokens.
func (s *Service) Keys(ctx context.Context) (JWKS, error) {
	set, err := s.keyring.keys(ctx, "")
	if err != nil {
		return JWKS{}, err
	}
	return set.jwks(s.now()), nil
}
