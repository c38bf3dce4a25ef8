package webhook

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/occurrence"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/ent/webhookdelivery"
	"github.com/duebook/duebook/ent/webhookendpoint"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

const (
	perOwner    = 20             // endpoints of one client, one account, or the house
	overlap     = 24 * time.Hour // in which messages are signed with the secret before a rotation too
	secretBytes = 32

	descriptionLimit = 200 // characters
)

// Add makes an endpoint.
type Add struct {
	Client      int // whose rights it has; of a client that asks, its own
	Account     int // or a dealer's of this account; with neither, the house's
	URL         string
	Description string
	Events      []occurrence.Type
}

// Made is an endpoint with its secret, which is shown this once.
type Made struct {
	ID     int
	Secret string
}

// Add makes an endpoint that is told of what happens from now on. It reports fault.NotFound for an owner, fault.Invalid, and
// fault.Limit. Requires webhooks:manage.
func (s *Service) Add(ctx context.Context, in Add) (*Made, error) {
	v := viewer.From(ctx)
	if err := viewer.Need(v, viewer.WebhooksManage); err != nil {
		return nil, err
	}
	if v.Kind == viewer.KindClient {
		if in.Account != 0 || in.Client != 0 && in.Client != v.ID {
			return nil, fault.New(fault.Forbidden, "A program makes endpoints for itself only.")
		}
		in.Client = v.ID
	}
	if in.Client != 0 && in.Account != 0 {
		return nil, fault.New(fault.Invalid, "an endpoint belongs to a client or to an account, not to both").On("accountId")
	}
	in.Description = strings.TrimSpace(in.Description)
	if err := fault.Line("description", in.Description, descriptionLimit); err != nil {
		return nil, err
	}
	if err := s.checkURL(in.URL); err != nil {
		return nil, err
	}
	if err := s.exists(ctx, in.Client, in.Account); err != nil {
		return nil, err
	}
	events, err := s.checkEvents(ctx, in.Client, in.Account, in.Events)
	if err != nil {
		return nil, err
	}
	secret := newSecret()
	return store.Tx(ctx, s.db, func(tx *store.TxClient) (*Made, error) {
		sys := system(ctx)
		q := tx.WebhookEndpoint.Query()
		switch {
		case in.Client != 0:
			q.Where(webhookendpoint.ClientID(in.Client))
		case in.Account != 0:
			q.Where(webhookendpoint.AccountID(in.Account))
		default:
			q.Where(webhookendpoint.ClientIDIsNil(), webhookendpoint.AccountIDIsNil())
		}
		if n, err := q.Count(sys); err != nil || n >= perOwner {
			if err == nil {
				err = fault.New(fault.Limit, "there are %d endpoints already; delete one that is not needed", n)
			}
			return nil, err
		}
		place, err := store.Heads(ctx, tx)
		if err != nil {
			return nil, err
		}
		create := tx.WebhookEndpoint.Create().SetURL(in.URL).SetDescription(in.Description).SetEvents(events).SetSecret([]byte{}).SetPlace(place.String()).
			SetCreatedAt(tx.Now).SetUpdatedAt(tx.Now)
		if in.Client != 0 {
			create.SetClientID(in.Client)
		}
		if in.Account != 0 {
			create.SetAccountID(in.Account)
		}
		if v.Kind == viewer.KindUser {
			create.SetCreatedBy(v.ID)
		}
		e, err := create.Save(sys)
		if err != nil {
			return nil, err
		}
		// Sealed for its row, whose id is known only now.
		if err := tx.WebhookEndpoint.UpdateOneID(e.ID).SetSecret(s.seal(e.ID, secret)).Exec(sys); err != nil {
			return nil, err
		}
		tx.Record(store.Event{Action: "webhook_endpoint.add", Entity: e.ID, Account: in.Account, Changes: store.Changes{
			"url": {nil, in.URL}, "events": {nil, events}, "client_id": {nil, store.Null(in.Client)}, "account_id": {nil, store.Null(in.Account)}}})
		return &Made{e.ID, secret}, nil
	})
}

// exists reports fault.NotFound for an owner that there is not, or that the viewer may not know of.
func (s *Service) exists(ctx context.Context, client, account int) error {
	if client != 0 && viewer.From(ctx).Kind != viewer.KindClient {
		if _, err := s.db.ApiClient.Get(ctx, client); err != nil {
			return fault.As(store.Fault(err)).On("clientId")
		}
	}
	if account != 0 {
		if _, err := s.db.Account.Get(ctx, account); err != nil {
			return fault.As(store.Fault(err)).On("accountId")
		}
	}
	return nil
}

// checkEvents are the events in order, each once. It refuses those that the owner may not read of.
func (s *Service) checkEvents(ctx context.Context, client, account int, events []occurrence.Type) ([]occurrence.Type, error) {
	owner, err := s.owner(ctx, client, account)
	if fault.Is(err, fault.Unauthenticated) {
		return nil, fault.New(fault.State, "the API client was revoked or has expired").On("clientId")
	}
	if err != nil {
		return nil, err
	}
	events = slices.Compact(slices.Sorted(slices.Values(events)))
	if len(events) == 0 {
		return nil, fault.New(fault.Invalid, "choose at least one event").On("events")
	}
	for _, e := range events {
		if !slices.Contains(occurrence.Types(), e) {
			return nil, fault.New(fault.Invalid, "%s is not among the events to choose from", e).On("events")
		}
		for _, p := range e.Needs() {
			if !owner.Can(p) {
				return nil, fault.New(fault.Invalid, "%s needs the scope %s, which the API client does not have", e, p).On("events")
			}
		}
	}
	return events, nil
}

func newSecret() string {
	raw := make([]byte, secretBytes)
	rand.Read(raw) // never fails
	return "whsec_" + base64.StdEncoding.EncodeToString(raw)
}

func (s *Service) seal(endpoint int, secret string) []byte {
	return s.box.Seal(fmt.Sprintf("webhook:%d", endpoint), []byte(secret))
}

// lockTx is an endpoint that the viewer may change, locked.
func lockTx(ctx context.Context, tx *store.TxClient, id int) (*ent.WebhookEndpoint, error) {
	return tx.WebhookEndpoint.Query().Where(webhookendpoint.ID(id), store.Lock).Only(ctx)
}

// Change changes an endpoint; nil leaves something as it is.
type Change struct {
	ID          int
	Version     int
	URL         *string
	Description *string
	Events      []occurrence.Type
	Enabled     *bool
}

// Change changes an endpoint. One that is enabled is told of what happens from now on; for what it missed there is Replay.
// It reports fault.NotFound, fault.Conflict and fault.Invalid. Requires webhooks:manage.
func (s *Service) Change(ctx context.Context, in Change) error {
	v := viewer.From(ctx)
	if err := viewer.Need(v, viewer.WebhooksManage); err != nil {
		return err
	}
	if in.URL != nil {
		if err := s.checkURL(*in.URL); err != nil {
			return err
		}
	}
	if in.Events != nil {
		e, err := s.db.WebhookEndpoint.Get(ctx, in.ID)
		if err != nil {
			return store.Fault(err)
		}
		if in.Events, err = s.checkEvents(ctx, e.ClientID, e.AccountID, in.Events); err != nil {
			return err
		}
	}
	return store.Do(ctx, s.db, func(tx *store.TxClient) error {
		sys := system(ctx)
		e, err := lockTx(ctx, tx, in.ID)
		if err != nil {
			return err
		}
		if e.Version != in.Version {
			return fault.New(fault.Conflict, "somebody changed the endpoint meanwhile; look at it again").On("version")
		}
		changes, update := store.Changes{}, tx.WebhookEndpoint.UpdateOneID(e.ID).SetVersion(e.Version+1).SetUpdatedAt(tx.Now)
		if in.URL != nil && *in.URL != e.URL {
			changes["url"] = [2]any{e.URL, *in.URL}
			update.SetURL(*in.URL)
		}
		if in.Description != nil {
			text := strings.TrimSpace(*in.Description)
			if err := fault.Line("description", text, descriptionLimit); err != nil {
				return err
			}
			if text != e.Description {
				changes["description"] = [2]any{e.Description, text}
				update.SetDescription(text)
			}
		}
		if in.Events != nil && !slices.Equal(in.Events, e.Events) {
			changes["events"] = [2]any{e.Events, in.Events}
			update.SetEvents(in.Events)
		}
		if in.Enabled != nil && *in.Enabled != (e.Status == webhookendpoint.StatusENABLED) {
			if *in.Enabled {
				place, err := store.Heads(ctx, tx)
				if err != nil {
					return err
				}
				update.SetStatus(webhookendpoint.StatusENABLED).SetNote("").ClearFailingSince().ClearPausedUntil().SetPlace(place.String())
				changes["status"] = [2]any{e.Status, webhookendpoint.StatusENABLED}
			} else {
				update.SetStatus(webhookendpoint.StatusDISABLED).SetNote("Disabled by " + clip(v.Name, 200) + ".")
				changes["status"] = [2]any{e.Status, webhookendpoint.StatusDISABLED}
				if err := buryTx(ctx, tx, e.ID); err != nil {
					return err
				}
			}
		}
		if len(changes) == 0 {
			return nil
		}
		tx.Record(store.Event{Action: "webhook_endpoint.change", Entity: e.ID, Account: e.AccountID, Changes: changes})
		return update.Exec(sys)
	})
}

// buryTx makes what waits for an endpoint dead.
func buryTx(ctx context.Context, tx *store.TxClient, endpoint int) error {
	_, err := tx.Exec(ctx, `UPDATE webhook_deliveries SET status = 'FAILED', next_at = NULL, lease = lease + 1, problem = ? WHERE endpoint_id = ? AND status = 'QUEUED'`,
		"The endpoint was disabled before this was delivered. Enable it, then replay.", endpoint)
	return err
}

// disable disables an endpoint that can't be used, and says why.
func (s *Service) disable(ctx context.Context, endpoint int, note string) error {
	return store.Do(ctx, s.db, func(tx *store.TxClient) error {
		e, err := lockTx(ctx, tx, endpoint)
		if err != nil || e.Status == webhookendpoint.StatusDISABLED {
			return err
		}
		if err := buryTx(ctx, tx, e.ID); err != nil {
			return err
		}
		tx.Record(store.Event{Action: "webhook_endpoint.disable", Entity: e.ID, Account: e.AccountID, Reason: note,
			Changes: store.Changes{"status": {e.Status, webhookendpoint.StatusDISABLED}}})
		return tx.WebhookEndpoint.UpdateOneID(e.ID).SetStatus(webhookendpoint.StatusDISABLED).SetNote(clip(note, 500)).AddVersion(1).SetUpdatedAt(tx.Now).Exec(ctx)
	})
}

// Rotate gives an endpoint a new secret and answers it. For 24 hours messages are signed with the one before as well, so that the
// other side may change over when it suits. It reports fault.NotFound. Requires webhooks:manage.
func (s *Service) Rotate(ctx context.Context, id int) (*Made, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.WebhooksManage); err != nil {
		return nil, err
	}
	secret := newSecret()
	return store.Tx(ctx, s.db, func(tx *store.TxClient) (*Made, error) {
		e, err := lockTx(ctx, tx, id)
		if err != nil {
			return nil, err
		}
		tx.Record(store.Event{Action: "webhook_endpoint.rotate_secret", Entity: id, Account: e.AccountID})
		err = tx.WebhookEndpoint.UpdateOneID(id).SetPreviousSecret(e.Secret).SetPreviousSecretUntil(tx.Now.Add(overlap)).SetSecret(s.seal(id, secret)).
			AddVersion(1).SetUpdatedAt(tx.Now).Exec(system(ctx))
		return &Made{id, secret}, err
	})
}

// Delete forgets an endpoint with its deliveries. It reports fault.NotFound. Requires webhooks:manage.
func (s *Service) Delete(ctx context.Context, id int) error {
	if err := viewer.Need(viewer.From(ctx), viewer.WebhooksManage); err != nil {
		return err
	}
	return store.Do(ctx, s.db, func(tx *store.TxClient) error {
		e, err := lockTx(ctx, tx, id)
		if err != nil {
			return err
		}
		if _, err := tx.WebhookDelivery.Delete().Where(webhookdelivery.EndpointID(id)).Exec(system(ctx)); err != nil {
			return err
		}
		tx.Record(store.Event{Action: "webhook_endpoint.delete", Entity: id, Account: e.AccountID, Changes: store.Changes{"url": {e.URL, nil}}})
		return tx.WebhookEndpoint.DeleteOneID(id).Exec(system(ctx))
	})
}

// Test sends webhook.ping to an endpoint and answers the id of the delivery. It reports fault.NotFound and fault.State for one
// that is disabled. Requires webhooks:manage.
func (s *Service) Test(ctx context.Context, id int) (int, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.WebhooksManage); err != nil {
		return 0, err
	}
	made, err := store.Tx(ctx, s.db, func(tx *store.TxClient) (int, error) {
		e, err := lockTx(ctx, tx, id)
		if err != nil {
			return 0, err
		}
		if err := enabled(e); err != nil {
			return 0, err
		}
		o := happening{key: keyPrefix + strings.ToLower(rand.Text()), kind: occurrence.Ping, at: tx.Now, data: data{ID: scalar.FormatID(id)}}
		ids, err := tx.InsertIDs(ctx, "webhook_deliveries", deliveryColumns, [][]any{o.row(tx.Now, id, nil)})
		if err != nil {
			return 0, err
		}
		tx.Record(store.Event{Action: "webhook_endpoint.test", Entity: id, Account: e.AccountID})
		// A test is for somebody who waits.
		return ids[0], tx.WebhookEndpoint.UpdateOneID(id).ClearPausedUntil().Exec(system(ctx))
	})
	s.Wake()
	return made, err
}

// maxReplay is how many deliveries are replayed by name at once.
const maxReplay = 500

// ReplayDeliveries sends deliveries again, as if they were new. It reports fault.NotFound, fault.Limit, and fault.State for one
// that is about to be sent or whose endpoint is disabled. Requires webhooks:manage.
func (s *Service) ReplayDeliveries(ctx context.Context, ids []int) error {
	if err := viewer.Need(viewer.From(ctx), viewer.WebhooksManage); err != nil {
		return err
	}
	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	if n := len(ids); n == 0 || n > maxReplay {
		return fault.New(fault.Limit, "name 1 to %d deliveries; for more, replay the endpoint since an instant", maxReplay).On("ids")
	}
	err := store.Do(ctx, s.db, func(tx *store.TxClient) error {
		rows, err := tx.WebhookDelivery.Query().Where(webhookdelivery.IDIn(ids...), store.Lock).Order(webhookdelivery.ByID()).All(ctx)
		if err != nil {
			return err
		}
		if len(rows) < len(ids) {
			return fault.New(fault.NotFound, "one of the deliveries does not exist, or is not yours to see").On("ids")
		}
		of := map[int][]int{}
		for _, d := range rows {
			if err := canReplay(d); err != nil {
				return err
			}
			of[d.EndpointID] = append(of[d.EndpointID], d.ID)
		}
		endpoints, err := tx.WebhookEndpoint.Query().Where(webhookendpoint.IDIn(slices.Collect(maps.Keys(of))...)).All(ctx)
		if err != nil {
			return err
		}
		for _, e := range endpoints {
			if err := enabled(e); err != nil {
				return fault.As(err).On()
			}
			tx.RecordMany("webhook_delivery.replay", of[e.ID])
		}
		condition, list := store.AmongIDs(tx, "id", ids)
		_, err = tx.Exec(ctx, `UPDATE webhook_deliveries SET status = 'QUEUED', attempts = 0, next_at = ?, problem = '', lease = lease + 1 WHERE `+condition, tx.Now, list)
		return err
	})
	s.Wake()
	return err
}

// Replay names an endpoint and an instant.
type Replay struct {
	Endpoint int
	Since    time.Time
}

// Replay tells an endpoint again of everything since an instant, at most 30 days back: what was delivered, what is dead, and what
// happened while it was disabled or did not yet exist. It reports fault.NotFound, fault.Invalid, and fault.State for one
// that is disabled. Requires webhooks:manage.
func (s *Service) Replay(ctx context.Context, in Replay) error {
	if err := viewer.Need(viewer.From(ctx), viewer.WebhooksManage); err != nil {
		return err
	}
	now := s.now()
	switch {
	case in.Since.After(now):
		return fault.New(fault.Invalid, "the instant lies ahead").On("since")
	case in.Since.Before(now.Add(-kept)):
		return fault.New(fault.Invalid, "the instant lies more than 30 days back; read what was before from the API").On("since")
	}
	// Where the trail was at the instant is looked up before the transaction, which on SQLite would keep others waiting.
	var first store.Place
	rows, err := s.db.Query(ctx, `SELECT chain, MIN(seq) FROM audit_events WHERE at >= ? GROUP BY chain`, in.Since.UTC())
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var chain int
		var seq int64
		if err := rows.Scan(&chain, &seq); err != nil {
			return err
		}
		first[chain] = seq
	}
	if err := rows.Err(); err != nil {
		return err
	}
	err = store.Do(ctx, s.db, func(tx *store.TxClient) error {
		e, err := lockTx(ctx, tx, in.Endpoint)
		if err != nil {
			return err
		}
		if err := enabled(e); err != nil {
			return err
		}
		place, ok := store.ParsePlace(e.Place)
		if !ok {
			return fmt.Errorf("webhook endpoint %d has no place", e.ID)
		}
		for chain, seq := range first {
			if seq > 0 {
				place[chain] = min(place[chain], seq-1)
			}
		}
		tx.Record(store.Event{Action: "webhook_endpoint.replay", Entity: e.ID, Account: e.AccountID, Changes: store.Changes{"since": {nil, in.Since.UTC()}}})
		return tx.WebhookEndpoint.UpdateOneID(e.ID).SetPlace(place.String()).ClearPausedUntil().Exec(system(ctx))
	})
	s.Wake()
	return err
}

func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}
